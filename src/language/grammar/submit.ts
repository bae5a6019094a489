import { doubtBehindClosing, doubtBehindValue } from '../aftermath.ts';
import { takeBridge } from '../bridge.ts';
import { countsThings } from '../counted-things.ts';
import { takeDeed } from '../deeds.ts';
import { doubtIn, isAccount, opensWithPlan } from '../doubts.ts';
import type { Line } from '../line.ts';
import { cleanNote, noteFrom } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { type FoundRef, type FoundRefs, takeRefs } from '../references.ts';
import { skip, takeMatch } from '../taken.ts';
import { takeValue } from '../values.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { doneOrSubmitted } from './progress-note.ts';
import { takeTitle } from './title-words.ts';

/** 办结 12 说明 · 12号已办结 · #12 申请销号; 12号已完成 asks. */
export const SUBMIT: Grammar = {
  afterWord: ({ line, at }) => {
    const { key } = line;
    const start = skip(BETWEEN_WORD_AND_REF, key, at);
    const found = takeRefs(key, start);
    if (/[申提报]请$/.test(key.slice(0, at))) return found && asked(line, found.value, found.end);
    if (found !== undefined) return explicit(line, found.value, found.end);
    const title = takeTitle(line, at);
    if (title) {
      return [
        certain({ kind: 'submit', ref: { kind: 'title', words: title.value }, ...noteFrom(line, title.end) }),
      ];
    }
    return /^[\s:。!了]*$/.test(key.slice(at)) ? [unclear('incomplete', '办结 编号')] : undefined;
  },
  afterRefs: ({ line, refs, range, at }) => {
    const requested = readRequest(line, refs, at);
    if (requested && !range) return requested;
    const deed = takeDeed(line.key, at);
    if (deed === undefined || deed.deed === 'accepted') return undefined;
    // 任务12，已完成 60%
    if (deed.deed === 'done' && takeValue(line.key, takeBridge(line.key, at).end)) return undefined;
    if (range) return [unclear('several')];
    const doubt = doubtBehindClosing(line.key.slice(deed.end));
    const note = noteFrom(line, deed.end);
    return refs.flatMap((found): readonly Reading[] => {
      if (deed.deed === 'done') return doneOrSubmitted(line, found, deed.end);
      const command = { kind: 'submit', ref: found.ref, ...note } as const;
      const sure = doubt === undefined && found.kind !== 'counted';
      return [sure ? certain(command) : choice(doubt ?? 'maybe-not-a-task', command)];
    });
  },
};

const REQUEST =
  /(?:[,;。\s]|(?<=完[成工毕]|竣工|验收|通过|了))(?:现|特|正式)?(?:申请|提请|报请|请予以?)(?:予以)?(?:办结|销号)(?=$|[\s,;。!])/;

/** 12号已完工并通过验收，申请办结: an account of work, and the request. */
function readRequest(line: Line, refs: readonly FoundRef[], at: number): readonly Reading[] | undefined {
  const rest = line.key.slice(at);
  const match = REQUEST.exec(rest);
  if (match === null || match.index === 0) return undefined;
  const before = rest.slice(0, match.index).replace(/^[\s,:]+/, '');
  if (
    !(isAccount(before) || /已|完成|通过|竣工/.test(before)) ||
    PERCENT.test(before) ||
    doubtIn(before) !== undefined
  )
    return undefined;
  const end = at + match.index + match[0].length;
  if (doubtBehindClosing(line.key.slice(end)) !== undefined) return undefined;
  const notes = [cleanNote(line.text.slice(at, at + match.index)), cleanNote(line.text.slice(end))];
  const note = notes.filter((part) => part !== undefined).join('，');
  return refs.map(({ ref }) => certain({ kind: 'submit', ref, ...(note === '' ? {} : { note }) }));
}

const PERCENT = /%|百分之/;

/** 申请12号销号. */
function asked(line: Line, refs: FoundRefs, at: number): readonly Reading[] | undefined {
  const deed = takeMatch(/(?:\s|的|任务|事项|予以)*(?:办结|销号|结项)(?=$|[\s,;。!])/y, line.key, at);
  return deed && explicit(line, refs, at + deed[0].length);
}

function explicit(line: Line, { refs, range }: FoundRefs, at: number): readonly Reading[] {
  if (range) return [unclear('several')];
  const rest = line.key.slice(at);
  // 办结12号楼征收, 办结 12 件信访案件: the number is of something else.
  const glued = /^[一-龥]/.test(rest) && !/^(?:任务|事项|了|已|请|材料)/.test(rest);
  const counts = refs.at(-1)?.kind === 'bare' && countsThings(line.key, at);
  const note = cleanNote(line.text.slice(at).replace(/^(?:任务|事项|了)+/, ''));
  const words = ` ${rest.replace(/^(?:任务|事项|了)+/, '')}`;
  const behind = doubtBehindClosing(words) ?? doubtBehindValue(words);
  const doubt = opensWithPlan(note ?? '') ? 'planned' : /\d\s?%|百分之/.test(rest) ? 'several' : behind;
  return refs.map((found): Reading => {
    const command = { kind: 'submit', ref: found.ref, ...(note === undefined ? {} : { note }) } as const;
    if (glued || counts) return choice('maybe-not-a-task', command);
    return doubt === undefined ? certain(command) : choice(doubt, command);
  });
}
