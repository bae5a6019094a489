import type { Bench } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import type { Directory, Person } from '../domain/people.ts';
import type { PostKind } from '../domain/post.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Rules } from '../domain/rules.ts';
import type { Group } from '../domain/visibility.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';
import type { Command } from '../language/command.ts';
import type { Incoming, PlatformName } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { LedgerExport } from '../ports/ledger-export.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { Store } from '../ports/store.ts';
import type { OfficeSignature } from '../reports/post-material.ts';
import type { AskReason } from '../wording/doubts.ts';
import type { MakePost } from '../wording/made-post.ts';
import type { Conversations } from './conversations.ts';
import type { RecentWrites } from './recent-writes.ts';

/** What every command works with. */
export interface Office {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly zone: string;
  readonly rules: Rules;
  readonly calendar: WorkCalendar;
  readonly botNames: readonly string[];
  /** The group of a chat, if the config lists it. */
  readonly groupOf: (platform: PlatformName, chatId: string) => Group | undefined;
  /** All groups of the config, in its order. */
  readonly groups: readonly Group[];
  /** What was posted, and will be today. */
  readonly posts: Pick<PostLog, 'get' | 'on' | 'update' | 'snapshotsBefore'>;
  readonly makePost: Readonly<Record<PostKind, MakePost>>;
  readonly signature: OfficeSignature;
  readonly exports: LedgerExport;
  readonly conversations: Conversations;
  readonly recentWrites: RecentWrites;
  readonly notifier: Notifier;
  /** Posts in trouble that no alert room took: supervisors read of them above an answer. */
  readonly trouble: () => Message | undefined;
}

/** Who asks, where and when: the circumstances of one line of a message. */
export interface Asking {
  readonly incoming: Incoming;
  readonly line: number;
  readonly now: Instant;
  readonly today: Day;
  /** The year that bare task numbers mean. */
  readonly openYear: number;
  readonly bench: Bench;
  readonly directory: Directory;
  /** Absent for somebody whose account is tied to nobody. */
  readonly person?: Person;
  /** Absent in a private chat, and in a group that the config does not list. */
  readonly group?: Group;
  /** The person chose this command from the numbered choices. */
  readonly confirmed: boolean;
  /** This message was seen before: a redelivery. */
  readonly redelivered: boolean;
  /** An earlier delivery of it was carried out to its end: whatever it did not write then, it does not write now. */
  readonly settled: boolean;
}

/** The same, for those who are known. */
export type KnownAsking = Asking & { readonly person: Person };

/** What became of a line; `word` is what the log calls it. */
export type Answer =
  | {
      readonly kind: 'written';
      readonly reply: Message;
      readonly brief: Message;
      /** Whom to tell because it needs his act; a redelivered line may raise the same again, and tells nobody twice. */
      readonly notices?: readonly Notice[];
    }
  | { readonly kind: 'answered'; readonly reply: Message }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | {
      readonly kind: 'asks';
      readonly reason: AskReason;
      readonly options: readonly Command[];
      readonly suggestion?: string;
    }
  /** The store failed: nothing of this line is written. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'silent' };

export const answered = (reply: Message): Answer => ({ kind: 'answered', reply });
export const refused = (refusal: Refusal): Answer => ({ kind: 'refused', refusal });

/** What became of a whole message, and what is said to it. `command` and `outcome` are words for the log. */
export interface Received {
  readonly reply: Message | undefined;
  readonly command: string;
  readonly outcome: string;
}

/** Whether the asker is a person of the roster, in a private chat or a listed group. */
export function isKnown(asking: Asking): asking is KnownAsking {
  return (
    asking.person !== undefined && (asking.incoming.chat.kind === 'single' || asking.group !== undefined)
  );
}
