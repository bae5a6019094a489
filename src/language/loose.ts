import { takeBridge } from './bridge.ts';
import type { Command } from './command.ts';
import { commandText } from './command-text.ts';
import { doubtIn, isAccount } from './doubts.ts';
import { noteWithPercent, speaksOfPercent } from './grammar/percent-in-note.ts';
import { type Line, partOf } from './line.ts';
import { endsBeforeDate, isDateLike, isOtherThing, isToBeDone } from './not-a-task.ts';
import { cleanNote } from './notes.ts';
import type { Doubt, Reading } from './reading.ts';
import { certain, choice, isWrite, unclear } from './readings.ts';
import { type FoundRef, type FoundRefs, takeRef } from './references.ts';
import type { Taken } from './taken.ts';
import { takeValue } from './values.ts';

const NOTHING_MORE = /^(?:[\s,:;。.!、~…]|任务|事项|的|呢|看看|看下|看一下)*$/;
/**
 * A task in front and words behind it that are no command: 12号正在浇筑, 12号下午开会, 12号土建80%. Nothing of this is
 * written; what may be a report is offered, what may be a day is not.
 */
export function readLoose(line: Line, { refs, range }: FoundRefs, at: number): readonly Reading[] {
  const [found] = refs;
  const rest = line.key.slice(at);
  if (found === undefined) return [unclear('incomplete')];
  const percent = percentMeant(refs, rest);
  if (percent !== undefined) return [unclear('incomplete', `进度 ${found.ref.no} ${percent}%`)];
  if (NOTHING_MORE.test(rest) && !range) return refs.map(({ ref }) => certain({ kind: 'show', ref }));
  if (refs.length > 1 || range) return [unclear('several')];
  const mayBeDay = found.kind === 'day-like' || found.kind === 'counted';
  const words = rest.replace(/^[\s,:。、]+/, '');
  const note = cleanNote(line.text.slice(at));
  const written: Command = { kind: 'progress', ref: found.ref, ...(note === undefined ? {} : { note }) };
  const suggestion = commandText(written);
  if (mayBeDay && isDateLike(line.key, at))
    return [unclear('maybe-not-a-task', speaksOfPercent(rest) ? suggestion : undefined)];
  const doubt = doubtIn(words.slice(0, 30));
  if (speaksOfPercent(rest) && note !== undefined) {
    return offered(line, found, at, note, doubt);
  }
  if (mayBeDay && (isToBeDone(line.key, at) || !isAccount(words))) return [unclear('maybe-not-a-task')];
  if (note === undefined || !/[\p{L}]/u.test(note)) return [unclear('incomplete', suggestion)];
  if (doubt === 'reported-speech' || /^(?:请|先?别|不要)/.test(words)) return [unclear(doubt ?? 'planned')];
  return [choice(doubt ?? 'incomplete', written)];
}

/** 12 60, 12号60: a percentage without its sign, which only counts right behind 进度 12. */
function percentMeant(refs: readonly FoundRef[], rest: string): number | undefined {
  const [, second, third] = refs;
  const alone = /^[\s,:]*(\d{1,3})[\s。]*$/.exec(rest)?.[1];
  const number =
    refs.length === 1
      ? alone
      : NOTHING_MORE.test(rest) && second?.kind === 'bare'
        ? second.ref.no
        : undefined;
  return number === undefined || third !== undefined || Number(number) > 100 ? undefined : Number(number);
}

/** A percentage with words before it. What is only wished or denied is offered as a note, never as a figure. */
function offered(
  line: Line,
  found: FoundRef,
  at: number,
  note: string,
  doubt: Doubt | undefined,
): readonly Reading[] {
  if (doubt === undefined || doubt === 'vague-value') return noteWithPercent(line, found, at, note);
  if (doubt === 'reported-speech' || /^[\s,:]*(?:先|可)?(?:别|不要|勿|请)/.test(line.key.slice(at)))
    return [unclear(doubt)];
  return [choice(doubt, { kind: 'progress', ref: found.ref, note })];
}

/** 2:30, 一零五, A12: no number begins here. */
const INSIDE_NUMBER = /\d[:./-]?$|[零〇一二三四五六七八九十百a-z]$|[a-z]-$/;

/** Where in a line the first task stands that is none of the first words; bare numbers only with a percentage. */
function findRef(key: string): (Taken<FoundRef> & { readonly at: number }) | undefined {
  for (const { index } of key
    .slice(0, 200)
    .matchAll(/[#[\d第任事编序台督一二三四五六七八九十]|(?<![a-z])no/g)) {
    if (index === 0 || INSIDE_NUMBER.test(key.slice(Math.max(0, index - 2), index))) continue;
    const found = takeRef(key, index);
    if (found === undefined) continue;
    const value = takeValue(key, takeBridge(key, found.end).end)?.value.values[0];
    if (found.value.kind === 'marked' || found.value.kind === 'day-like') return { ...found, at: index };
    const commanded = COMMAND_WORD.test(key.slice(0, index));
    if (found.value.kind === 'bare' && (value?.kind === 'percent' || commanded))
      return { ...found, at: index };
  }
  return undefined;
}

/** The words that write, where they stand before a task with nothing but signs between. */
const COMMAND_WORD = /(?:签收|接收|办结|申请销号|申请办结|进度|反馈|汇报|报送|更新|上报)(?:一下)?[\s:,]*$/;

/** So many unknown words before a task are a remark; more are a story. */
const LONGEST_REMARK = 14;

/**
 * A task behind words that are not understood: 张三说12号60%, 老旧小区改造12号60%, 截至12号60%. Read from the task on,
 * and then never certain.
 */
export function readMisplaced(
  line: Line,
  read: (line: Line) => readonly Reading[] | undefined,
): readonly Reading[] | undefined {
  const found = findRef(line.key);
  if (found === undefined) return undefined;
  const before = line.key.slice(0, found.at);
  if (found.value.kind !== 'marked' && endsBeforeDate(before)) return [unclear('maybe-not-a-task')];
  // 我要签收12, 还没签收12: from the command's word on, where one stands before the task.
  const word = COMMAND_WORD.exec(before);
  const from = word === null ? found.at : word.index;
  if (word === null && NOTHING_MORE.test(line.key.slice(found.end))) return undefined;
  const readings = (from === 0 ? undefined : read(partOf(line, from))) ?? [];
  return readings.length === 0
    ? undefined
    : readings.map((reading) => doubted(reading, line.key.slice(0, from), word !== null));
}

function doubted(reading: Reading, before: string, commanded: boolean): Reading {
  const options = optionsOf(reading).filter(isWrite);
  const [first] = options;
  if (first === undefined) return commanded && doubtIn(before) ? unclear('planned') : reading;
  const doubt = doubtIn(before);
  const suggestion =
    first.kind === 'progress' || first.kind === 'accept' || first.kind === 'submit'
      ? commandText(first)
      : undefined;
  if (doubt !== undefined || before.length > LONGEST_REMARK)
    return unclear(doubt ?? 'incomplete', suggestion);
  return choice(reading.kind === 'choice' ? reading.doubt : 'incomplete', ...options);
}

function optionsOf(reading: Reading): readonly Command[] {
  if (reading.kind === 'command') return [reading.command];
  return reading.kind === 'choice' ? reading.options : [];
}

/** Whether a number that stands in front of a line is of a building, a line or a document. */
export function isOfOtherThing(key: string): boolean {
  const number = /^(?:第?[\d一二三四五六七八九十]{1,5})\s?[号#]?/.exec(key);
  return number !== null && isOtherThing(key, number[0].length, false);
}
