import type { EntryOf } from '../domain/history.ts';
import type { Task } from '../domain/task.ts';
import type { ActTable, ActWords } from './act-words.ts';
import { dayText } from './days.ts';
import { dueIn, noteOf, numberIn } from './entry-words.ts';
import { entryWritten } from './entry-written.ts';
import { verdict } from './lamps.ts';
import { directiveNo } from './office-words.ts';
import { ESCALATE_WORDS, PROBLEM_ANSWER_WORDS, PROBLEM_WORDS, SOLVE_WORDS } from './problems.ts';
import { understoodDay } from './understood-day.ts';
import type { Written } from './written-facts.ts';

const EXPLAIN_WORDS: ActWords = {
  verb: () => '已记录情况说明',
  brief: (written) => {
    const promise = entryWritten(written, 'explain')?.promise;
    return promise === undefined ? '未写承诺完成日' : `承诺${understoodDay(promise, written.today)}`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'explain');
    return [
      ...noteOf(written, 'explain'),
      promiseText(written, entry),
      dueIn(written),
      `说明不改变时限和灯色：${verdict(written.judgement)}`,
    ];
  },
};

function promiseText(written: Written, entry: EntryOf<'explain'> | undefined): string {
  const { before, today } = written;
  const promise = entry?.promise;
  if (promise === undefined) {
    return `未写承诺完成日，补写请重发“原因 ${numberIn(written)} 原因，几月几日完成”`;
  }
  const earlier = before?.explanation?.promise;
  const moved = earlier === undefined || earlier === promise ? '' : `（原承诺${dayText(earlier)}）`;
  return `承诺 ${understoodDay(promise, today)}完成${moved}`;
}

const EXTEND_WORDS: ActWords = {
  verb: () => '已申请延期',
  brief: (written) => {
    const to = entryWritten(written, 'extend')?.to;
    return to === undefined ? '' : `到${understoodDay(to, written.today)}`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'extend');
    return [
      extensionText(written.after, entry, written),
      ...noteOf(written, 'extend', '理由：'),
      `待督查室审批，批准前仍按原时限${timesText(written.after)}`,
      ...(written.before?.extension === undefined ? [] : ['此前的延期申请已由本次替换']),
    ];
  },
};

function extensionText(
  task: Task,
  entry: EntryOf<'extend'> | undefined,
  { before, today }: Pick<Written, 'before' | 'today'>,
): string {
  const due = before?.due ?? task.due;
  const from = due === undefined ? '' : `时限 ${understoodDay(due, today)} → `;
  return `${from}${entry === undefined ? '' : understoodDay(entry.to, today)}`;
}

/** 此前已延1次（原9月30日）: how often its due was moved already. */
function timesText({ extensionsGranted, originalDue }: Task): string {
  if (extensionsGranted === 0) return '';
  const original = originalDue === undefined ? '' : `（原${dayText(originalDue)}）`;
  return `；此前已延${extensionsGranted}次${original}`;
}

const ASSIST_WORDS: ActWords = {
  verb: () => '已记录协同情况',
  lines: (written) => [
    ...noteOf(written, 'assist'),
    `牵头单位${written.after.leadUnit}的签收、进度和报送不受影响`,
  ],
};

const NO_FIGURE_WORDS: ActWords = {
  verb: () => '已记录待数据',
  brief: (written) => {
    const until = entryWritten(written, 'no-figure')?.until;
    return until === undefined ? '' : `${understoodDay(until, written.today)}公布`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'no-figure');
    return [
      ...(entry === undefined
        ? []
        : [`${understoodDay(entry.until, written.today)}公布，此前亮灰灯、单独统计`]),
      ...noteOf(written, 'no-figure'),
      dueIn(written),
      `数据出来后请发“进度 ${numberIn(written)} 数值”`,
    ];
  },
};

const ANSWER_WORDS: ActWords = {
  verb: (written) => (isToProblem(written) ? PROBLEM_ANSWER_WORDS.verb(written) : '已回复'),
  lines: (written) =>
    isToProblem(written)
      ? (PROBLEM_ANSWER_WORDS.lines?.(written) ?? [])
      : [answeredText(written), ...noteOf(written, 'answer')],
};

function isToProblem(written: Written): boolean {
  return entryWritten(written, 'answer')?.problem !== undefined;
}

/** 答复：督办〔2026〕17号、批示1条. */
function answeredText({ before, after }: Written): string {
  const isOpen = (one: { readonly answeredAt?: number }): boolean => one.answeredAt === undefined;
  const directives = (before?.directives ?? []).filter(isOpen).map(({ no }) => directiveNo(after, no));
  const remarks = (before?.leaderRemarks ?? []).filter(isOpen).length;
  return `答复：${[...directives, ...(remarks > 0 ? [`批示${remarks}条`] : [])].join('、')}`;
}

export const OWNER_ACTS: ActTable = {
  explain: EXPLAIN_WORDS,
  extend: EXTEND_WORDS,
  assist: ASSIST_WORDS,
  'no-figure': NO_FIGURE_WORDS,
  answer: ANSWER_WORDS,
  problem: PROBLEM_WORDS,
  solve: SOLVE_WORDS,
  escalate: ESCALATE_WORDS,
};
