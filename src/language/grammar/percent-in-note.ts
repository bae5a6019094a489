import { doubtBehindValue } from '../aftermath.ts';
import { takeBridge } from '../bridge.ts';
import type { Command, ProgressValue } from '../command.ts';
import { doubtIn, isAccount } from '../doubts.ts';
import type { Line } from '../line.ts';
import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { certain, choice } from '../readings.ts';
import type { FoundRef } from '../references.ts';
import { takeValue } from '../values.ts';

const PERCENT = /%|百分之|[一二三四五六七八九]成(?![立功果本员])/;

/** Whether a percentage stands anywhere in some words. */
export function speaksOfPercent(key: string): boolean {
  return PERCENT.test(key);
}

/**
 * A percentage somewhere in the words behind a task. 「完成招标，总体进度60%」 says of the whole that it is 60 %;
 * 「土建80%」 does not, and is asked. `at` is where the task ended, `note` all words behind it.
 */
export function noteWithPercent(line: Line, found: FoundRef, at: number, note: string): readonly Reading[] {
  const written: Command = { kind: 'progress', ref: found.ref, note };
  const figure = ownFigure(line, at);
  if (figure === undefined) {
    const doubt = doubtIn(note);
    const part = doubt === undefined ? partFigure(line.key, at) : undefined;
    return [choice(doubt ?? 'several', ...(part ? [{ ...written, value: part } as const] : []), written)];
  }
  const before = line.key.slice(at, figure.start);
  const doubt = doubtIn(before) ?? doubtBehindValue(line.key.slice(figure.end));
  const words = [line.text.slice(at, figure.start), line.text.slice(figure.end)].map(cleanNote);
  const rest = words.filter((part) => part !== undefined).join('，');
  const report: Command = {
    kind: 'progress',
    ref: found.ref,
    value: figure.value,
    ...(rest === '' ? {} : { note: rest }),
  };
  // 12号：已完成招标，进度60%: set off by a sign, an account of work is no appointment.
  const isTask = found.kind !== 'day-like' || /^\s?[:,]/.test(before);
  const clear = figure.exact && doubt === undefined && isOfWhole(figure.said, before);
  return clear && isTask ? [certain(report)] : [choice(doubt ?? 'several', report, written)];
}

interface Figure {
  readonly value: ProgressValue;
  readonly exact: boolean;
  /** What the figure is said to be: 总体进度. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
}

/** The first percentage that has a segment of its own: …，总体进度60%，…. */
function ownFigure({ key }: Line, at: number): Figure | undefined {
  for (const segment of key.slice(at).matchAll(/[^\s,;:。()]+/g)) {
    const start = at + segment.index;
    const bridge = takeBridge(key, start);
    const taken = takeValue(key, bridge.end);
    const value = taken?.value.values[0];
    if (taken === undefined || value?.kind !== 'percent') continue;
    const exact = taken.value.exact && !bridge.vague;
    return { value, exact, said: key.slice(start, bridge.end), start, end: taken.end };
  }
  return undefined;
}

/** Whether a figure is of the task: 总体 was said, or 进度 behind an account of work, and no figure of a part came before. */
function isOfWhole(said: string, before: string): boolean {
  if (PERCENT.test(before)) return false;
  if (/总体|整体|全部/.test(said)) return true;
  const account = isAccount(before.replace(/^[\s,:]+/, '')) || /已|正在|完成/.test(before);
  return account && /进度|进展|完成率/.test(said);
}

/** 完成招标60%: the figure of a part. */
function partFigure(key: string, at: number): ProgressValue | undefined {
  const part = /\d{1,3}(?:\.\d+)?\s?%/.exec(key.slice(at));
  return part === null ? undefined : takeValue(key, at + part.index)?.value.values[0];
}
