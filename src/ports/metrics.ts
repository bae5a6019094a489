import type { Outcome } from '../domain/outcome.ts';
import type { AccountPlatform } from '../domain/people.ts';
import type { SlotState } from '../domain/post.ts';
import type { PlatformName } from './chat-platform.ts';

/** What becomes durable by a write of the store. */
export type Written = 'task' | 'directory' | 'number' | 'post' | 'snapshot' | 'notices' | 'file';

/** What became of a message, in the words of the log: several are joined by `+`. */
export interface AnsweredMessage {
  readonly platform: PlatformName;
  readonly command: string;
  readonly outcome: string;
}

/** How things stand at the moment somebody looks. */
export interface Standing {
  /** The slots of today's posts. */
  readonly slots: readonly { readonly platform: AccountPlatform; readonly state: SlotState }[];
  /** Posts not settled, or whose trouble was not told, of any day. */
  readonly openPosts: number;
  /** Notices that people are still to be told. */
  readonly noticesWaiting: number;
  /** How much the robot that speaks in a room may still say in this minute; `group` is its id in the config. */
  readonly budgets: readonly {
    readonly group: string;
    readonly platform: AccountPlatform;
    readonly left: number;
  }[];
  /** How many reasons `/healthz` gives. */
  readonly degraded: number;
}

/**
 * Counts and times of the bot's work, for whoever watches over it. Labels are words of closed sets and ids of the config:
 * never a text, a name or an id of a message. Times are in seconds.
 */
export interface Metrics {
  /** `seconds`: from the arrival of the request to its answer. */
  messageAnswered(message: AnsweredMessage, seconds: number): void;
  callbackRefused(platform: PlatformName, status: number): void;
  /** `seconds`: from the asking to the moment in which the change was durable, waiting included. */
  written(what: Written, seconds: number): void;
  /** `code`: the store's word for it. */
  writeFailed(code: string): void;
  /** A request to post in a group: a post, a notice or an alert. */
  sent(platform: AccountPlatform, outcome: Outcome['kind']): void;
  /** A part of an answer in DingTalk that did not, or perhaps not, arrive. */
  replyUndelivered(via: 'session' | 'api', outcome: 'refused' | 'unknown'): void;
  /** Everything in the text format of Prometheus; without the standing, what it would tell is left out. */
  page(standing: Standing | undefined): Promise<MetricsPage>;
}

export interface MetricsPage {
  readonly contentType: string;
  readonly text: string;
}
