import { assertNever } from '../domain/assert-never.ts';
import { type Message, message } from '../domain/message.ts';
import type { CommandOf, ListQuery } from '../language/command.ts';
import { colourName, statusName } from './lamps.ts';

/** How many tasks a list counts, by what a reader wants to know first. */
export interface ListTotals {
  readonly all: number;
  readonly overdue: number;
  readonly nearDue: number;
  /** Tasks that belong here but may not be named in this room. */
  readonly hidden: number;
}

const MINE_TITLES: Readonly<Record<CommandOf<'mine'>['filter'], string>> = {
  all: '我的任务',
  overdue: '我的逾期',
  'this-week': '我的任务 本周到期',
  unit: '我单位任务',
};

export function mineTitle(filter: CommandOf<'mine'>['filter']): string {
  return MINE_TITLES[filter];
}

export function listTitle(query: ListQuery): string {
  switch (query.by) {
    case 'overdue':
      return '逾期事项';
    case 'due-within':
      return `${query.days}天内到期`;
    case 'due-this-week':
      return '本周到期';
    case 'colour':
      return colourName(query.colour);
    case 'whose':
      return `${query.name}的任务`;
    case 'status':
      return statusName(query.status);
    case 'unreported':
      return '未按期报';
    case 'unexplained':
      return '红灯未说明原因';
    case 'problems':
      return '问题清单';
    case 'bind-requests':
      return '绑定申请';
    default:
      return assertNever(query);
  }
}

/** The first page of a list: what it is and how many, ten rows, and how to see the rest. */
export function listReply(title: string, totals: ListTotals, rows: readonly string[], left: number): Message {
  if (totals.all === 0) {
    return message(`${title}：没有事项`, ...hiddenLine(totals.hidden));
  }
  return message(
    `${title} ${totals.all} 项${counts(totals)}`,
    ...rows,
    ...moreLine(left),
    ...hiddenLine(totals.hidden),
  );
}

/** The next ten. */
export function morePage(title: string, rows: readonly string[], left: number): Message {
  return message(`${title}（续）`, ...rows, ...moreLine(left));
}

function counts(totals: ListTotals): string {
  const parts = [];
  if (totals.overdue > 0 && totals.overdue < totals.all) parts.push(`逾期 ${totals.overdue}`);
  if (totals.nearDue > 0) parts.push(`临期 ${totals.nearDue}`);
  return parts.length === 0 ? '' : `：${parts.join('、')}`;
}

function moreLine(left: number): readonly string[] {
  return left > 0 ? [`还有 ${left} 项，回复“更多”`] : [];
}

function hiddenLine(hidden: number): readonly string[] {
  return hidden > 0 ? [`另有 ${hidden} 项不在此显示（不属本群范围或内部掌握）`] : [];
}

export function whoseUnknown(name: string): Message {
  return message(`没有找到名为“${name}”的单位、领导或责任人。请用全称或简称，如“住建局的任务”`);
}

export function searchTitle(words: string): string {
  return `查“${words}”`;
}
