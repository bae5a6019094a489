import type { Instant } from '../domain/instant.ts';

/** Somebody @-ed. `pinged`: his phone rings and the name is highlighted; else people see plain text. */
export interface Mentioned {
  readonly account: string;
  readonly pinged: boolean;
}

/** What stands in a bubble, in the vendor's own dialect: rendering is the page's. */
export type ShownContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'markdown'; readonly dialect: MarkdownDialect; readonly text: string }
  /** `mediaId` is on the media shelf. */
  | { readonly kind: 'image'; readonly mediaId: string }
  | { readonly kind: 'file'; readonly mediaId: string; readonly name: string; readonly bytes: number };

/**
 * How a markdown is rendered: WeCom's group robot (subset with three colours), its v2 (tables, no colour, no @), the AI
 * bot's stream (tables and code), DingTalk's subset, where a single line break is none (platforms.md 1.7, 3, 7.3).
 */
export type MarkdownDialect = 'wecom' | 'wecom-v2' | 'wecom-stream' | 'dingtalk';

/** One message as people see it in a room. */
export interface Shown {
  readonly id: string;
  /** Key of the room. */
  readonly room: string;
  readonly at: Instant;
  /** Account of the member who said it; absent for the bot. */
  readonly from?: string;
  /** What the bot is called where the message came in: the AI bot, or the group's push robot. */
  readonly as?: string;
  readonly via: 'said' | 'reply' | 'webhook' | 'session' | 'robot-api' | 'app';
  readonly content: ShownContent;
  readonly mentions: readonly Mentioned[];
  /** What a person quoted. */
  readonly quote?: string;
  /** The message id under which the vendor delivered it to the bot. */
  readonly messageId?: string;
  /** A stream's id: a later message of the same stream takes this one's place (platforms.md 1.7). */
  readonly stream?: string;
  /** What the phone's notification and the chat list show (DingTalk's markdown title). */
  readonly title?: string;
}

export type NewShown = Omit<Shown, 'id' | 'at'>;

/** What people see, room by room, in the order it came. */
export interface ChatLog {
  add(message: NewShown, at: Instant): Shown;
  of(room: string): readonly Shown[];
  all(): readonly Shown[];
  /** Calls with every message added from now on; returns how to stop. */
  watch(listener: (message: Shown) => void): () => void;
}

export function createChatLog(): ChatLog {
  const messages: Shown[] = [];
  const listeners = new Set<(message: Shown) => void>();
  return {
    add(message, at) {
      const before = messages.findIndex((one) => isSameStream(one, message));
      const shown = { ...message, id: messages[before]?.id ?? `m${messages.length + 1}`, at };
      if (before < 0) messages.push(shown);
      else messages[before] = shown;
      for (const listener of listeners) listener(shown);
      return shown;
    },
    of: (room) => messages.filter((message) => message.room === room),
    all: () => messages,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function isSameStream(one: NewShown, other: NewShown): boolean {
  return one.stream !== undefined && one.stream === other.stream && one.room === other.room;
}
