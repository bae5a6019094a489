import type { EntryOf } from '../domain/history.ts';
import type { Problem } from '../domain/task.ts';
import type { ActWords } from './act-words.ts';
import { noteOf } from './entry-words.ts';
import { entryWritten } from './entry-written.ts';
import { optionNames } from './option-names.ts';
import { askedText, levelName, optionText, unknownAsked } from './problem-words.ts';
import { shortened } from './task-lines.ts';
import type { Written } from './written-facts.ts';

/** So much of what somebody wrote is shown on a phone. */
const LONGEST = 60;

/** The problem as it stands after the act; undefined where the act was taken back and told again. */
function problemOf({ after }: Written, no: number | undefined): Problem | undefined {
  return after.problems.find((problem) => problem.no === no);
}

/** 问题 and 方案 are entries of one kind. */
export const PROBLEM_WORDS: ActWords = {
  verb: (written) => {
    const entry = entryWritten(written, 'problem');
    return entry?.option ? `已补充 P${entry.problem} 方案` : `已记录问题 P${entry?.problem}`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'problem');
    if (entry === undefined) return [];
    return entry.option ? optionLines(written, entry) : raisedLines(written, entry);
  },
};

function raisedLines(written: Written, entry: EntryOf<'problem'>): readonly string[] {
  const { problem: no } = entry;
  const { directory } = written;
  const asked = askedText(entry, directory);
  const unknown = unknownAsked(entry, directory);
  const who = asked === undefined ? '未写请谁协调' : `请${asked}协调`;
  const told = unknown.length === 0 ? '' : `（花名册中没有“${unknown.join('”“')}”，未能通知）`;
  return [
    ...noteOf(written, 'problem'),
    `${who}${told}　第1级 ${levelName(1)}`,
    `对方答复请发“P${no} 答复 …”；您可发“P${no} 方案 …”“上报 P${no}”`,
    `解决后请发“P${no} 已解决 说明”`,
  ];
}

function optionLines(written: Written, entry: EntryOf<'problem'>): readonly string[] {
  const problem = problemOf(written, entry.problem);
  const index = (problem?.options.length ?? 1) - 1;
  const level = problem?.level ?? entry.level;
  return [
    optionText(entry.note ?? '', index, LONGEST),
    `现在第${level}级 ${levelName(level)}${level < 4 ? `，上报请发“上报 P${entry.problem}”` : ''}`,
  ];
}

/** P3 答复. */
export const PROBLEM_ANSWER_WORDS: ActWords = {
  verb: (written) => `已答复 P${entryWritten(written, 'answer')?.problem}`,
  lines: (written) => {
    const entry = entryWritten(written, 'answer');
    return [
      ...noteOf(written, 'answer'),
      `提出单位解决后请发“P${entry?.problem} 已解决 说明”，仍未解决请发“上报 P${entry?.problem}”`,
    ];
  },
};

export const SOLVE_WORDS: ActWords = {
  verb: (written) => {
    const entry = entryWritten(written, 'solve');
    return entry?.closed ? `P${entry.problem} 已销号` : `已记录 P${entry?.problem} 已解决`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'solve');
    const left = written.after.problems.filter(({ status }) => status === 'open').map(({ no }) => `P${no}`);
    return [
      ...noteOf(written, 'solve'),
      entry?.closed
        ? '问题已销号，任务的进度和时限不变'
        : `待督查室核实，销号请督查员发“P${entry?.problem} 销号”`,
      ...(left.length === 0 ? [] : [`这项任务还有未解决的问题：${left.join('、')}`]),
    ];
  },
};

export const ESCALATE_WORDS: ActWords = {
  verb: (written) => `已上报 P${entryWritten(written, 'escalate')?.problem}`,
  brief: (written) => {
    const level = entryWritten(written, 'escalate')?.level;
    return level === undefined ? '' : `到${levelName(level)}`;
  },
  lines: (written) => {
    const entry = entryWritten(written, 'escalate');
    if (entry === undefined) return [];
    const { problem: no, level } = entry;
    const problem = problemOf(written, no);
    const before = written.before?.problems.find((one) => one.no === no)?.level;
    const from = before === undefined ? '' : `第${before}级 ${levelName(before)} → `;
    const options = optionNames(problem?.options ?? []).length;
    return [
      ...(problem === undefined ? [] : [shortened(problem.text, LONGEST)]),
      `${from}第${level}级 ${levelName(level)}`,
      options > 0
        ? `附${options}个方案，定案后请发“P${no} 答复 …”`
        : `还没有方案，请补“P${no} 方案 …”，便于领导定案`,
    ];
  },
};
