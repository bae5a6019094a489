import type { EntryKind } from '../domain/history.ts';
import { type Message, message } from '../domain/message.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { targetText } from '../domain/target.ts';
import type { Status, Task } from '../domain/task.ts';
import { OFFICE_REFUSALS } from './office-refusals.ts';
import { OWNER_REFUSALS } from './owner-refusals.ts';
import { type RefusalFacts, type RefusalWords, refusedSubject } from './refusal-words.ts';
import { RELEASE_REFUSALS } from './release-refusals.ts';

const ACTS: Partial<Record<EntryKind, string>> = {
  progress: '填报进展',
  accept: '签收',
  submit: '申请办结',
  explain: '说明情况',
  extend: '申请延期',
  'no-figure': '报待数据',
  problem: '提出问题',
  answer: '回复',
};

/** What to do instead, by where the task stands. */
const INSTEAD: Readonly<Record<Status, (task: Task, act: EntryKind) => string>> = {
  assigned: (task, act) => (act === 'submit' ? `尚未签收，请先发“签收 ${task.no}”，再申请办结` : '尚待签收'),
  active: (task, act) =>
    act === 'accept'
      ? '此前已签收，不需再签'
      : `正在推进，现在不能${ACTS[act] ?? '这样办理'}，如需帮助发“任务 ${task.no}”`,
  submitted: (_task, act) =>
    act === 'submit' ? '已申请办结，正在等待审核' : '已申请办结，待审核期间不需此操作',
  closed: () => '已销号，不再填报；如有出入请联系督查室',
  suspended: () => '已暂缓，重启后再填报；如需重启请联系督查室',
  cancelled: () => '已终止，不再填报；如需重启请联系督查室',
};

const WORDS: RefusalWords<RefusalCode> = {
  ...OWNER_REFUSALS,
  ...OFFICE_REFUSALS,
  ...RELEASE_REFUSALS,
  'unknown-task': ({ key, asked }, { openYear }) =>
    `${asked ? '' : '未记录：'}没有编号 ${key.year === openYear ? key.no : `${key.year}#${key.no}`} 的事项，或不在您的查看范围。发“我的任务”可看编号`,
  'no-such-title': ({ words, asked }) =>
    `${asked ? '' : '未记录：'}没有找到名称像“${words}”的事项。请用编号，如“进度 12 60%”；发“我的任务”可看编号`,
  'not-yours': ({ task, mayName, act }, facts) =>
    mayName
      ? `未记录：${refusedSubject(task, facts)}由${task.leadUnit}牵头，请由${task.owner ?? '该单位责任人'}或该单位联络员${ACTS[act] ?? '办理'}`
      : `未记录：编号 ${task.no} 的事项不属您单位牵头，请核对编号；发“我的任务”可看编号`,
  'wrong-status': ({ task, act }, facts) =>
    `未记录：${refusedSubject(task, facts)}${INSTEAD[task.status](task, act)}`,
  'percent-range': ({ percent }) => `未记录：进度应在 0 到 100 之间，收到的是 ${percent}%`,
  'errand-percent': ({ task }, facts) =>
    `未记录：${refusedSubject(task, facts)}是限时件，不报百分比。报情况请发“进度 ${task.no} 说明”，办完请发“办结 ${task.no}”`,
  'no-target': ({ task }, facts) =>
    `未记录：${refusedSubject(task, facts)}没有数量指标，请报百分比，如“进度 ${task.no} 60%”`,
  'unit-mismatch': ({ task, amount }, facts) =>
    `未记录：${refusedSubject(task, facts)}的指标是${task.target === undefined ? '百分比' : targetText(task.target)}，与“${targetText(amount)}”单位不同，请按指标单位填报`,
  'nothing-to-accept': () => '没有等待您签收的事项',
  withheld: ({ no }) => `编号 ${no} 为内部掌握事项，不在此显示，详情请联系督查室`,
  'private-only': () => '此项内容请私聊查看',
  'nothing-to-undo': () => '没有可撤销的记录：撤销只对您在本会话中最近一条写入有效',
  'undo-too-old': () => '未撤销：已超过 10 分钟。需要更正请重新填报，或联系督查室',
  'undo-done': () => '您最近一条写入已撤销，未再改动',
  'undo-acted-since': ({ task }, facts) =>
    `未撤销：${refusedSubject(task, facts)}此后已有新的记录。需要更正请重新填报`,
  'undo-release': () =>
    '未撤销：签发、暂停发送、移出、加注不能用“撤销”。停发请发“暂停发送”，恢复请发“签发”，移出的请发“移回 编号”，加注的请发“删注 编号”',
  'message-handled': () => '这条消息已办理过，未再改动',
  'no-more': () => '没有更多内容。发“我的任务”或“逾期”重新查看',
  'choice-expired': () => '未记录：刚才的选项已过 5 分钟，请重新发送完整内容',
  'choice-taken': () => '刚才的选项已办理，未再改动。查看任务请发“任务 编号”',
  'person-unknown': ({ name, unit }) =>
    `未受理：花名册中没有${unit}的“${name}”。请核对姓名和单位，或请督查室先登记`,
  'unit-unknown': ({ unit }) => `未受理：花名册中没有单位“${unit}”。请用单位全称或简称，如“绑定 张三 住建局”`,
  'roster-empty': () => '未受理：花名册还没有导入，无法核对。请管理员先导入含“人员”“单位”表的台账',
  'person-bound': ({ name }) =>
    `未受理：“${name}”在本平台已登记账号。更换账号请联系督查室在花名册中清除后再绑定`,
  'account-bound': ({ name }) => `您的账号已登记为“${name}”，不需再绑定`,
  'no-account': () => '未受理：平台没有提供您的账号（可能是外部人员或机器人尚未发布），请联系管理员',
  'supervisors-only': () => '未办理：这项操作由督查员办理',
  'no-such-request': ({ no }) => `未办理：没有 ${no} 号绑定申请`,
  'request-decided': ({ no }) => `${no} 号绑定申请此前已办理`,
};

/** Every code of a refusal. */
export const REFUSAL_CODES: readonly string[] = Object.keys(WORDS);

export function refusalText(refusal: Refusal, facts: RefusalFacts): string {
  const words = WORDS[refusal.code] as (refusal: Refusal, facts: RefusalFacts) => string;
  return words(refusal, facts);
}

export function refusalReply(refusal: Refusal, facts: RefusalFacts): Message {
  return message(refusalText(refusal, facts));
}
