import { doubtBehindValue } from '../aftermath.ts';
import { takeBridge } from '../bridge.ts';
import type { Command, ProgressValue } from '../command.ts';
import { commandText } from '../command-text.ts';
import { takeDeed } from '../deeds.ts';
import { noteFrom } from '../notes.ts';
import type { Doubt, Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { type FoundRef, takeRef } from '../references.ts';
import { skip, type Taken } from '../taken.ts';
import { takeBarePercent, takeValue, type ValueSaid } from '../values.ts';
import { type AfterRefs, BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { readNote } from './progress-note.ts';

type Progress = Extract<Command, { kind: 'progress' }>;

/** 进度 12 60% 说明 · 12号 60% · 12 无变化 · 进度 12 3.2亿元 · 进度 12 说明. */
export const PROGRESS: Grammar = {
  afterWord: ({ line, at }) => {
    const found = takeRef(line.key, skip(BETWEEN_WORD_AND_REF, line.key, at));
    if (found === undefined) return undefined;
    const said = { line, refs: [found.value], range: false, at: found.end };
    return readValue(said, true) ?? readNote(line, found.value, found.end);
  },
  afterRefs: (said) => readValue(said, false),
};

/** Reads a value behind the tasks; undefined if none stands there. */
function readValue(said: AfterRefs, explicit: boolean): readonly Reading[] | undefined {
  const { line, refs } = said;
  const [first] = refs;
  const at = behindReceipt(line.key, said.at);
  const bridge = takeBridge(line.key, at);
  const bridgeText = line.key.slice(at, bridge.end);
  const bare = explicit && /^[\s,:]*$/.test(bridgeText);
  const value = takeValue(line.key, bridge.end) ?? (bare ? takeBarePercent(line.key, bridge.end) : undefined);
  if (value === undefined || first === undefined) return undefined;
  const options = value.value.values.map((one) => progress(first, one, noteFrom(line, value.end)));
  if (refs.length > 1 || said.range) return [unclear('several', suggestionOf(options))];
  if (value.value.counted && !explicit && !bridge.said && /^[一-龥]/.test(line.key.slice(value.end))) {
    return [unclear('maybe-not-a-task')];
  }
  if (bare && /^[\s,、]+\d{1,5}(?=$|[\s,、号])/.test(line.key.slice(value.end))) {
    return [unclear('several', suggestionOf(options))];
  }
  const doubt = doubtBefore(first, bridgeText, bridge, value, explicit, said.previousBridge);
  return withTail(said, first, value, options, doubt);
}

/** 12号收到，目前60%: the report behind the receipt. */
function behindReceipt(key: string, at: number): number {
  const deed = takeDeed(key, at);
  return deed?.deed === 'accepted' && /[,;。!]|\s?(?:目前|现|进度|完成|已)/y.test(key.slice(deed.end))
    ? deed.end
    : at;
}

/** Why the words between task and value leave it open what was meant. */
function doubtBefore(
  found: FoundRef,
  bridgeText: string,
  bridge: ReturnType<typeof takeBridge>,
  { value }: Taken<ValueSaid>,
  explicit: boolean,
  previousBridge: string | undefined,
): Doubt | undefined {
  const percent = value.values[0]?.kind === 'percent';
  if (bridge.vague || !value.exact || (bridge.money && percent)) return 'vague-value';
  if (explicit) return undefined;
  if (value.counted && !bridge.said) return 'maybe-not-a-task';
  if (found.kind === 'counted' && !(percent && /^\s?$/.test(bridgeText))) return 'maybe-not-a-task';
  // 1、60% may be a line of a list, 12。60% a slip for 12.60%.
  if (found.kind === 'bare' && /^\s?[、。]/.test(bridgeText)) return 'maybe-not-a-task';
  if (found.kind !== 'day-like') return undefined;
  if (/^\s?[到至为是]$/.test(bridgeText)) return 'maybe-not-a-task';
  // 12号60%，15号完成80%: the second may be the day by which. 12号完成60%，15号完成80% are two reports.
  const verb = /完成|到|达/.test(bridgeText) && !/任务|进度|进展|已/.test(bridgeText);
  return verb && previousBridge !== undefined && previousBridge !== bridgeText
    ? 'maybe-not-a-task'
    : undefined;
}

function withTail(
  { line, at }: AfterRefs,
  found: FoundRef,
  value: Taken<ValueSaid>,
  options: readonly Progress[],
  doubt: Doubt | undefined,
): readonly Reading[] {
  const tail = line.key.slice(value.end);
  const [only] = options;
  if (only === undefined) return [unclear('incomplete')];
  if (doubt !== undefined) return [choice(doubt, ...options)];
  const deed = takeDeed(tail, 0);
  if (deed !== undefined && deed.deed !== 'accepted' && /^[\s,;。]/.test(tail)) {
    return alsoSubmitted(found, only, value.value, noteFrom(line, value.end + deed.end).note);
  }
  const behind = doubtBehindValue(tail);
  switch (behind) {
    case undefined:
      return [certain(only)];
    case 'vague-value':
      return [choice('vague-value', only)];
    case 'several':
      return [choice('several', only, { kind: 'progress', ref: found.ref, ...noteFrom(line, at) })];
    default:
      return [unclear(behind, suggestionOf(options))];
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

function progress(found: FoundRef, value: ProgressValue, note: { readonly note?: string }): Progress {
  return { kind: 'progress', ref: found.ref, value, ...note };
}

function suggestionOf(options: readonly Progress[]): string | undefined {
  const [first] = options;
  return (
    first && commandText({ kind: 'progress', ref: first.ref, ...(first.value ? { value: first.value } : {}) })
  );
}
