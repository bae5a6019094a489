import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { Command } from '../language/command.ts';
import type { Incoming } from '../ports/chat-platform.ts';

/** How long a numbered choice waits for its number. */
const CHOICE_LIVES_MS = 5 * 60_000;
/** How long 「更多」 goes on with a list. */
const LIST_LIVES_MS = 15 * 60_000;

/** A choice that one person was offered in one conversation. */
export interface OpenChoice {
  readonly options: readonly Command[];
  /** The message that raised it: the same message again gets the same question and opens nothing. */
  readonly raisedBy: string;
  readonly question: Message;
}

/** The rest of a list: its title and the rows not shown yet. */
export interface OpenList {
  readonly title: string;
  readonly rows: readonly string[];
}

interface Talk {
  choice?: OpenChoice & { readonly until: Instant; taken: boolean };
  list?: OpenList & { readonly until: Instant };
}

/**
 * What the bot remembers of its talks: one open choice and one open list a person and conversation. In memory only: after
 * a restart a number is answered as a task number, which writes nothing.
 */
export interface Conversations {
  /** The choice still open; undefined once taken or after five minutes. */
  openChoice(of: Incoming, now: Instant): OpenChoice | undefined;
  /** The question that this very message raised before, taken or not. */
  raisedBefore(by: Incoming, now: Instant): OpenChoice | undefined;
  offer(to: Incoming, choice: OpenChoice, now: Instant): void;
  take(of: Incoming): void;
  openList(of: Incoming, now: Instant): OpenList | undefined;
  keepList(of: Incoming, list: OpenList, now: Instant): void;
  /** Forgets what is over. */
  prune(now: Instant): void;
}

export function createConversations(): Conversations {
  const talks = new Map<string, Talk>();
  const talkOf = (of: Incoming): Talk => {
    const key = `${of.platform}\u0000${of.chat.id}\u0000${of.sender.account}`;
    const talk = talks.get(key) ?? {};
    talks.set(key, talk);
    return talk;
  };
  const living = (of: Incoming, now: Instant) => {
    const { choice } = talkOf(of);
    return choice !== undefined && now < choice.until ? choice : undefined;
  };
  return {
    openChoice: (of, now) => {
      const choice = living(of, now);
      return choice?.taken === false ? choice : undefined;
    },
    raisedBefore: (by, now) => {
      const choice = living(by, now);
      return choice?.raisedBy === by.messageId ? choice : undefined;
    },
    offer: (to, choice, now) => {
      talkOf(to).choice = { ...choice, until: now + CHOICE_LIVES_MS, taken: false };
    },
    take: (of) => {
      const { choice } = talkOf(of);
      if (choice !== undefined) choice.taken = true;
    },
    openList: (of, now) => {
      const { list } = talkOf(of);
      return list !== undefined && now < list.until ? list : undefined;
    },
    keepList: (of, list, now) => {
      talkOf(of).list = { ...list, until: now + LIST_LIVES_MS };
    },
    prune: (now) => {
      for (const [key, { choice, list }] of talks) {
        if ((choice?.until ?? 0) <= now && (list?.until ?? 0) <= now) talks.delete(key);
      }
    },
  };
}
