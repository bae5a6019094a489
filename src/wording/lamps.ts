import { assertNever } from '../domain/assert-never.ts';
import type { Colour, Judgement, Reason } from '../domain/colour.ts';
import { addDays } from '../domain/day.ts';
import { STATUS_WORDS } from '../domain/ledger-row.ts';
import type { RuleSet } from '../domain/rules.ts';
import type { KindOfTask, Status } from '../domain/task.ts';
import { dayText } from './days.ts';

const LAMPS: Readonly<Record<Colour, string>> = {
  red: '🔴',
  yellow: '🟡',
  blue: '🔵',
  green: '🟢',
  grey: '⚪',
  none: '⏸',
};

const COLOUR_NAMES: Readonly<Record<Colour, string>> = {
  red: '红灯',
  yellow: '黄灯',
  blue: '蓝灯',
  green: '绿灯',
  grey: '待数据',
  none: '不亮灯',
};

export function lamp(colour: Colour): string {
  return LAMPS[colour];
}

export function colourName(colour: Colour): string {
  return COLOUR_NAMES[colour];
}

export function statusName(status: Status): string {
  return STATUS_WORDS[status];
}

/** A reason in the fewest words: 逾期5天, 滞后23点, 还剩3个工作日. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'closed':
      return '已销号';
    case 'suspended':
      return '已暂缓';
    case 'cancelled':
      return '已终止';
    case 'no-figure':
      return `待数据，${dayText(reason.until)}公布`;
    case 'overdue':
      return `逾期${reason.days}天`;
    case 'lag':
      return `滞后${reason.points}点`;
    case 'near-due':
      return reason.workdays === 0 ? '今日到期' : `还剩${reason.workdays}个工作日`;
    case 'unreported':
      return `${dayText(reason.cutOff)}截报未报`;
    case 'on-pace':
      return '正常推进';
    default:
      return assertNever(reason);
  }
}

/** `🔵 正常推进`, `🔴 逾期17天、滞后23点`. */
export function verdict(judgement: Judgement): string {
  return `${lamp(judgement.colour)} ${judgement.reasons.map(reasonText).join('、')}`;
}

/** A reason with the rule and the figures behind it, for 「为什么红」. */
export function reasonSentence(reason: Reason, rules: RuleSet, kindOfTask: KindOfTask): string {
  switch (reason.kind) {
    case 'overdue':
      return `自${dayText(addDays(reason.due, 1))}起逾期，已${reason.days}天（时限 ${dayText(reason.due)}，按自然日计）`;
    case 'lag':
      return `截至${dayText(reason.asOf)}，时序应达${reason.expected}%，已报${reason.reported}%，滞后${reason.points}点（滞后${rules.yellowLag}点起亮黄灯，有节点或指标的滞后${rules.redLag}点起亮红灯）`;
    case 'near-due':
      return reason.workdays === 0
        ? '今日到期'
        : `${dayText(reason.due)}到期，还剩${reason.workdays}个工作日（${kindOfTask === 'errand' ? `限时件${rules.errandDueWorkdays}` : rules.dueWorkdays}个工作日内亮黄灯）`;
    case 'unreported':
      return `${dayText(reason.cutOff)}截报前没有报进展`;
    case 'no-figure':
      return `数据未公布，${dayText(reason.until)}公布后填报`;
    case 'closed':
    case 'suspended':
    case 'cancelled':
    case 'on-pace':
      return reasonText(reason);
    default:
      return assertNever(reason);
  }
}
