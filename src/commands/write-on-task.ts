import { judge } from '../domain/colour.ts';
import { foldUntil } from '../domain/fold.ts';
import { type Entry, type EntryKind, type NewEntry, undoneSeqs, type Via } from '../domain/history.ts';
import { dayOf, type Instant } from '../domain/instant.ts';
import { NOTICES_REMEMBERED_MS, type Notice } from '../domain/notice.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import { mayNameAsked } from '../domain/problem-people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayName } from '../domain/visibility.ts';
import type { Command } from '../language/command.ts';
import type { TaskRecord } from '../ports/store.ts';
import type { AskReason } from '../wording/doubts.ts';
import { writtenBrief, writtenReply } from '../wording/written.ts';
import type { Written } from '../wording/written-facts.ts';
import type { Answer, KnownAsking, Office } from './office.ts';

/** What a command decides on the task as it stands at the moment of writing. Pure; may run twice. */
export type Decision =
  | { readonly kind: 'write'; readonly entries: readonly NewEntry[] }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'ask'; readonly reason: AskReason; readonly options: readonly Command[] };

/**
 * What came of it. `written` also when this very line had been written by an earlier delivery of its message; `tells`
 * unless that is taken back, or long ago.
 */
export type Outcome =
  | { readonly kind: 'written'; readonly written: Written; readonly tells: boolean }
  | Exclude<Decision, { kind: 'write' }>;

/** Which entries a command writes: of these kinds, or told one by one where several commands write the same kind. */
export type Which = readonly EntryKind[] | ((entry: Entry) => boolean);

/** Where an entry of this line comes from: the key that keeps a redelivery from writing twice. */
export function viaOf(asking: KnownAsking): Via {
  const { platform, bot, chat, messageId } = asking.incoming;
  return { platform, bot, chatId: chat.id, messageId, line: asking.line };
}

/**
 * One step on one task: if an earlier delivery of this line wrote such entries already, nothing is written and the answer is
 * worded from the state after those entries; else `decide` rules on the current state and its entries become durable.
 */
export async function writeOnTask(
  key: TaskKey,
  which: Which,
  decide: (task: Task, record: TaskRecord) => Decision,
  asking: KnownAsking,
  office: Office,
): Promise<Outcome> {
  const via = viaOf(asking);
  let stood: Task | undefined;
  const { result, record, appended } = await office.store.update<Decision>(key, (current) => {
    if (current === undefined) return { result: { kind: 'refuse', refusal: { code: 'unknown-task', key } } };
    stood = current.task;
    if (writtenBy(current.history, via, which).length > 0) return { result: { kind: 'write', entries: [] } };
    const decision = decide(current.task, current);
    if (decision.kind !== 'write') return { result: decision };
    if (asking.settled) return { result: { kind: 'refuse', refusal: { code: 'message-handled' } } };
    return { entries: decision.entries, result: decision };
  });
  if (result.kind !== 'write' || record === undefined) {
    return result.kind === 'write' ? { kind: 'refuse', refusal: { code: 'unknown-task', key } } : result;
  }
  office.recentWrites.note(key, appended);
  const entries = writtenBy(record.history, via, which);
  const tells = isToBeTold(entries, record.history, asking.now);
  return { kind: 'written', written: writtenAs(record, entries, asking, stood), tells };
}

/**
 * Whether people are to be told of what a line wrote. Also of what an earlier delivery of it wrote: the programme may have
 * ended between the two, and if it did not, the notifier knows the line. Not of what is taken back, nor of what is older
 * than the notifier remembers.
 */
export function isToBeTold(entries: readonly Entry[], history: readonly Entry[], now: Instant): boolean {
  const undone = undoneSeqs(history);
  return entries.some(({ seq, at }) => !undone.has(seq) && now - at < NOTICES_REMEMBERED_MS);
}

/** The entries that a line of a message wrote, those asked for where they are told. */
export function writtenBy(history: readonly Entry[], via: Via, which: Which = () => true): readonly Entry[] {
  const isOne = typeof which === 'function' ? which : (entry: Entry) => which.includes(entry.kind);
  return history.filter(
    (entry) =>
      isOne(entry) &&
      entry.via?.platform === via.platform &&
      entry.via.bot === via.bot &&
      entry.via.messageId === via.messageId &&
      entry.via.line === via.line,
  );
}

/**
 * The facts an answer is worded from: the state before and after the entries, judged at the moment they were written, so that
 * a redelivery is answered with the same words whenever it comes. `stood`: the task at some earlier entry, where it is at hand,
 * which saves telling the history again.
 */
export function writtenAs(
  record: TaskRecord,
  entries: readonly Entry[],
  asking: KnownAsking,
  stood?: Task,
): Written {
  const { task, history } = record;
  const { zone } = asking.bench;
  const first = entries[0]?.seq ?? 1;
  const last = entries.at(-1) ?? history.at(-1);
  const now = last?.at ?? asking.now;
  const today = dayOf(now, zone);
  const at = (seq: number): Task =>
    [task, stood].find((known) => known?.lastSeq === seq) ?? foldUntil(task, history, seq, zone);
  const after = at(last?.seq ?? task.lastSeq);
  return {
    before: first > 1 ? at(first - 1) : undefined,
    after,
    entries,
    judgement: judge(after, { ...asking.bench, now, today }),
    today,
    openYear: asking.openYear,
    directory: asking.directory,
    untitled: !isNamedTo(after, asking),
    inGroup: asking.incoming.chat.kind === 'group',
  };
}

/** Whoever is asked to help with a problem is told the task it is about. */
function isNamedTo(task: Task, { person, group, directory }: KnownAsking): boolean {
  return mayName(person, task, group) || mayNameAsked(person, task, group, directory);
}

/** An outcome as the answer to a line, with whom to tell of it. */
export function answerOf(outcome: Outcome, notices?: (written: Written) => readonly Notice[]): Answer {
  switch (outcome.kind) {
    case 'written': {
      const { written, tells } = outcome;
      const reply = { kind: 'written', reply: writtenReply(written), brief: writtenBrief(written) } as const;
      return tells && notices !== undefined ? { ...reply, notices: notices(written) } : reply;
    }
    case 'refuse':
      return { kind: 'refused', refusal: outcome.refusal };
    case 'ask':
      return { kind: 'asks', reason: outcome.reason, options: outcome.options };
  }
}
