import { createBudget } from '../../src/delivery/budget.ts';
import {
  createDelivery,
  type DeliveryParts,
  type RunningDelivery,
} from '../../src/delivery/create-delivery.ts';
import { postTimeOn } from '../../src/delivery/post-times.ts';
import type { PostingGroup } from '../../src/delivery/posting-group.ts';
import { day } from '../../src/domain/day.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AccountPlatform } from '../../src/domain/people.ts';
import type { Post, PostKind } from '../../src/domain/post.ts';
import type { PostLog } from '../../src/ports/post-log.ts';
import type { PostRoom } from '../../src/ports/post-room.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';
import { createMemoryFileShelf } from '../../src/store/memory-file-shelf.ts';
import { createMemoryPostLog } from '../../src/store/memory-post-log.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fillSmallLedger } from '../support/a-small-ledger.ts';
import { aCalendar, at, someRules, ZONE } from '../support/a-task.ts';
import { aRoom, type Left } from './a-room.ts';

const MINUTE_MS = 60_000;

/** A group of a test: where it lives, and what it is posted. */
export interface Home extends Partial<Omit<PostingGroup, 'id'>> {
  readonly on?: readonly AccountPlatform[];
}

export interface HouseFacts {
  readonly homes?: Readonly<Record<string, Home>>;
  readonly alerts?: readonly string[];
  readonly now?: string;
  readonly lines?: number;
  /** What becomes of what leaves for `group/platform`, at a moment. */
  readonly outcome?: (where: string, left: Left, now: Instant) => Outcome | Promise<Outcome>;
  /** Takes the place of parts of the house. */
  readonly parts?: Partial<DeliveryParts>;
}

export interface PostingHouse {
  readonly store: Store;
  readonly log: PostLog;
  readonly delivery: RunningDelivery;
  readonly clock: { at: Instant; now(): Instant };
  /** What left, in order: `08:30 all/wecom` and the first line of it. */
  readonly left: readonly { readonly when: Instant; readonly where: string; readonly text: string }[];
  readonly logged: readonly { readonly level: string; readonly facts: object; readonly message: string }[];
  /** Lets minutes go by up to a moment, each with its tick; from now, or from a later moment. */
  passTo(when: string): Promise<void>;
  passTo(from: string, when: string): Promise<void>;
  /** `state reason` of each slot of a post, in the order of platforms. */
  states(kind: PostKind, on: string, group?: string): Promise<readonly string[]>;
  post(kind: PostKind, on: string, group?: string): Promise<Post | undefined>;
  /** The same house after the programme ended at once: everything but what is durable is new. */
  restarted(parts?: Partial<DeliveryParts>): PostingHouse;
}

export const DAILY = { cron: '30 8 * * *', on: 'workday', release: 'auto' } as const;

/** The small ledger, where #38 and #17 are late on 24 November, posted to made-up rooms. */
export async function aPostingHouse(facts: HouseFacts = {}): Promise<PostingHouse> {
  const store = createMemoryStore({ zone: ZONE });
  await fillSmallLedger(store);
  return houseOver(facts, store, createMemoryPostLog(), { at: at(facts.now ?? '2026-11-24 08:00') });
}

function houseOver(facts: HouseFacts, store: Store, log: PostLog, time: { at: Instant }): PostingHouse {
  const { homes = { all: {} }, alerts = [] } = facts;
  const clock = { at: time.at, now: () => clock.at };
  const left: { when: Instant; where: string; text: string }[] = [];
  const logged: { level: string; facts: object; message: string }[] = [];
  const level = (name: string) => (about: object, message: string) =>
    void logged.push({ level: name, facts: about, message });
  const groups = Object.entries(homes).map(([id, home]): PostingGroup => {
    const { on: _, ...rest } = home;
    return {
      id,
      title: id,
      audience: 'unit',
      scope: 'all',
      compare: false,
      posts: { overdue: DAILY },
      ...rest,
    };
  });
  const rooms = new Map(Object.entries(homes).map(([id, home]) => [id, roomsOf(id, home)]));
  function roomsOf(id: string, { on = ['wecom'] }: Home): readonly PostRoom[] {
    return on.map((platform) => {
      const where = `${id}/${platform}`;
      return aRoom({
        platform,
        robot: where,
        ...(facts.lines === undefined ? {} : { lines: facts.lines }),
        outcome: (one) => {
          left.push({
            when: clock.at,
            where,
            text: one.part.kind === 'text' ? one.part.text : one.part.kind,
          });
          return facts.outcome?.(where, one, clock.at) ?? { kind: 'confirmed' };
        },
      });
    });
  }
  let count = 0;
  const matches = createCronMatcher();
  const delivery = createDelivery({
    log,
    shelf: createMemoryFileShelf({ clock }),
    budget: createBudget(),
    clock,
    logger: { info: level('info'), warn: level('warn'), error: level('error') },
    zone: ZONE,
    calendar: aCalendar(),
    rules: someRules(),
    ledger: store,
    next: (sequence, year) => store.next(sequence, year),
    newId: () => {
      count += 1;
      return `id-${count}`;
    },
    groups,
    alerts,
    signature: { names: ['督查室'], short: '督查室' },
    botName: '督办助手',
    titleOf: (id) => id,
    roomsOf: (id) => rooms.get(id) ?? [],
    roomOf: (id, platform) => rooms.get(id)?.find((room) => room.platform === platform),
    postTime: (pattern, on, date) =>
      postTimeOn(pattern, on, date, { matches, calendar: aCalendar(), zone: ZONE }),
    writeAnnex: async () => new Uint8Array([1]),
    ...facts.parts,
  });
  const post = (kind: PostKind, on: string, group = 'all'): Promise<Post | undefined> =>
    log.get({ kind, day: day(on), group });
  return {
    store,
    log,
    delivery,
    clock,
    left,
    logged,
    post,
    async passTo(first: string, second?: string) {
      const until = at(second ?? first);
      for (let now = second === undefined ? clock.at : at(first); now <= until; now += MINUTE_MS) {
        clock.at = now;
        await delivery.tick();
      }
      clock.at = until;
    },
    async states(kind, on, group) {
      const slots = (await post(kind, on, group))?.slots ?? [];
      return slots.map(({ state, reason = '' }) => `${state} ${reason}`.trim());
    },
    restarted: (parts) => houseOver({ ...facts, parts: { ...facts.parts, ...parts } }, store, log, clock),
  };
}
