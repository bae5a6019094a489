import type { Command } from '../command.ts';
import { commandText } from '../command-text.ts';
import { takeDeed } from '../deeds.ts';
import { asks, doubtIn, opensWithPlan } from '../doubts.ts';
import type { Line } from '../line.ts';
import { isDateLike, isToBeDone } from '../not-a-task.ts';
import { cleanNote, noteFrom } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { type FoundRef, takeRef } from '../references.ts';
import { isSmallTalk } from '../silence.ts';
import { noteWithPercent, speaksOfPercent } from './percent-in-note.ts';
import { isTaskNoun } from './task-nouns.ts';

/** 60., 3/5, 60分, -1亿元, 12月31日: a value that could not be read, rather than words about the work. */
const LOST_VALUE =
  /^[-+.]?\d[\d.,:/e%]*\s*[一-龥]{0,2}[.。!]?$|^\.\d|^-\s?\d|^\d{1,2}月\d{1,2}[日号][.。!]?$/;
/** 没有开工, 还差3亿元: said of what is not. */
const LACKING = /^(?:还|尚|仍|都)*(?:没有?(?!问题|困难)|未(?=[开动启完达])|差)/;
const UNDONE =
  /^(?:还|尚|仍|都|并)*(?:没有?|未|不能?|不会|不是|达不到|到不了|无法|没法)(?:完成|办结|办完|做完|达到|到|开始)/;
/** 应该能完成, 县里要求完成: no more than a claim. */
const CLAIM = /^([^,;。\s]{1,8}?)(?:完成|办结|竣工|完工|达到|销号)/;
const ASKED = /^(?:怎么|为什么|为啥|什么|谁|哪|几[时点]|何时)/;
const FORBIDDEN = /^(?:先|暂时?)?(?:别|不要|勿|莫|不用|不必)|^[暂先]不/;
const MORE_TASKS = /^[\s,、:]*/;

/** 进度 12 说明: the command was said, and words instead of a value. `at` is where the task ended. */
export function readNote(line: Line, found: FoundRef, at: number): readonly Reading[] {
  const rest = line.key.slice(at);
  const note = cleanNote(line.text.slice(at));
  const example = commandText({ kind: 'progress', ref: found.ref, value: { kind: 'percent', percent: 60 } });
  if (note === undefined || !/[\p{L}\p{N}]/u.test(note)) return [unclear('incomplete', example)];
  if (isSmallTalk(note) || note === '无') return [unclear('incomplete', example)];
  if (asks(rest) || ASKED.test(note) || isTaskNoun(line.key, at)) {
    return [certain({ kind: 'show', ref: found.ref })];
  }
  if (takeRef(rest, MORE_TASKS.exec(rest)?.[0].length ?? 0)) return [unclear('several', example)];
  const written: Command = { kind: 'progress', ref: found.ref, note };
  const day = found.kind === 'day-like' ? dayDoubt(line, at, rest) : undefined;
  if (day !== undefined)
    return [day === 'day' ? unclear('maybe-not-a-task') : choice('maybe-not-a-task', written)];
  if (LOST_VALUE.test(rest.trim())) return [unclear('vague-value', example)];
  if (FORBIDDEN.test(note)) return [unclear('negated')];
  const deed = takeDeed(line.key, at);
  if (deed?.deed === 'accepted') return [choice('several', { kind: 'accept', refs: [found.ref] }, written)];
  if (deed !== undefined) return doneOrSubmitted(line, found, deed.end);
  if (speaksOfPercent(rest)) return noteWithPercent(line, found, at, note);
  if (opensWithPlan(note)) return [choice('planned', written)];
  if (UNDONE.test(note) || LACKING.test(note)) return [choice('negated', written)];
  const claimed = doubtIn(CLAIM.exec(note)?.[1] ?? '');
  return [claimed === undefined || claimed === 'negated' ? certain(written) : choice(claimed, written)];
}

/** 上报12号进展：… is of a task. */
const OF_TASK = /^的?(?:任务|事项)?的?(?:最新|本周)?(?:进展|进度|推进)(?:情况)?\s?[:,]/;

/** 汇报12号下午的会 is about a day; 反馈12号正在浇筑 may be. */
function dayDoubt(line: Line, at: number, rest: string): 'day' | 'maybe' | undefined {
  if (OF_TASK.test(rest)) return undefined;
  if (isDateLike(line.key, at) || (isToBeDone(line.key, at) && !speaksOfPercent(rest))) return 'day';
  return /^[一-龥]/.test(rest) ? 'maybe' : undefined;
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
