import { doubtBehindValue } from '../aftermath.ts';
import { type Bridge, takeBridge } from '../bridge.ts';
import type { Command, ProgressValue } from '../command.ts';
import { commandText } from '../command-text.ts';
import { countsThings } from '../counted-things.ts';
import { takeDeed } from '../deeds.ts';
import { asks, opensWithPlan } from '../doubts.ts';
import type { Line } from '../line.ts';
import { cleanNote, noteFrom } from '../notes.ts';
import type { Doubt, Reading } from '../reading.ts';
import { asked, certain, choice, unclear } from '../readings.ts';
import { type FoundRef, takeRef } from '../references.ts';
import { skip } from '../taken.ts';
import { takeBarePercent, takeValue, type ValueSaid } from '../values.ts';
import { type AfterRefs, BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { speaksOfPercent } from './percent-in-note.ts';
import { readNote } from './progress-note.ts';
import { takeTitle } from './title-words.ts';

type Progress = Extract<Command, { kind: 'progress' }>;

/** 进度 12 60% 说明 · 12号 60% · 12 无变化 · 进度 12 3.2亿元 · 进度 12 说明. */
export const PROGRESS: Grammar = {
  afterWord: ({ line, at }) => {
    const found = takeRef(line.key, skip(BETWEEN_WORD_AND_REF, line.key, at));
    if (found === undefined) return titledNote(line, at);
    const said = { line, refs: [found.value], range: false, at: found.end };
    const read = readValue(said, true) ?? readNote(line, found.value, found.end);
    // 汇报 12 个项目的进展: a number of something.
    const counts = found.value.kind === 'bare' && countsThings(line.key, found.end);
    return counts ? asked(read, 'maybe-not-a-task') : read;
  },
  afterRefs: (said) => readValue(said, false),
};

/** 进度 老旧小区改造 完成招标: with a value, it is read as any sentence with a title. */
function titledNote(line: Line, at: number): readonly Reading[] | undefined {
  const title = takeTitle(line, at);
  const note = title && cleanNote(line.text.slice(title.end));
  if (title === undefined) return undefined;
  if (note === undefined) return [unclear('incomplete', `进度 ${title.value} 60%`)];
  const rest = line.key.slice(title.end);
  if (asks(rest) || opensWithPlan(note) || /\d/.test(rest) || speaksOfPercent(rest)) return undefined;
  return [certain({ kind: 'progress', ref: { kind: 'title', words: title.value }, note })];
}

/** A value found behind a task, and what stood around it. */
interface Found {
  readonly task: FoundRef;
  readonly bridge: Bridge;
  readonly bridgeText: string;
  readonly value: ValueSaid;
  /** What stands behind the value. */
  readonly tail: string;
  /** 进度 was said in front. */
  readonly explicit: boolean;
}

/** Reads a value behind the tasks; undefined if none stands there. */
function readValue(said: AfterRefs, explicit: boolean): readonly Reading[] | undefined {
  const { line, refs } = said;
  const [task] = refs;
  const at = behindReceipt(line.key, said.at);
  const bridge = takeBridge(line.key, at);
  const bridgeText = line.key.slice(at, bridge.end);
  // 进度12号任务13: the number behind 任务 is another task.
  const bare =
    explicit && /^[\s,:]*$/.test(bridgeText) && !/(?:任务|事项|项目|工作)$/.test(line.key.slice(0, at));
  const taken = takeValue(line.key, bridge.end) ?? (bare ? takeBarePercent(line.key, bridge.end) : undefined);
  if (taken === undefined || task === undefined) return undefined;
  const tail = line.key.slice(taken.end);
  const options = taken.value.values.map((value) => ({
    ...progress(task, value),
    ...noteFrom(line, taken.end),
  }));
  const [only] = options;
  const severalNumbers = bare && /^[\s,、]+\d{1,5}(?=$|[\s,、号])/.test(tail);
  if (only === undefined || refs.length > 1 || said.range || severalNumbers) {
    return [unclear('several', suggestionOf(only))];
  }
  // 12号5人开会
  const sentence = taken.value.counted && !explicit && !bridge.said && /^[一-龥]/.test(tail);
  if (sentence) return [unclear('maybe-not-a-task')];
  const found = { task, bridge, bridgeText, value: taken.value, tail, explicit };
  const doubt = doubtBefore(found, said.previousBridge);
  if (doubt !== undefined) return [choice(doubt, ...options)];
  return withTail(found, only, noteFrom(line, at), tail.length === 0 ? '' : line.text.slice(taken.end));
}

/** 12号收到，目前60%: the report behind the receipt. */
function behindReceipt(key: string, at: number): number {
  const deed = takeDeed(key, at);
  return deed?.deed === 'accepted' && /^(?:[,;。!]|\s?(?:目前|现|进度|完成|已))/.test(key.slice(deed.end))
    ? deed.end
    : at;
}

/** Why the words between task and value leave it open what was meant. */
function doubtBefore(found: Found, previousBridge: string | undefined): Doubt | undefined {
  const { bridge, bridgeText, value, explicit, task } = found;
  const percent = value.values[0]?.kind === 'percent';
  if (bridge.vague || !value.exact || (bridge.money && percent)) return 'vague-value';
  if (explicit) return undefined;
  if (value.counted && !bridge.said) return 'maybe-not-a-task';
  if (task.kind === 'counted' && !(percent && /^\s?$/.test(bridgeText))) return 'maybe-not-a-task';
  // 1、60% may be a line of a list, 12。60% a slip for 12.60%.
  if (task.kind === 'bare' && /^\s?[、。]/.test(bridgeText)) return 'maybe-not-a-task';
  return task.kind === 'day-like' && mayBeDay(found, previousBridge) ? 'maybe-not-a-task' : undefined;
}

/** Whether 12号 may be the day by which, as in 12号到60%, and in the second report of 12号60%，15号完成80%. */
function mayBeDay({ bridgeText, tail }: Found, previousBridge: string | undefined): boolean {
  if (/^\s?[到至]$/.test(bridgeText) && !tail.startsWith('了')) return true;
  const verb = /完成|到|达/.test(bridgeText) && !/任务|进度|进展|已/.test(bridgeText);
  return verb && previousBridge !== undefined && previousBridge !== bridgeText;
}

/** What stands behind the value may take it back, or say that the task is done as well. */
function withTail(
  { task, value, tail }: Found,
  only: Progress,
  allWords: { readonly note?: string },
  tailText: string,
): readonly Reading[] {
  const deed = takeDeed(tail, 0);
  if (deed !== undefined && deed.deed !== 'accepted' && /^[\s,;。]/.test(tail)) {
    return alsoSubmitted(task, only, value, cleanNote(tailText.slice(deed.end)));
  }
  const doubt = doubtBehindValue(tail);
  switch (doubt) {
    case undefined:
      return [certain(only)];
    case 'vague-value':
      return [choice('vague-value', only)];
    case 'several':
      return [choice('several', only, { kind: 'progress', ref: task.ref, ...allWords })];
    default:
      return [unclear(doubt, suggestionOf(only))];
  }
}

/** 12号100%，申请销号: both. 12号60%，已完成: one of them. */
function alsoSubmitted(
  found: FoundRef,
  only: Progress,
  { values }: ValueSaid,
  note: string | undefined,
): readonly Reading[] {
  const submit: Command = { kind: 'submit', ref: found.ref, ...(note === undefined ? {} : { note }) };
  const value = values[0];
  if (value?.kind === 'percent' && value.percent === 100) {
    return [certain({ kind: 'progress', ref: found.ref, value }), certain(submit)];
  }
  return [choice('several', only, submit)];
}

function progress(found: FoundRef, value: ProgressValue): Progress {
  return { kind: 'progress', ref: found.ref, value };
}

/** The command without its note, to be typed in full. */
function suggestionOf(command: Progress | undefined): string | undefined {
  if (command === undefined) return undefined;
  const { kind, ref, value } = command;
  return commandText({ kind, ref, ...(value === undefined ? {} : { value }) });
}
