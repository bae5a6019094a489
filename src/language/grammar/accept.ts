import { doubtBehindReceipt } from '../aftermath.ts';
import { takeBridge } from '../bridge.ts';
import type { CommandOf } from '../command.ts';
import { countsThings } from '../counted-things.ts';
import { takeDeed } from '../deeds.ts';
import type { Line } from '../line.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { type FoundRef, type FoundRefs, takeRefs } from '../references.ts';
import { skip, takeMatch } from '../taken.ts';
import { takeValue } from '../values.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { takeTitle } from './title-words.ts';

const ALL = /(?:\s|我的?|以上|这些|了|:)*(?:全部|所有|全体)(?:的|待签收|任务|事项|了)*(?=$|[\s,。;!])/y;
const END = /(?:的?任务|的?事项|了|啦)*(?=$|[\s,;。!~、)(])/y;
/** 12到15 is spelt out in the suggestion up to so many tasks. */
const MOST_SPELT_OUT = 30;

/** 签收 12 13 · 12号收到 · 签收全部. */
export const ACCEPT: Grammar = {
  afterWord: ({ line, entry, at }) => {
    const { key } = line;
    const word = key.slice(0, at);
    const all = takeMatch(ALL, key, at);
    if (all) return word.endsWith('收到') ? undefined : settled(line, 'all', at + all[0].length);
    const start = skip(BETWEEN_WORD_AND_REF, key, at);
    const found = takeRefs(key, start);
    if (found === undefined) {
      if (word.endsWith('收到')) return undefined;
      const title = takeTitle(line, at);
      if (title) return [certain({ kind: 'accept', refs: [{ kind: 'title', words: title.value }] })];
      return /^[\s:。!]*$/.test(key.slice(at)) ? [unclear('incomplete', `${entry.word} 编号`)] : undefined;
    }
    const end = takeMatch(END, key, found.end);
    if (end === undefined || takeValue(key, takeBridge(key, found.end).end) !== undefined) return undefined;
    // 收到，12号: received this, and as for task 12 …
    const apart = word.endsWith('收到') && /[,、]/.test(key.slice(at, start));
    if (apart) return [choice('incomplete', acceptance(found.value.refs))];
    // 签收 12 份文件 is of documents.
    if (found.value.refs.at(-1)?.kind === 'bare' && countsThings(key, found.end))
      return [choice('maybe-not-a-task', acceptance(found.value.refs))];
    return accepted(line, found.value, found.end + end[0].length);
  },
  afterRefs: ({ line, refs, range, at }) => {
    const deed = takeDeed(line.key, at);
    if (deed?.deed !== 'accepted') return undefined;
    // 12号收到，目前60%: the report signs for the task as well.
    const bridge = takeBridge(line.key, deed.end);
    if (takeValue(line.key, bridge.end) !== undefined) return undefined;
    return mayBeNumbered(line.key, refs)
      ? [choice('several', acceptance(refs.slice(1)), acceptance(refs))]
      : accepted(line, { refs, range }, deed.end);
  },
};

/** 1、12号收到: the first task of two, or the first line of a list. 12、13号 are two tasks. */
function mayBeNumbered(key: string, refs: readonly FoundRef[]): boolean {
  const [first, second] = refs.map(({ ref }) => ref.no);
  if (refs.length !== 2 || first === undefined || second === undefined) return false;
  return /^\d、/.test(key) && second !== first + 1;
}

function acceptance(refs: readonly FoundRef[]): CommandOf<'accept'> {
  return { kind: 'accept', refs: refs.map(({ ref }) => ref) };
}

function accepted(line: Line, { refs, range }: FoundRefs, at: number): readonly Reading[] {
  const first = refs[0]?.ref.no ?? 0;
  const last = refs.at(-1)?.ref.no ?? 0;
  if (range) {
    const count = last - first + 1;
    const spelt = Array.from(
      { length: Math.min(Math.max(count, 0), MOST_SPELT_OUT) },
      (_, index) => first + index,
    );
    return [
      unclear(
        'several',
        refs.length === 2 && count <= MOST_SPELT_OUT ? `签收 ${spelt.join(' ')}` : undefined,
      ),
    ];
  }
  if (refs.some(({ kind }) => kind === 'counted')) {
    return [choice('maybe-not-a-task', acceptance(refs))];
  }
  return settled(
    line,
    refs.map(({ ref }) => ref),
    at,
  );
}

function settled(line: Line, refs: CommandOf<'accept'>['refs'], at: number): readonly Reading[] {
  const command = { kind: 'accept', refs } as const;
  const doubt = doubtBehindReceipt(line.key.slice(at));
  return doubt === undefined ? [certain(command)] : [choice(doubt, command)];
}
