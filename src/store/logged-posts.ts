import type { Day } from '../domain/day.ts';
import { isSettled, isTrouble, POST_KINDS, type Post, type PostKey, postName } from '../domain/post.ts';

/** A post, and the how-manieth of its day it was to be logged: groups keep the order of the config. */
export interface LoggedPost {
  readonly post: Post;
  readonly place: number;
}

/** Whether something is still to be done about a post: a room of it is under way, or its trouble was not told. */
export function isOpen({ slots, draft }: Post): boolean {
  const isOpenSlot = (slot: Post['slots'][number]) =>
    !isSettled(slot) || (isTrouble(slot) && slot.toldAt === undefined);
  return slots.some(isOpenSlot) || (draft !== undefined && isOpenSlot(draft));
}

/** By time, then by kind, then as first logged. */
export function inOrder(posts: readonly LoggedPost[]): readonly Post[] {
  const rank = ({ post }: LoggedPost) => POST_KINDS.indexOf(post.key.kind);
  return [...posts]
    .sort((a, b) => a.post.at - b.post.at || rank(a) - rank(b) || a.place - b.place)
    .map(({ post }) => post);
}

/** Posts in memory, by day. */
export interface LoggedPosts {
  get(key: PostKey): LoggedPost | undefined;
  set(logged: LoggedPost): void;
  on(day: Day): readonly Post[];
  open(): readonly Post[];
  openDays(): ReadonlySet<Day>;
  /** The place of the next new post of a day; given once. */
  takePlace(day: Day): number;
  /** Lets a day go. */
  forget(day: Day): void;
}

export function createLoggedPosts(): LoggedPosts {
  const days = new Map<Day, Map<string, LoggedPost>>();
  const lastPlaces = new Map<Day, number>();
  // Asked for each minute, while a year has thousands of posts.
  const open = new Map<string, LoggedPost>();
  return {
    get: (key) => days.get(key.day)?.get(postName(key)),
    set: (logged) => {
      const { key } = logged.post;
      const ofDay = days.get(key.day) ?? new Map<string, LoggedPost>();
      days.set(key.day, ofDay.set(postName(key), logged));
      lastPlaces.set(key.day, Math.max(lastPlaces.get(key.day) ?? 0, logged.place));
      if (isOpen(logged.post)) open.set(postName(key), logged);
      else open.delete(postName(key));
    },
    on: (day) => inOrder([...(days.get(day)?.values() ?? [])]),
    open: () => inOrder([...open.values()]),
    openDays: () => new Set([...open.values()].map(({ post }) => post.key.day)),
    takePlace: (day) => {
      const place = (lastPlaces.get(day) ?? 0) + 1;
      lastPlaces.set(day, place);
      return place;
    },
    forget: (day) => {
      for (const name of days.get(day)?.keys() ?? []) open.delete(name);
      days.delete(day);
      lastPlaces.delete(day);
    },
  };
}
