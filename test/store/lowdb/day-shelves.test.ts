import { expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { createLoggedPosts } from '../../../src/store/logged-posts.ts';
import { createDayShelves } from '../../../src/store/lowdb/day-shelves.ts';
import { aPost, keyOf, MONDAY, SENT } from '../sample-posts.ts';

/** Shelves of two days over a disk that has one post a day, and the days that were read. */
function someShelves(slotOn: (on: Day) => typeof SENT | undefined = () => SENT) {
  const posts = createLoggedPosts();
  const read: Day[] = [];
  const readDay = async (on: Day) => {
    read.push(on);
    const slot = slotOn(on);
    const post = aPost(keyOf('overdue', 'all', on), '08:30', ...(slot === undefined ? [] : [slot]));
    return { posts: [{ post, place: 1 }], lost: new Set<string>() };
  };
  return { posts, read, shelves: createDayShelves(posts, readDay, 2) };
}

const after = (days: number) => addDays(MONDAY, days);

it('keeps the days used last, and reads the others again', async () => {
  const { posts, read, shelves } = someShelves();
  for (const days of [0, 1, 0, 2, 0, 1]) {
    await shelves.use(after(days), () => expect(posts.on(after(days))).toHaveLength(1));
  }
  expect(read).toEqual([0, 1, 2, 1].map(after));
  expect(posts.on(after(2))).toEqual([]);
});

it('keeps every day that has an open post, and every day that somebody works with', async () => {
  const { posts, read, shelves } = someShelves((on) => (on === MONDAY ? undefined : SENT));
  await shelves.use(MONDAY, () => {});
  await shelves.use(after(1), async () => {
    for (const days of [2, 3, 4]) await shelves.use(after(days), () => {});
    expect(posts.on(after(1))).toHaveLength(1);
  });
  expect(posts.open()).toHaveLength(1);
  await shelves.use(MONDAY, () => {});
  expect(read).toEqual([0, 1, 2, 3, 4].map(after));
});

it('reads a day once for many who ask at once, and again after it could not be read', async () => {
  const posts = createLoggedPosts();
  let reads = 0;
  const shelves = createDayShelves(posts, async () => {
    reads += 1;
    if (reads === 1) throw new Error('no such disk');
    return { posts: [], lost: new Set(['overdue/2026-11-23/all']) };
  });
  const ask = () => shelves.use(MONDAY, (lost) => lost.size);
  expect(await Promise.allSettled([ask(), ask()])).toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ]);
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(reads).toBe(2);
});
