import type { Entry, Via } from '../domain/history.ts';
import type { Instant } from '../domain/instant.ts';
import { keyText, type TaskKey } from '../domain/number-in-year.ts';
import type { Incoming } from '../ports/chat-platform.ts';
import type { Store } from '../ports/store.ts';

/** How long a message id is remembered: longer than any platform redelivers. */
export const REMEMBERED_MS = 48 * 3_600_000;

/** Which tasks a message wrote on. */
export interface WritingMessage {
  readonly message: Pick<Via, 'platform' | 'bot' | 'chatId' | 'messageId'>;
  readonly by: string;
  readonly tasks: readonly TaskKey[];
  readonly at: Instant;
}

/**
 * The messages of the last 48 hours that wrote something, found by their id. Kept beside the ledger and rebuilt from it at
 * start: the histories are the truth, this only finds them quickly.
 */
export interface RecentWrites {
  /** What this message wrote, if it was seen before. */
  ofMessage(message: Incoming): WritingMessage | undefined;
  byId(platform: string, bot: string, messageId: string): WritingMessage | undefined;
  /** The last message of a person in a conversation that wrote something other than an undo. */
  lastOf(person: string, platform: string, chatId: string): WritingMessage | undefined;
  note(key: TaskKey, entries: readonly Entry[]): void;
  /** Whether the message was handled before in this run, whatever came of it. */
  wasHandled(message: Incoming): boolean;
  markHandled(message: Incoming, now: Instant): void;
  prune(now: Instant): void;
}

interface Kept {
  readonly message: WritingMessage['message'];
  readonly by: string;
  readonly tasks: Map<string, TaskKey>;
  readonly onlyUndo: boolean;
  readonly at: Instant;
}

const idOf = (platform: string, bot: string, messageId: string): string =>
  [platform, bot, messageId].join('\u0000');

export function createRecentWrites(): RecentWrites {
  const kept = new Map<string, Kept>();
  const handled = new Map<string, Instant>();
  const shown = (one: Kept | undefined): WritingMessage | undefined =>
    one && { message: one.message, by: one.by, tasks: [...one.tasks.values()], at: one.at };
  const byId: RecentWrites['byId'] = (platform, bot, messageId) =>
    shown(kept.get(idOf(platform, bot, messageId)));
  return {
    ofMessage: (message) => byId(message.platform, message.bot, message.messageId),
    byId,
    lastOf: (person, platform, chatId) =>
      shown(
        [...kept.values()].findLast(
          (one) =>
            one.by === person &&
            !one.onlyUndo &&
            one.message.platform === platform &&
            one.message.chatId === chatId,
        ),
      ),
    note: (key, entries) => {
      for (const { via, by, at, kind } of entries) {
        if (via === undefined) continue;
        const id = idOf(via.platform, via.bot, via.messageId);
        const { line: _, ...message } = via;
        const one = kept.get(id) ?? { message, by, tasks: new Map(), onlyUndo: kind === 'undo', at };
        one.tasks.set(keyText(key), key);
        kept.set(id, one);
      }
    },
    wasHandled: (message) => handled.has(idOf(message.platform, message.bot, message.messageId)),
    markHandled: (message, now) => {
      handled.set(idOf(message.platform, message.bot, message.messageId), now);
    },
    prune: (now) => {
      for (const [id, one] of kept) if (now - one.at > REMEMBERED_MS) kept.delete(id);
      for (const [id, at] of handled) if (now - at > REMEMBERED_MS) handled.delete(id);
    },
  };
}

/** Finds the writing messages of the last 48 hours in the histories of these ledger years, oldest first. */
export async function rebuildRecentWrites(
  store: Store,
  years: readonly number[],
  now: Instant,
): Promise<RecentWrites> {
  const recent = createRecentWrites();
  const found: { key: TaskKey; entry: Entry }[] = [];
  for (const year of years) {
    for (const task of await store.list(year)) {
      if (now - task.lastAt > REMEMBERED_MS) continue;
      const record = await store.get(task);
      for (const entry of record?.history ?? []) {
        if (now - entry.at <= REMEMBERED_MS) found.push({ key: { year: task.year, no: task.no }, entry });
      }
    }
  }
  found.sort((a, b) => a.entry.at - b.entry.at);
  for (const { key, entry } of found) recent.note(key, [entry]);
  return recent;
}
