import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { Command } from '../language/command.ts';
import type { Incoming } from '../ports/chat-platform.ts';

/** How long a numbered choice waits for its number. */
const CHOICE_LIVES_MS = 5 * 60_000;
/** How long its number is answered as too late, rather than as a task's. */
const CHOICE_REMEMBERED_MS = 30 * 60_000;
/** How long 「更多」 goes on with a list. */
const LIST_LIVES_MS = 15 * 60_000;

/** A choice that one person was offered in one conversation. */
export interface OpenChoice {
  readonly options: readonly Command[];
  /** The message that raised it: the same message again gets the same question and opens nothing. */
  readonly raisedBy: string;
  readonly question: Message;
}

export type ChoiceState = 'open' | 'taken' | 'expired';

/** The rest of a list: its title and the rows not shown yet. */
export interface OpenList {
  readonly title: string;
  readonly rows: readonly string[];
}

/** How long 「撤销」 is answered with how a report is released or not: longer than anything can be undone. */
const RELEASE_REMEMBERED_MS = 15 * 60_000;

interface Talk {
  releasedAt?: Instant;
  choice?: OpenChoice & { readonly until: Instant; taken: boolean };
  list?: OpenList & { readonly until: Instant };
}

/**
 * What the bot remembers of its talks: one open choice and one open list a person and conversation. In memory only: after
 * a restart a number is answered as a task number, which writes nothing.
 */
export interface Conversations {
  /** The last choice of this person here and whether it still waits; undefined if there was none of late. */
  lastChoice(of: Incoming, now: Instant): (OpenChoice & { readonly state: ChoiceState }) | undefined;
  /** The question that this very message raised before, taken or not. */
  raisedBefore(by: Incoming, now: Instant): OpenChoice | undefined;
  offer(to: Incoming, choice: OpenChoice, now: Instant): void;
  take(of: Incoming): void;
  /** Closes what this person was offered here and has not taken, unless this very message offered it. */
  drop(of: Incoming): void;
  /** When this person last decided something of a waiting report here, if of late: 「撤销」 does not reach it. */
  lastRelease(of: Incoming, now: Instant): Instant | undefined;
  noteRelease(by: Incoming, now: Instant): void;
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
  return {
    lastChoice: (of, now) => {
      const { choice } = talkOf(of);
      if (choice === undefined || now >= choice.until - CHOICE_LIVES_MS + CHOICE_REMEMBERED_MS)
        return undefined;
      return { ...choice, state: choice.taken ? 'taken' : now < choice.until ? 'open' : 'expired' };
    },
    raisedBefore: (by, now) => {
      const { choice } = talkOf(by);
      return choice !== undefined && now < choice.until && choice.raisedBy === by.messageId
        ? choice
        : undefined;
    },
    offer: (to, choice, now) => {
      talkOf(to).choice = { ...choice, until: now + CHOICE_LIVES_MS, taken: false };
    },
    take: (of) => {
      const { choice } = talkOf(of);
      if (choice !== undefined) choice.taken = true;
    },
    drop: (of) => {
      const talk = talkOf(of);
      if (talk.choice?.taken === false && talk.choice.raisedBy !== of.messageId) delete talk.choice;
    },
    lastRelease: (of, now) => {
      const { releasedAt } = talkOf(of);
      return releasedAt !== undefined && now < releasedAt + RELEASE_REMEMBERED_MS ? releasedAt : undefined;
    },
    noteRelease: (by, now) => {
      talkOf(by).releasedAt = now;
    },
    openList: (of, now) => {
      const { list } = talkOf(of);
      return list !== undefined && now < list.until ? list : undefined;
    },
    keepList: (of, list, now) => {
      talkOf(of).list = { ...list, until: now + LIST_LIVES_MS };
    },
    prune: (now) => {
      for (const [key, { choice, list, releasedAt }] of talks) {
        const until = Math.max(
          (choice?.until ?? 0) + CHOICE_REMEMBERED_MS,
          list?.until ?? 0,
          (releasedAt ?? 0) + RELEASE_REMEMBERED_MS,
        );
        if (until <= now) talks.delete(key);
      }
    },
  };
}
