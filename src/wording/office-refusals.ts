import { yearOf } from '../domain/day.ts';
import type { EditableField, EntryKind } from '../domain/history.ts';
import { ROLE_NAMES } from '../domain/import-people.ts';
import type { OfficeRefusal, Wanted } from '../domain/office-refusal.ts';
import type { Act } from '../domain/permissions.ts';
import type { ReviewObstacle } from '../domain/review.ts';
import { STATUSES, type Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { whoMay } from '../domain/who-may.ts';
import { FIELD_WORDS } from '../language/field-words.ts';
import { dayWithWeekday } from './days.ts';
import { statusName } from './lamps.ts';
import { OFFICE_WORDS, typedNo } from './office-words.ts';
import { type RefusalWords, refusedSubject } from './refusal-words.ts';

const OBSTACLES: Readonly<Record<ReviewObstacle, string>> = {
  'own-submission': '是您申请办结的，须由另一位督查员审核',
  'own-request': '的延期是您申请的，须由另一位督查员审批',
  'first-check-missing': '还没有通过初审，请先发“通过”',
  'first-check-done': '已通过初审，请另一位督查员发“销号”',
  'own-first-check': '的初审是您通过的，销号须由另一位督查员办理',
};

const WANTED: Readonly<Record<Wanted, string>> = { reason: '理由', basis: '依据', text: '内容' };

/** A value of each field as it can be typed. */
const FIELD_EXAMPLES: Readonly<Record<EditableField, string>> = {
  kindOfTask: '限时件',
  title: '新的名称',
  category: '城建',
  source: '政府工作报告',
  taskforce: '项目专班',
  leaders: '王建国、李明',
  leadUnit: '住建局',
  assistUnits: '财政局、教体局',
  owner: '张三',
  start: '3月1日',
  due: '12月20日',
  ongoing: '是',
  target: '5亿元',
  milestones: '6月底50%；9月底80%',
  cadence: '每周',
  openness: '公开',
  remarks: '备注内容',
};

/** What the office's acts are to a person who may not do them, or not now. */
function wordOf(kind: EntryKind): string {
  return OFFICE_WORDS[kind] ?? '这项操作';
}

function whoText(act: Act): string {
  return whoMay(act)
    .map(({ role, reach }) => (reach === 'own' ? `牵头单位${ROLE_NAMES[role]}` : ROLE_NAMES[role]))
    .join('、');
}

/** 「只用于推进中、待审核的事项」, as the table of transitions has it. */
function whereText(kind: EntryKind): string {
  return STATUSES.filter((status) => mayFollow(status, kind))
    .map(statusName)
    .join('、');
}

const INSTEAD: Partial<Record<EntryKind, (task: Task, no: string) => string>> = {
  approve: (task, no) => (task.status === 'active' ? `；直接销号请发“销号 ${no}”` : ''),
  urge: (task) => (task.status === 'submitted' ? '；待审核期间不催办' : ''),
  return: (task, no) => (task.status === 'closed' ? `；销号后有出入请发“回访 ${no} 不属实 理由”` : ''),
};

export const OFFICE_REFUSALS: RefusalWords<OfficeRefusal['code']> = {
  'review-obstacle': ({ task, obstacle }, facts) =>
    `未办理：${refusedSubject(task, facts)}${OBSTACLES[obstacle]}`,
  'not-for-you': ({ act, kind }) => `未办理：${wordOf(kind)}由${whoText(act)}办理`,
  'not-now': ({ task, kind }, facts) =>
    `未办理：${refusedSubject(task, facts)}现为${statusName(task.status)}，${wordOf(kind)}只用于${whereText(kind)}的事项${INSTEAD[kind]?.(task, typedNo(task, facts.openYear)) ?? ''}`,
  'words-missing': ({ task, kind, wanted }, { openYear }) => {
    const middle = kind === 'revisit' ? ' 不属实' : '';
    return `未办理：${wordOf(kind)}请写明${WANTED[wanted]}，如“${wordOf(kind)} ${typedNo(task, openYear)}${middle} ${WANTED[wanted]}”`;
  },
  'day-passed': ({ day, today }) => {
    const year = yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`;
    return `未办理：${year}${dayWithWeekday(day)}已经过去，请写今天或以后的日期`;
  },
  'no-extension': ({ task }, facts) =>
    `未办理：${refusedSubject(task, facts)}没有待批的延期申请；直接改时限请发“改 ${typedNo(task, facts.openYear)} 时限 新日期 依据”`,
  'no-such-unit': ({ unit, near }) =>
    `未办理：花名册中没有单位“${unit}”。${near.length === 0 ? '请用单位全称或简称' : `是否是${near.join('、')}？请用全称或简称再发一次`}`,
  'not-of-unit': ({ name, unit, people }) =>
    `未办理：${unit}没有“${name}”。${people.length === 0 ? '该单位在花名册中还没有人员，请先登记' : `该单位有${people.join('、')}`}`,
  'due-missing': ({ unit, title }) =>
    `未办理：请写明时限，如“交办 ${unit} 12月31日前 ${title}”；限时件可不写，如“交办 限时件 ${unit} ${title}”`,
  'title-missing': () => '未办理：请写明事项，如“交办 住建局 张三 12月31日前 完成老旧小区改造”',
  'same-owner': ({ task, name }, facts) => `${refusedSubject(task, facts)}的责任人已是${name}，未再改动`,
  'nothing-to-hand-over': ({ name }) => `未办理：${name}名下没有未办结的事项，或不在您可交接的单位`,
  'which-unit': ({ from, to, units }) =>
    `未办理：${units.join('、')}都有${from}和${to}，不能确定是哪个单位。请逐项发“转交 编号 ${to}”`,
  'field-unreadable': ({ task, field }, { openYear }) =>
    `未办理：${FIELD_WORDS[field]}没有读懂，如“改 ${typedNo(task, openYear)} ${FIELD_WORDS[field]} ${FIELD_EXAMPLES[field]}”`,
  'field-same': ({ task, field }, facts) =>
    `${refusedSubject(task, facts)}的${FIELD_WORDS[field]}已是如此，未再改动`,
  'start-after-due': ({ start, due }) =>
    `未办理：开始时间 ${dayWithWeekday(start)} 晚于时限 ${dayWithWeekday(due)}，请核对`,
  'urged-already': ({ task, day, time, today }, facts) =>
    `${refusedSubject(task, facts)}${day === today ? '今日' : dayWithWeekday(day)}${time}已催办，同一事项一个工作日催一次，未再催`,
  'nothing-to-urge': ({ urgedBefore }) =>
    urgedBefore === 0 ? '没有需要催办的逾期事项' : `逾期事项 ${urgedBefore} 项今日均已催办，未再催`,
  'no-leader': ({ task, name }, facts) =>
    name === undefined
      ? `未办理：${refusedSubject(task, facts)}没有分管领导，不能代录批示。请先发“改 ${typedNo(task, facts.openYear)} 分管领导 姓名”`
      : `未办理：花名册中没有领导“${name}”，不能代录批示。请先在花名册登记`,
};
