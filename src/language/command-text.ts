import type { Day } from '../domain/day.ts';
import { targetText } from '../domain/target.ts';
import type { Command, ProgressValue } from './command.ts';
import { FIELD_WORDS } from './field-words.ts';
import { isNamedOption } from './option-name.ts';
import { refText } from './ref-text.ts';
import { type ReportingCommand, reportParts } from './report-command-text.ts';

/** A command in its canonical form, ready to be typed: `进度 12 60% 完成招标`. Its own reading gives the command again. */
export function commandText(command: Command): string {
  return parts(command)
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

type Part = string | undefined;

function parts(command: Command): readonly Part[] {
  switch (command.kind) {
    case 'progress':
      return ['进度', refText(command.ref), valueText(command.value), command.note];
    case 'accept':
      return command.refs === 'all' ? ['签收全部'] : ['签收', ...command.refs.map(refText)];
    case 'submit':
      return ['办结', refText(command.ref), command.note];
    case 'explain': {
      const promise = command.promise === undefined ? '' : `，${dayText(command.promise)}完成`;
      return ['原因', refText(command.ref), `${command.reason}${promise}`];
    }
    case 'extend':
      return ['延期', refText(command.ref), dayText(command.to), command.reason];
    case 'assist':
      return ['协同', refText(command.ref), command.note];
    case 'no-figure':
      return ['待数据', refText(command.ref), `${dayText(command.until)}公布`, command.note];
    case 'answer':
      return ['回复', refText(command.ref), command.text];
    case 'problem': {
      const asks = command.asks === undefined ? '' : `，请${command.asks}协调`;
      return ['问题', refText(command.ref), `${command.text}${asks}`];
    }
    case 'problem-option':
      return [`P${command.problem}`, isNamedOption(command.text) ? undefined : '方案', command.text];
    case 'problem-answer':
      return [`P${command.problem}`, '答复', command.text];
    case 'solve':
      return [`P${command.problem}`, '已解决', command.note];
    case 'escalate':
      return ['上报', `P${command.problem}`];
    case 'show-problem':
      return [`P${command.problem}`];
    case 'report':
    case 'ranking':
    case 'export':
    case 'posts':
    case 'sign':
    case 'hold':
    case 'take-out':
    case 'annotate':
    case 'take-back':
      return reportParts(command);
    default:
      return officeParts(command);
  }
}

type Reported =
  | 'progress'
  | 'accept'
  | 'submit'
  | 'explain'
  | 'extend'
  | 'assist'
  | 'no-figure'
  | 'answer'
  | 'problem'
  | 'problem-option'
  | 'problem-answer'
  | 'solve'
  | 'escalate'
  | 'show-problem'
  | ReportingCommand['kind'];

function officeParts(command: Exclude<Command, { kind: Reported }>): readonly Part[] {
  switch (command.kind) {
    case 'assign': {
      const { unit, owner, title, due, errand } = command.assignment;
      const kind = errand && `限时件${URGENCY[errand.urgency ?? 'none']}`;
      return ['交办', kind, unit, owner, byDay(due), title];
    }
    case 'hand-over':
      return ['转交', refText(command.ref), command.to];
    case 'hand-over-all':
      return ['交接', command.from, command.to];
    case 'edit':
      return [
        '改',
        refText(command.ref),
        FIELD_WORDS[command.field],
        command.day === undefined ? command.value : dayText(command.day),
        command.basis && `依据${command.basis}`,
      ];
    case 'approve':
      return ['通过', refText(command.ref), command.note];
    case 'return':
      return ['退回', refText(command.ref), byDay(command.mendBy), command.reason];
    case 'close':
      return ['销号', refText(command.ref), command.note];
    case 'grant-extension':
      return ['同意延期', refText(command.ref)];
    case 'refuse-extension':
      return ['不同意延期', refText(command.ref), command.reason];
    case 'revisit':
      return ['回访', refText(command.ref), command.ok ? '属实' : '不属实', byDay(command.due), command.note];
    case 'urge':
      return ['催办', refText(command.ref), command.note];
    case 'urge-overdue':
      return ['催办逾期'];
    case 'directive':
      return ['督办', refText(command.ref), `${dayText(command.due)}前反馈`, command.demand];
    case 'remark':
      return ['批示', refText(command.ref), command.text];
    case 'suspend':
      return ['暂缓', refText(command.ref), command.basis];
    case 'cancel':
      return ['终止', refText(command.ref), command.basis];
    case 'reopen':
      return ['重启', refText(command.ref), command.due === undefined ? undefined : dayText(command.due)];
    default:
      return askingParts(command);
  }
}

type Asking =
  | 'undo'
  | 'bind'
  | 'approve-bind'
  | 'mine'
  | 'todo'
  | 'show'
  | 'history'
  | 'why'
  | 'search'
  | 'list'
  | 'more'
  | 'help'
  | 'group-id';

function askingParts(command: Extract<Command, { kind: Asking }>): readonly Part[] {
  switch (command.kind) {
    case 'undo':
      return ['撤销'];
    case 'bind':
      return ['绑定', command.name, command.unit];
    case 'approve-bind':
      return ['同意绑定', String(command.no)];
    case 'show':
      return ['任务', refText(command.ref)];
    case 'history':
      return ['历史', refText(command.ref)];
    case 'why':
      return ['为什么红', refText(command.ref)];
    case 'search':
      return ['查', command.words];
    case 'mine':
      return ['我的任务'];
    case 'todo':
      return ['待办'];
    case 'list':
      return ['逾期'];
    case 'more':
      return ['更多'];
    case 'help':
      return ['帮助'];
    case 'group-id':
      return ['群号'];
  }
}

const URGENCY = { flash: '特急', urgent: '急件', plain: '一般', complex: '复杂', none: '' } as const;

function valueText(value: ProgressValue | undefined): Part {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'percent':
      return `${value.percent}%`;
    case 'amount':
      return targetText(value.amount);
    case 'unchanged':
      return '无变化';
  }
}

function byDay(day: Day | undefined): Part {
  return day === undefined ? undefined : `${dayText(day)}前`;
}

/** With its year: what is typed later must not mean another one. */
function dayText(day: Day): string {
  return day;
}
