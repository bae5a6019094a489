import type { CommandOf } from '../command.ts';
import { commandText } from '../command-text.ts';
import { daysIn } from '../day-in-words.ts';
import { asks } from '../doubts.ts';
import type { Line } from '../line.ts';
import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord } from './task-said.ts';

const FORM = '待数据 编号 12月8日公布';
const LEAD = /[\s,:]+|的|任务|事项|工作|项目|指标|目前|现|[本上][月季]度?|全年/y;
const BEHIND_TASK =
  /(?:待数据|(?:暂|尚)?无数据|数据(?:尚未|还没有?|暂未|未|待)(?:公布|发布|出来?)|待(?:数据|统计)(?:公布|发布)?)/y;
/** 数据 by itself needs the day of its publishing: 12号数据12月8日公布. */
const FIGURES = /(?:统计)?数据/y;
const PUBLISHED = /^[^,;。\d]{0,8}?(?:公布|发布|出数|出来|出具|公开|反馈|提供|可出|能出|才出|才有)(?!不|了)/;
const NOT_MEANT = /不了|取消|有误|错/;

/** 待数据 12 12月8日公布 · 12号数据12月8日公布. */
export const NO_FIGURE: Grammar = {
  afterWord: (said) => {
    const read = tellBehindWord(said, { titles: true, tell: awaited });
    if (read !== undefined) return read;
    return /^(?:$|[\s:,。])/.test(said.line.key.slice(said.at)) ? [unclear('incomplete', FORM)] : undefined;
  },
  afterRefs: (said) => {
    const { line, at } = said;
    const lead = skipAll(LEAD, line.key, at);
    if (asks(line.key.slice(lead))) return undefined;
    const word = takeMatch(BEHIND_TASK, line.key, lead);
    if (word !== undefined) return tellBehindRefs(said, lead + word[0].length, awaited);
    const figures = takeMatch(FIGURES, line.key, lead);
    if (figures === undefined || publishing(line, lead) === undefined) return undefined;
    return tellBehindRefs(said, lead + figures[0].length, awaited);
  },
};

/** The day on which figures are said to come out; undefined if none is. */
function publishing(line: Line, at: number) {
  return daysIn(line.key, at, line.context).find(({ end }) => PUBLISHED.test(line.key.slice(end)));
}

function awaited({ line, ref, end }: TaskSaid): readonly Reading[] {
  const { key } = line;
  const form = FORM.replace('编号', refText(ref));
  if (asks(key.slice(end))) return [certain({ kind: 'show', ref })];
  const days = daysIn(key, end, line.context);
  const day = publishing(line, end) ?? (days.length === 1 ? days[0] : undefined);
  if (day === undefined) return [unclear('incomplete', form)];
  const published = PUBLISHED.exec(key.slice(day.end))?.[0] ?? '';
  const at = day.end + published.length;
  // What is more than the day is kept whole: 统计局12月8日公布.
  const alone =
    /^[\s,:]*(?:预计|计划|将?[于在]|等|待)?$/.test(key.slice(end, day.start)) && endsThere(key, at);
  const note = cleanNote(line.text.slice(alone ? at : end));
  const command: CommandOf<'no-figure'> = {
    kind: 'no-figure',
    ref,
    until: day.value.day,
    ...(note === undefined ? {} : { note }),
  };
  if (NOT_MEANT.test(key.slice(end))) return [unclear('negated', commandText(command))];
  return [day.value.vague || day.value.far ? choice('vague-value', command) : certain(command)];
}

function endsThere(key: string, at: number): boolean {
  return /^(?:$|[\s,;。!])/.test(key.slice(at));
}
