import { doubtBehindValue } from '../aftermath.ts';
import { takeBridge } from '../bridge.ts';
import type { Command } from '../command.ts';
import { commandText } from '../command-text.ts';
import { takeDeed } from '../deeds.ts';
import { asks, doubtIn, isAccount, opensWithPlan } from '../doubts.ts';
import type { Line } from '../line.ts';
import { isDateLike, isToBeDone } from '../not-a-task.ts';
import { cleanNote, noteFrom } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { type FoundRef, takeRef } from '../references.ts';
import { isSmallTalk } from '../silence.ts';
import { takeValue } from '../values.ts';
import { isTaskNoun } from './task-nouns.ts';

const PERCENT = /%|百分之|[一二三四五六七八九]成(?![立功果本员])/;
const UNDONE =
  /^(?:还|尚|仍|都|并)*(?:没有?|未|不能?|不会|不是|达不到|到不了|无法|没法)(?:完成|办结|办完|做完|达到|到|开始)/;
/** 应该能完成, 县里要求完成: no more than a claim. */
const CLAIM = /^([^,;。\s]{1,8}?)(?:完成|办结|竣工|完工|达到|销号)/;
const ASKED = /^(?:怎么|为什么|为啥|什么|谁|哪|几[时点]|何时)/;
const FORBIDDEN = /^(?:先|暂时?)?(?:别|不要|勿|莫|不用|不必)|^[暂先]不/;

/** 12号：已完成招标，进度60%: set off by a sign, an account of work is no appointment. */
const SET_OFF = /^\s?[:,]/;

/** 进度 12 说明: the command was said, and words instead of a value. `at` is where the task ended. */
export function readNote(line: Line, found: FoundRef, at: number): readonly Reading[] {
  const rest = line.key.slice(at);
  const note = cleanNote(line.text.slice(at));
  const example = commandText({ kind: 'progress', ref: found.ref, value: { kind: 'percent', percent: 60 } });
  if (note === undefined || !/[\p{L}\p{N}]/u.test(note)) return [unclear('incomplete', example)];
  if (asks(rest) || ASKED.test(note) || isTaskNoun(line.key, at))
    return [certain({ kind: 'show', ref: found.ref })];
  const written: Command = { kind: 'progress', ref: found.ref, note };
  const dayToBe = isDateLike(line.key, at) || (isToBeDone(line.key, at) && !PERCENT.test(rest));
  if (found.kind === 'day-like' && (dayToBe || /^[一-龥]/.test(rest))) {
    return dayToBe
      ? [unclear('maybe-not-a-task', commandText(written))]
      : [choice('maybe-not-a-task', written)];
  }
  if (
    /^[\s,、:]*$/.test(rest.slice(0, takeBridge(rest, 0).end)) &&
    takeRef(rest, rest.search(/[^\s,、:]/)) !== undefined
  ) {
    return [unclear('several', example)];
  }
  if (isSmallTalk(note) || /^无$/.test(note)) return [unclear('incomplete', example)];
  if (FORBIDDEN.test(note)) return [unclear('negated')];
  const deed = takeDeed(line.key, at);
  if (deed?.deed === 'accepted') return [choice('several', { kind: 'accept', refs: [found.ref] }, written)];
  if (deed !== undefined) return doneOrSubmitted(line, found, deed.end);
  if (PERCENT.test(rest)) return noteWithPercent(line, found, at, note);
  if (opensWithPlan(note)) return [choice('planned', written)];
  if (UNDONE.test(note)) return [choice('negated', written)];
  const claimed = doubtIn(CLAIM.exec(note)?.[1] ?? '');
  return [claimed === undefined || claimed === 'negated' ? certain(written) : choice(claimed, written)];
}

/** 12号已完成: submitted, or 100 %? */
export function doneOrSubmitted(line: Line, found: FoundRef, at: number): readonly Reading[] {
  const note = noteFrom(line, at);
  return [
    choice(
      'done-or-submitted',
      { kind: 'submit', ref: found.ref, ...note },
      { kind: 'progress', ref: found.ref, value: { kind: 'percent', percent: 100 }, ...note },
    ),
  ];
}

/**
 * A percentage somewhere in the words behind a task. 「完成招标，总体进度60%」 says of the whole that it is 60 %;
 * 「土建80%」 does not, and is asked.
 */
export function noteWithPercent(line: Line, found: FoundRef, at: number, note: string): readonly Reading[] {
  const written: Command = { kind: 'progress', ref: found.ref, note };
  for (const segment of line.key.slice(at).matchAll(/[^\s,;:。()]+/g)) {
    const start = at + segment.index;
    const bridge = takeBridge(line.key, start);
    const value = takeValue(line.key, bridge.end);
    const percent = value?.value.values[0];
    if (value === undefined || percent?.kind !== 'percent') continue;
    const before = line.key.slice(at, start);
    const said = line.key.slice(start, bridge.end);
    const overall = /总体|进度|进展|完成率|整体/.test(said);
    const doubt = doubtIn(before) ?? doubtBehindValue(line.key.slice(value.end));
    const words = [cleanNote(line.text.slice(at, start)), cleanNote(line.text.slice(value.end))]
      .filter((part) => part !== undefined)
      .join('，');
    const report: Command = {
      kind: 'progress',
      ref: found.ref,
      value: percent,
      ...(words === '' ? {} : { note: words }),
    };
    const clear =
      overall && value.value.exact && !bridge.vague && doubt === undefined && !PERCENT.test(before);
    const isTask = found.kind !== 'day-like' || SET_OFF.test(line.key.slice(at));
    const ofWhole =
      /总体|整体|全部/.test(said) || isAccount(before.replace(/^[\s,:]+/, '')) || /已|正在|完成/.test(before);
    return clear && isTask && ofWhole ? [certain(report)] : [choice(doubt ?? 'several', report, written)];
  }
  const part = /\d{1,3}(?:\.\d+)?\s?%/.exec(line.key.slice(at));
  const said = part && takeValue(line.key, at + part.index)?.value.values[0];
  const doubt = doubtIn(note);
  return [
    choice(doubt ?? 'several', ...(said && !doubt ? [{ ...written, value: said } as const] : []), written),
  ];
}
