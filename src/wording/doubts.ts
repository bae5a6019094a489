import type { Message } from '../domain/message.ts';
import { message } from '../domain/message.ts';
import type { Task } from '../domain/task.ts';
import type { Doubt } from '../language/reading.ts';
import { taskName } from './task-lines.ts';

/** Why the bot asks before it writes; the language's doubts and those the ledger raises. */
export type AskReason =
  | Doubt
  | 'by-title'
  | 'lower-percent'
  | 'over-target'
  | 'two-years'
  /** A second 延期 while the first waits. */
  | 'extension-open'
  /** A day understood to be of next year, which may have been meant as one gone by. */
  | 'next-year'
  /** 销号 of a task that nobody submitted. */
  | 'close-active'
  /** 交办 of what the same unit has already. */
  | 'same-task'
  /** Several reports wait to be sent. */
  | 'which-report';

const WHY: Readonly<Record<AskReason, string>> = {
  negated: '这句话像是说还没有做到',
  planned: '这句话像是打算或要求，不是已完成的进展',
  'reported-speech': '这句话像是转述',
  'done-or-submitted': '“完成”是申请办结，还是进度 100%？',
  several: '一句话里有几个编号或数值',
  asked: '这句话像是在问',
  'vague-value': '数值不够确定',
  incomplete: '内容不完整',
  tentative: '请确认是否现在办理',
  'maybe-not-a-task': '其中的数字可能不是任务编号',
  'by-title': '按名称找到这项',
  'lower-percent': '比上次填报的低',
  'over-target': '超过了年度目标，请核对数字和单位',
  'two-years': '两个年度的台账都有这个编号',
  'extension-open': '已有一项延期申请待批，再次申请将替换它',
  'next-year': '这个日期会记作下一年的，请核对',
  'close-active': '这项还没有申请办结',
  'same-task': '该单位已有同名事项在办',
  'which-report': '有几份报告待发，请选择',
};

export interface Option {
  /** The command in full. */
  readonly command: string;
  readonly task?: Task;
  /** What it would change: `75% → 60%`. */
  readonly change?: string;
  /** To how many groups the report goes of which it is, where it means all of them. */
  readonly groups?: number;
}

/** Numbered choices; the same person's number within five minutes completes one. */
export function choiceReply(reason: AskReason, options: readonly Option[], openYear: number): Message {
  const rows = options.map((option, index) => `${index + 1}　${optionText(option, openYear)}`);
  const ask = options.length === 1 ? '确认请在 5 分钟内回复 1' : '请在 5 分钟内回复数字选择';
  return message(`尚未记录：${WHY[reason]}`, ...rows, ask);
}

/** The same, where no choice can be offered: the full command to type. */
export function typeInFull(reason: AskReason, commands: readonly string[]): Message {
  if (reason === 'which-report') {
    const [all = '', ...others] = commands.map((command) => `“${command}”`);
    const or = others.length === 0 ? '' : `；只改一份请发${others.join('或')}`;
    return message(`未办理：有几份报告待发，请写明是哪一份再发：${all}${or}`);
  }
  const how =
    commands.length === 0
      ? '请写明编号和内容，如“进度 12 60%”'
      : `如需记录请单独发“${commands.join('”或“')}”`;
  return message(`未记录：${WHY[reason]}。${how}`);
}

function optionText(option: Option, openYear: number): string {
  const { command, task, change, groups } = option;
  const parts = [
    ...(task === undefined
      ? []
      : [`${taskName(task, openYear, 20)}${change === undefined ? '' : ` ${change}`}`]),
    ...(groups === undefined ? [] : [`全部${groups}个群`]),
  ];
  return parts.length === 0 ? command : `${command}（${parts.join('，')}）`;
}
