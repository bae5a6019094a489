import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import { type Directory, personById, shortUnitName } from '../domain/people.ts';
import type { Directive, Problem, Task } from '../domain/task.ts';
import type { Waiting, WaitingKind } from '../domain/waiting.ts';
import { dayText } from './days.ts';
import { shortened, taskName } from './task-lines.ts';

const NAMES: Readonly<Record<WaitingKind, string>> = {
  sign: '待签收',
  mend: '退回待改',
  directive: '督办待复',
  remark: '批示待复',
  asked: '请您协调',
  'extension-answered': '延期已答复',
  review: '待审核',
  extension: '延期待批',
  solved: '问题待销号',
  bind: '绑定申请',
  'directive-late': '督办超期',
  unanswered: '问题未答复',
  unexplained: '逾期未说明',
  raised: '问题报您',
  'own-remark': '批示未复',
};

/** How much of what waits may be told here. */
export interface TodoManners {
  readonly directory: Directory;
  readonly openYear: number;
  /** The task may be called by its title. */
  readonly titled: boolean;
  /** What a problem says may be shown. */
  readonly toldOfProblem: boolean;
  /** The text of a 批示 may be shown. */
  readonly toldOfRemark: boolean;
}

/** One row of 待办: what it is, of which task, and what to type. */
export function todoRow(item: Waiting, manners: TodoManners): string {
  const what = item.kind === 'bind' ? bindText(item, manners) : taskText(item, manners);
  return `${NAMES[item.kind]}　${what}　${toType(item, manners.openYear)}`;
}

/** The first ten, and how many of each kind there are. */
export function todoReply(kinds: readonly WaitingKind[], rows: readonly string[], left: number): Message {
  if (kinds.length === 0) return message('没有等待您办理的事项');
  const counts = [...new Set(kinds)].map(
    (kind) => `${NAMES[kind]} ${kinds.filter((one) => one === kind).length}`,
  );
  return message(
    `${TODO_TITLE} ${kinds.length} 件：${counts.join('、')}`,
    ...rows,
    ...(left > 0 ? [`还有 ${left} 件，回复“更多”`] : []),
  );
}

export const TODO_TITLE = '待办';

type OnTask = Exclude<Waiting, { kind: 'bind' }>;

function bindText({ request }: Extract<Waiting, { kind: 'bind' }>, { directory }: TodoManners): string {
  const person = personById(directory, request.personId);
  const who =
    person === undefined ? '（已删除人员）' : `${person.name}（${shortUnitName(directory, person.unit)}）`;
  return `${request.no}号 ${who}`;
}

function taskText(item: OnTask, manners: TodoManners): string {
  const called = manners.titled
    ? taskName(item.task, manners.openYear, 12)
    : `#${numberText(item.task, manners.openYear)}`;
  switch (item.kind) {
    case 'sign':
      return called;
    case 'mend':
      return `${called}，${dayText(item.by)}前改好`;
    case 'directive':
      return `${directiveText(item)} ${called}，${dayText(item.directive.due)}前反馈`;
    case 'directive-late':
      return `${directiveText(item)} ${called}，应于${dayText(item.directive.due)}反馈`;
    case 'remark':
    case 'own-remark':
      return manners.toldOfRemark
        ? `${called}：${shortened(item.remark.text, 20)}`
        : `${called}，有批示1条待反馈`;
    case 'extension-answered':
      return item.granted ? `${called}，${dueText(item.task)}` : `${called}，未同意${reason(item, manners)}`;
    case 'review':
      return `${called}${item.second ? '，初审已通过' : ''}`;
    case 'extension':
      return `${called}，拟延至${dayText(item.to)}`;
    case 'unexplained':
      return `${called}，逾期${item.days}天`;
    case 'unanswered':
      return `${problemText(item, manners)}（${called}），满${item.workdays}个工作日`;
    case 'asked':
    case 'solved':
    case 'raised':
      return `${problemText(item, manners)}（${called}）`;
  }
}

function directiveText({ task, directive }: { task: Task; directive: Directive }): string {
  return `〔${task.year}〕${directive.no}号`;
}

function problemText({ problem }: { problem: Problem }, { toldOfProblem }: TodoManners): string {
  return toldOfProblem ? `P${problem.no} ${shortened(problem.text, 20)}` : `P${problem.no}`;
}

function dueText({ due }: Task): string {
  return due === undefined ? '已同意' : `已同意，时限${dayText(due)}`;
}

function reason({ note }: Extract<Waiting, { kind: 'extension-answered' }>, { titled }: TodoManners): string {
  return note === undefined || !titled ? '' : `：${shortened(note, 20)}`;
}

/** What to type next. */
function toType(item: Waiting, openYear: number): string {
  return item.kind === 'bind' ? `核实后发“同意绑定 ${item.request.no}”` : toTypeOnTask(item, openYear);
}

function toTypeOnTask(item: OnTask, openYear: number): string {
  const no = numberText(item.task, openYear);
  switch (item.kind) {
    case 'sign':
      return `发“签收 ${no}”`;
    case 'mend':
      return `发“办结 ${no} 说明”`;
    case 'directive':
    case 'remark':
      return `发“回复 ${no} 说明”`;
    case 'asked':
    case 'raised':
      return `发“P${item.problem.no} 答复 意见”`;
    case 'extension-answered':
      return item.granted ? `发“任务 ${no}”` : `发“原因 ${no} 说明”`;
    case 'review':
      return item.second ? `发“销号 ${no}”` : `发“通过 ${no}”或“退回 ${no} 理由”`;
    case 'extension':
      return `发“同意延期 ${no}”或“不同意延期 ${no} 理由”`;
    case 'solved':
      return `发“P${item.problem.no} 销号”`;
    case 'directive-late':
    case 'own-remark':
      return `发“催办 ${no}”`;
    case 'unanswered':
      return `发“上报 P${item.problem.no}”`;
    case 'unexplained':
      return `发“督办 ${no} 3天内反馈”`;
  }
}

function numberText(task: Task, openYear: number): string {
  return task.year === openYear ? String(task.no) : `${task.year}#${task.no}`;
}
