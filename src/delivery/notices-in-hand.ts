import type { Instant } from '../domain/instant.ts';
import type { Notice } from '../domain/notice.ts';
import { sameKey, type TaskKey } from '../domain/number-in-year.ts';
import { UNDO_WINDOW_MS } from '../domain/undoable.ts';
import type { Addressed } from './notice-posts.ts';

/** A notice and when it was raised. */
export interface Raised {
  readonly notice: Notice;
  readonly at: Instant;
  /** How often it was refused; absent: never. */
  readonly refused?: number;
}

/** The notices that wait, and whom was told what of late. In memory only. */
export interface NoticesInHand {
  readonly waiting: readonly Raised[];
  /** Lets notices wait. A correction drops what it corrects, and is itself kept for those only who were told. */
  add(raised: readonly Raised[]): readonly Raised[];
  /** Everything that waits; it waits no longer. */
  takeAll(): readonly Raised[];
  remember(told: readonly Addressed[], raised: readonly Raised[]): void;
  /** Lets wait again what was refused for the moment; gives the number of those refused too often, which it does not. */
  putBack(refused: readonly Addressed[], raised: readonly Raised[]): number;
  forget(now: Instant): void;
}

/** With a minute between two: longer than a vendor's minute of throttling, not as long as its ban is worth. */
const MOST_ATTEMPTS = 5;

/** A correction comes within the time of 撤销; a little longer is remembered, for clocks and lines that wait. */
const REMEMBERED_MS = UNDO_WINDOW_MS + 5 * 60_000;

export function createNoticesInHand(): NoticesInHand {
  let waiting: readonly Raised[] = [];
  let told: readonly { readonly task: TaskKey; readonly person: string; readonly at: Instant }[] = [];

  const corrected = ({ notice, at }: Raised, since: Instant): readonly Raised[] => {
    waiting = waiting.filter((one) => !(sameKey(one.notice.task, notice.task) && one.at >= since));
    const known = told.filter((one) => sameKey(one.task, notice.task) && one.at >= since);
    told = told.filter((one) => !known.includes(one));
    const to = [...new Set(known.map(({ person }) => person))];
    return to.length === 0 ? [] : [{ at, notice: { ...notice, to } }];
  };

  return {
    get waiting() {
      return waiting;
    },
    add(raised) {
      const kept = raised.flatMap((one) =>
        one.notice.corrects === undefined ? [one] : corrected(one, one.notice.corrects),
      );
      waiting = [...waiting, ...kept];
      return kept;
    },
    takeAll() {
      const all = waiting;
      waiting = [];
      return all;
    },
    remember(sent, raised) {
      const raisedAt = new Map(raised.map(({ notice, at }) => [notice, at]));
      const added = sent
        .filter(({ notice }) => notice.corrects === undefined)
        .map(({ notice, person }) => ({
          task: notice.task,
          person: person.id,
          at: raisedAt.get(notice) ?? 0,
        }));
      told = [...told, ...added];
    },
    putBack(refused, raised) {
      const again = refused.flatMap(({ notice, person }): readonly Raised[] => {
        const before = raised.find((one) => one.notice === notice);
        const times = (before?.refused ?? 0) + 1;
        if (before === undefined || times >= MOST_ATTEMPTS) return [];
        return [{ at: before.at, refused: times, notice: { ...notice, to: [person.id] } }];
      });
      waiting = [...waiting, ...again];
      return refused.length - again.length;
    },
    forget(now) {
      told = told.filter(({ at }) => now - at < REMEMBERED_MS);
    },
  };
}
