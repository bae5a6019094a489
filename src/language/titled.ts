import { doubtBehindClosing, doubtBehindValue } from './aftermath.ts';
import { takeBridge } from './bridge.ts';
import { takeDeed } from './deeds.ts';
import { doubtIn } from './doubts.ts';
import { isTaskNoun } from './grammar/task-nouns.ts';
import { isTitleLike } from './grammar/title-words.ts';
import { leadInStops } from './lead-in.ts';
import type { Line } from './line.ts';
import { noteFrom } from './notes.ts';
import type { Reading } from './reading.ts';
import { certain, choice, unclear } from './readings.ts';
import { takeValue } from './values.ts';

/** Titles are looked for within so many characters. */
const LONGEST_TITLE = 40;
const TITLE_CHARACTER = /[一-龥a-z0-9()《》[\]"·、\-—.\s]/;

const AROUND_TITLE = /^(?:(?:任务|事项|项目)[\s:：]+)?[《"“「【]?|[》"”」】\s]+$/gu;

/**
 * A report that names its task by words: 老旧小区改造 60%, 老旧小区改造已办结. Whoever runs it asks for a `1` first.
 * Undefined if no value and no deed stands behind words that may be a title.
 */
export function readTitled(line: Line): readonly Reading[] | undefined {
  const { key } = line;
  const from = leadInStops(key).at(-1) ?? 0;
  const last = Math.min(key.length, from + LONGEST_TITLE);
  if (!TITLE_CHARACTER.test(key[from] ?? '')) return undefined;
  for (let at = from + 2; at <= last; at += 1) {
    if (!TITLE_CHARACTER.test(key[at - 1] ?? '')) return undefined;
    const words = line.text.slice(from, at).replace(AROUND_TITLE, '');
    if (isTaskNoun(key, at) && isTitleLike(words))
      return [certain({ kind: 'show', ref: { kind: 'title', words } })];
    const value = takeValueBehind(key, at);
    if (value !== undefined) return titled(line, words, value);
    const deed = takeDeed(key, at);
    if (deed !== undefined && deed.deed !== 'accepted' && isTitleLike(words)) {
      const doubt = doubtBehindClosing(key.slice(deed.end));
      const ref = { kind: 'title', words } as const;
      const note = noteFrom(line, deed.end);
      const submit = { kind: 'submit', ref, ...note } as const;
      if (deed.deed === 'submitted') return [doubt === undefined ? certain(submit) : choice(doubt, submit)];
      const full = { kind: 'progress', ref, value: { kind: 'percent', percent: 100 }, ...note } as const;
      return [choice('done-or-submitted', submit, full)];
    }
  }
  return undefined;
}

/** A value behind a bridge that says what it is, or behind a space. Nouns like 工程 and 建设 belong to the title. */
function takeValueBehind(key: string, at: number) {
  const bridge = takeBridge(key, at);
  const text = key.slice(at, bridge.end);
  if (/^(?:工作|项目|工程|建设|施工|任务|的)/.test(text)) return undefined;
  const value = takeValue(key, bridge.end);
  if (value === undefined || value.value.counted) return undefined;
  return { ...value, vague: bridge.vague || !value.value.exact };
}

function titled(
  line: Line,
  words: string,
  found: NonNullable<ReturnType<typeof takeValueBehind>>,
): readonly Reading[] | undefined {
  const tail = line.key.slice(found.end);
  if (!isTitleLike(words)) {
    const doubt = doubtIn(words);
    return [unclear(doubt ?? 'incomplete', doubt === undefined ? '进度 编号 60%' : undefined)];
  }
  const [value] = found.value.values;
  const ref = { kind: 'title', words } as const;
  const command = {
    kind: 'progress',
    ref,
    ...(value ? { value } : {}),
    ...noteFrom(line, found.end),
  } as const;
  if (found.vague) return [choice('vague-value', command)];
  const doubt = doubtBehindValue(tail);
  if (doubt === undefined) return [certain(command)];
  return doubt === 'vague-value' ? [choice(doubt, command)] : [unclear(doubt)];
}
