import type { Day } from '../../domain/day.ts';
import type { LoggedPosts } from '../logged-posts.ts';
import type { DayOfPosts } from './read-day.ts';

/** Days kept in memory besides those with an open post: two weeks of a bot that posts every day. */
const KEPT_DAYS = 16;

/** Days of posts, read from the disk when first asked for, and let go when others are asked for. */
export interface DayShelves {
  /** Works with the posts of a day in memory; `lost` are the names of those that cannot be served. */
  use<T>(day: Day, work: (lost: ReadonlySet<string>) => T | Promise<T>): Promise<T>;
}

interface Shelf {
  readonly lost: Promise<ReadonlySet<string>>;
  /** How many work with it: it may not be read again beneath a write. */
  users: number;
}

export function createDayShelves(
  posts: LoggedPosts,
  read: (day: Day) => Promise<DayOfPosts>,
  keptDays = KEPT_DAYS,
): DayShelves {
  // A Map keeps the order of insertion: the first day is the one unused for longest.
  const shelves = new Map<Day, Shelf>();
  const load = async (day: Day): Promise<ReadonlySet<string>> => {
    try {
      const { posts: ofDay, lost } = await read(day);
      for (const logged of ofDay) posts.set(logged);
      return lost;
    } catch (cause) {
      shelves.delete(day);
      throw cause;
    }
  };
  const letGo = () => {
    if (shelves.size <= keptDays) return;
    const open = posts.openDays();
    for (const [day, { users }] of shelves) {
      if (shelves.size <= keptDays) return;
      if (users > 0 || open.has(day)) continue;
      shelves.delete(day);
      posts.forget(day);
    }
  };
  return {
    use: async (day, work) => {
      const shelf = shelves.get(day) ?? { lost: load(day), users: 0 };
      shelves.delete(day);
      shelves.set(day, shelf);
      shelf.users += 1;
      try {
        return await work(await shelf.lost);
      } finally {
        shelf.users -= 1;
        letGo();
      }
    },
  };
}
