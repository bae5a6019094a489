import type { Day } from '../../domain/day.ts';
import { daysIn, takeDay } from '../day-in-words.ts';
import { parseDayPhrase } from '../days.ts';
import type { Line } from '../line.ts';
import { skip, type Taken, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import {
  doubtInText,
  lacking,
  ofTask,
  type SaidOfTask,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';

const TO_ANSWER =
  /之?内?(?:请|要|须|予以|书面)*(?:反馈|回复|答复|报告|报送|上报|报)(?:结果|情况|进展|办理情况|办理结果)*(?=$|[\s,:;。!、])/y;

const FORM: TaskForm = {
  usage: ['督办', '3天内反馈'],
  verb: new RegExp(`(?:下达?|发)?督办(?:单)?(?:${VERB_END}|(?=\\d))`, 'y'),
  read: (said) => {
    const found = dayToAnswer(said);
    if (found === undefined) return lacking(FORM, said);
    const { day, vague, far } = found.value;
    const demand = wordsOf(found.first ? { ...said, at: found.end } : said);
    return written(
      said,
      { kind: 'directive', ref: said.ref, due: day, ...(demand && { demand }) },
      vague || far ? 'vague-value' : demand === undefined ? undefined : doubtInText(demand),
    );
  },
};

const OF_TASK = ofTask(FORM);

/** 督办 12 3天内反馈 逐项说明原因 · 12号督办，12月5日前反馈. */
export const DIRECTIVE: Grammar = {
  ...OF_TASK,
  // 督办事项12 is a task.
  afterWord: (said) =>
    /^(?:事项|任务|件|项目)/.test(said.line.key.slice(said.at)) ? undefined : OF_TASK.afterWord?.(said),
};

interface DayToAnswer extends Taken<{ readonly day: Day; readonly vague: boolean; readonly far: boolean }> {
  /** It stands right behind the task, and is no part of the demand. */
  readonly first: boolean;
}

/** The day right behind the task, with the word that asks for an answer; else the only one that asks for it, or the only one. */
function dayToAnswer({ line, at }: SaidOfTask): DayToAnswer | undefined {
  const start = skip(/(?:[\s,:]|限期?|请|务必|于|在)*/y, line.key, at);
  const first = takeDay(line.key, start, line.context) ?? takeSoManyDays(line, start);
  if (first !== undefined) return { ...first, end: skip(TO_ANSWER, line.key, first.end), first: true };
  const days = daysIn(line.key, at, line.context);
  const asked = days.filter(({ end }) => skip(TO_ANSWER, line.key, end) > end);
  const [only, another] = asked.length > 0 ? asked : days;
  return only === undefined || another !== undefined ? undefined : { ...only, first: false };
}

const SO_MANY = /((?:\d{1,3}|[一二两三四五六七八九十]{1,3})[天日])(?=反馈|回复|答复|报)/y;

/** 3天反馈 wants its 内. */
function takeSoManyDays(line: Line, at: number): DayToAnswer | undefined {
  const words = takeMatch(SO_MANY, line.key, at)?.[1];
  const day = words === undefined ? undefined : parseDayPhrase(`${words}内`, line.context);
  if (words === undefined || day === undefined) return undefined;
  return { value: { day, vague: false, far: false }, end: at + words.length, first: true };
}
