import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import {
  isSettled,
  isTrouble,
  POST_KINDS,
  type Post,
  type PostKey,
  postName,
} from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { PostLog } from '../../src/ports/post-log.ts';
import { AT } from '../store/sample-acts.ts';
import { aFullPost, aPost, aSnapshot, keyOf, MONDAY, PLANNED, SENT } from '../store/sample-posts.ts';

/** A log under test. `reopen`, where it lasts, closes it and opens what it left; `fail` lets its disk fail. */
export interface PostLogOnTrial {
  readonly log: PostLog;
  reopen?(): Promise<PostLog>;
  fail?(failing: boolean): void;
  dispose(): Promise<void>;
}

/** Logs a post as it is handed in. */
export const put = (log: PostLog, post: Post) => log.update(post.key, () => ({ post, result: undefined }));

const names = (posts: readonly { readonly key: PostKey }[]) => posts.map(({ key }) => postName(key));
const illegal = { name: 'StoreError', code: 'illegal-change' };

/** What every log of posts must hold. */
export function describePostLog(name: string, open: () => Promise<PostLogOnTrial>): void {
  describe(name, () => {
    let trial: PostLogOnTrial;
    let log: PostLog;
    beforeEach(async () => {
      trial = await open();
      log = trial.log;
    });
    afterEach(() => trial.dispose());
    const reopened = async () => (await trial.reopen?.()) ?? log;

    describe('update', () => {
      it('begins with nothing, logs a post, and shows it, also after opening again', async () => {
        const post = aFullPost(keyOf('weekly'));
        const before = await log.update(post.key, (current) => ({ post, result: current ?? 'none' }));
        expect(before).toBe('none');
        expect(await log.get(post.key)).toEqual(post);
        expect(await (await reopened()).get(post.key)).toEqual(post);
      });

      it('hands the current post to the change and the result back to the caller', async () => {
        const post = aPost(keyOf('overdue'));
        await put(log, post);
        const seen = await log.update(post.key, (current) => ({ result: current }));
        expect(seen).toEqual(post);
      });

      it('runs the updates of one post one after another', async () => {
        const { key } = aPost(keyOf('overdue'));
        await put(log, aPost(key, '08:30', { ...SENT, called: [] }));
        const call = (person: string) =>
          log.update(key, (current = aPost(key)) => ({
            post: {
              ...current,
              slots: current.slots.map((slot) => ({ ...slot, called: [...slot.called, person] })),
            },
            result: undefined,
          }));
        const people = Array.from({ length: 20 }, (_, index) => `p-${index}`);
        await Promise.all(people.map(call));
        expect((await log.get(key))?.slots[0]?.called).toEqual(people);
      });

      it.each<[string, Partial<Post>]>([
        ['under the key of another', { key: keyOf('overdue', 'leaders') }],
        ['at no moment', { at: 0.5 }],
        ['in a room that is none', { slots: [{ ...PLANNED, platform: 'console' as 'wecom' }] }],
        ['for a reason nobody knows', { slots: [{ ...PLANNED, reason: 'whim' as 'retry' }] }],
      ])('refuses a post %s, and keeps what was there', async (_, wrong) => {
        const post = aPost(keyOf('overdue'));
        await put(log, post);
        const change = log.update(post.key, () => ({ post: { ...post, ...wrong }, result: undefined }));
        await expect(change).rejects.toMatchObject(illegal);
        expect(await log.get(post.key)).toEqual(post);
      });

      it.each(['', '../all', 'a.b', 'a/b', '-all', '群'.repeat(41)])(
        'takes no post of a group called %j, and has none',
        async (group) => {
          const key = keyOf('overdue', group);
          await expect(put(log, aPost(key))).rejects.toMatchObject(illegal);
          expect(await log.get(key)).toBeUndefined();
          expect(await log.snapshot(key)).toBeUndefined();
        },
      );

      it('tells groups apart whatever script their ids are in', async () => {
        const groups = ['全县重点工作调度群', '𠮷林', 'a-b', 'a_b', 'A', '1', '群'.repeat(40)];
        for (const group of groups) await put(log, aPost(keyOf('overdue', group)));
        log = await reopened();
        for (const group of groups) expect((await log.get(keyOf('overdue', group)))?.key.group).toBe(group);
        expect((await log.on(MONDAY)).map(({ key }) => key.group)).toEqual(groups);
      });
    });

    describe('on', () => {
      it('orders the posts of a day by time, then kind, then as first logged', async () => {
        await put(log, aPost(keyOf('weekly', 'b'), '08:30'));
        await put(log, aPost(keyOf('overdue', 'b'), '08:30'));
        await put(log, aPost(keyOf('overdue', 'a'), '08:30'));
        await put(log, aPost(keyOf('near-due', 'c'), '08:00'));
        await put(log, aPost(keyOf('overdue', 'c', addDays(MONDAY, 1)), '08:00'));
        await put(log, aPost(keyOf('overdue', 'b'), '08:30', SENT));
        const inOrder = ['near-due', 'overdue', 'overdue', 'weekly'].map((kind, index) =>
          [kind, '2026-11-23', ['c', 'b', 'a', 'b'][index]].join('/'),
        );
        expect(names(await log.on(MONDAY))).toEqual(inOrder);
        log = await reopened();
        await put(log, aPost(keyOf('overdue', 'Z'), '08:30'));
        expect(names(await log.on(MONDAY))).toEqual(inOrder.toSpliced(3, 0, 'overdue/2026-11-23/Z'));
      });

      it('knows nothing of a day without posts', async () => {
        expect(await log.on(day('2031-01-01'))).toEqual([]);
      });
    });

    describe('open', () => {
      const FAILED = { ...SENT, state: 'failed', reason: 'other' } as const;
      it.each<[string, Post, boolean]>([
        ['planned', aPost(keyOf('weekly')), true],
        ['half sent', aPost(keyOf('weekly'), '09:00', SENT, PLANNED), true],
        ['sent', aPost(keyOf('weekly'), '09:00', SENT, SENT), false],
        ['skipped', aPost(keyOf('weekly'), '09:00', { ...SENT, state: 'skipped', reason: 'stopped' }), false],
        ['failed and not told', aPost(keyOf('weekly'), '09:00', FAILED), true],
        ['failed and told', aPost(keyOf('weekly'), '09:00', { ...FAILED, toldAt: AT }), false],
        [
          'sent, its draft waiting',
          { ...aPost(keyOf('weekly'), '09:00', SENT), draft: { ...PLANNED, group: 'g' } },
          true,
        ],
      ])('knows whether a post that is %s is open', async (_, post, isOpen) => {
        await put(log, aPost(post.key));
        await put(log, post);
        expect(await log.open()).toEqual(isOpen ? [post] : []);
        expect(await (await reopened()).open()).toEqual(isOpen ? [post] : []);
      });

      it('finds an open post however many days came after it', async () => {
        const old = aPost(keyOf('yearly', 'all', day('2025-03-01')));
        await put(log, old);
        for (let index = 0; index < 30; index += 1) {
          await put(log, aPost(keyOf('overdue', 'all', addDays(MONDAY, index)), '08:30', SENT));
        }
        expect(await log.open()).toEqual([old]);
        log = await reopened();
        expect(await log.open()).toEqual([old]);
        await put(log, { ...old, slots: [SENT] });
        expect(await log.open()).toEqual([]);
        expect(await log.on(addDays(MONDAY, 2))).toHaveLength(1);
        expect(await (await reopened()).open()).toEqual([]);
      });
    });

    describe('snapshots', () => {
      it('are frozen once: the first stays, also after opening again', async () => {
        const first = aSnapshot(keyOf('weekly'), 46);
        expect(await log.snapshot(first.key)).toBeUndefined();
        expect(await log.freeze(first)).toEqual(first);
        expect(await log.freeze(aSnapshot(first.key, 47))).toEqual(first);
        expect(await log.snapshot(first.key)).toEqual(first);
        log = await reopened();
        expect(await log.freeze(aSnapshot(first.key, 48))).toEqual(first);
        expect(await log.snapshot(first.key)).toEqual(first);
      });

      it('are frozen once by many at a time', async () => {
        const frozen = await Promise.all(
          [1, 2, 3, 4].map((issue) => log.freeze(aSnapshot(keyOf('weekly'), issue))),
        );
        expect(frozen.map(({ issue }) => issue)).toEqual([1, 1, 1, 1]);
      });

      it('refuse what could not be read back', async () => {
        const wrong = aSnapshot(keyOf('weekly'), 0);
        await expect(log.freeze(wrong)).rejects.toMatchObject(illegal);
        expect(await log.snapshot(wrong.key)).toBeUndefined();
      });

      it('are found by kind and group before a day, the latest first, and by kind on a day', async () => {
        const weeks = [0, 1, 2, 3].map((week) => addDays(day('2026-12-21'), 7 * week));
        for (const on of weeks) {
          await log.freeze(aSnapshot(keyOf('overdue', 'all', on)));
          await log.freeze(aSnapshot(keyOf('weekly', 'all', on)));
          await log.freeze(aSnapshot(keyOf('weekly', 'leaders', on)));
        }
        await log.freeze(aSnapshot(keyOf('monthly', 'all', day('2027-01-04'))));
        for (const opened of [async () => log, reopened]) {
          const one = await opened();
          const before = await one.snapshotsBefore('weekly', 'all', day('2027-01-11'), 2);
          expect(names(before)).toEqual(['weekly/2027-01-04/all', 'weekly/2026-12-28/all']);
          expect(await one.snapshotsBefore('weekly', 'all', day('2026-12-21'), 7)).toEqual([]);
          expect(await one.snapshotsBefore('weekly', 'nobody', day('2027-12-21'), 7)).toEqual([]);
          const on = await one.snapshotsOn('weekly', day('2027-01-04'));
          expect(names(on).sort()).toEqual(['weekly/2027-01-04/all', 'weekly/2027-01-04/leaders']);
          expect(await one.snapshotsOn('yearly', day('2027-01-04'))).toEqual([]);
        }
      });
    });

    it('remembers until when was planned', async () => {
      expect(await log.plannedUntil()).toBeUndefined();
      await log.planUntil(AT);
      await log.planUntil(AT + 60_000);
      expect(await log.plannedUntil()).toBe(AT + 60_000);
      expect(await (await reopened()).plannedUntil()).toBe(AT + 60_000);
    });

    it('loses nothing and shows nothing undurable, whatever is done in whatever order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
          const another = await open();
          try {
            await followSteps(steps, another);
          } finally {
            await another.dispose();
          }
        }),
        { numRuns: 25 },
      );
    });
  });
}

type Step =
  | { readonly kind: 'put'; readonly post: Post; readonly failing: boolean }
  | { readonly kind: 'freeze'; readonly snapshot: Snapshot; readonly failing: boolean }
  | { readonly kind: 'plan'; readonly until: number; readonly failing: boolean }
  | { readonly kind: 'reopen' };

const someDay = fc.integer({ min: 0, max: 29 }).map((index) => addDays(MONDAY, index));
const someKey = fc.record({
  kind: fc.constantFrom(...POST_KINDS.slice(0, 4)),
  day: someDay,
  group: fc.constantFrom('all', '督查群'),
});
const someSlot = fc.constantFrom(PLANNED, SENT, { ...SENT, state: 'missed', reason: 'too-late' } as const);
const somePost = fc
  .tuple(someKey, fc.constantFrom('08:30', '09:00'), fc.array(someSlot, { minLength: 1, maxLength: 2 }))
  .map(([key, time, slots]) => aPost(key, time, ...slots));
const failing = fc.nat(5).map((chance) => chance === 0);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), post: somePost, failing }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('freeze' as const),
      snapshot: fc
        .tuple(someKey, fc.integer({ min: 1, max: 60 }))
        .map(([key, issue]) => aSnapshot(key, issue)),
      failing,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('plan' as const), until: fc.nat(AT), failing }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);

/** What the log must show. */
interface Model {
  readonly posts: Map<string, Post>;
  readonly snapshots: Map<string, Snapshot>;
  until: number | undefined;
}

async function followSteps(steps: readonly Step[], trial: PostLogOnTrial): Promise<void> {
  let { log } = trial;
  const model: Model = { posts: new Map(), snapshots: new Map(), until: undefined };
  for (const one of steps) {
    if (one.kind === 'reopen') log = (await trial.reopen?.()) ?? log;
    else await follow(one, log, model, trial);
    if (one.kind === 'put') {
      const { key } = one.post;
      expect(await log.get(key)).toEqual(model.posts.get(postName(key)));
      expect(names(await log.on(key.day))).toEqual(names(orderOf([...model.posts.values()], key.day)));
    }
    if (one.kind === 'freeze') {
      const { key } = one.snapshot;
      expect(await log.snapshot(key)).toEqual(model.snapshots.get(postName(key)));
    }
    await expectModel(log, model);
  }
}

async function follow(
  step: Exclude<Step, { kind: 'reopen' }>,
  log: PostLog,
  model: Model,
  trial: PostLogOnTrial,
): Promise<void> {
  const isFailing = step.failing && trial.fail !== undefined;
  trial.fail?.(isFailing);
  let done: Promise<() => void>;
  switch (step.kind) {
    case 'put':
      done = put(log, step.post).then(() => () => model.posts.set(postName(step.post.key), step.post));
      break;
    case 'freeze':
      done = log
        .freeze(step.snapshot)
        .then((frozen) => () => model.snapshots.set(postName(frozen.key), frozen));
      break;
    case 'plan':
      done = log.planUntil(step.until).then(() => () => {
        model.until = step.until;
      });
      break;
  }
  const apply = await done.catch((error: unknown) => {
    expect(isFailing).toBe(true);
    expect(error).toMatchObject({ name: 'StoreError', code: 'disk-full' });
    return () => {};
  });
  apply();
  trial.fail?.(false);
}

async function expectModel(log: PostLog, { posts, snapshots, until }: Model): Promise<void> {
  const all = [...posts.values()];
  for (const post of all) expect(await log.get(post.key)).toEqual(post);
  for (const snapshot of snapshots.values()) expect(await log.snapshot(snapshot.key)).toEqual(snapshot);
  expect(await log.plannedUntil()).toBe(until);
  const open = all.filter(({ slots }) => slots.some((slot) => !isSettled(slot) || isTrouble(slot)));
  expect(names(await log.open()).sort()).toEqual(names(open).sort());
  const days = new Set<Day>(all.map(({ key }) => key.day));
  for (const on of days) expect(names(await log.on(on))).toEqual(names(orderOf(all, on)));
}

/** A Map keeps the order of first insertion, as groups keep the order in which they were first logged. */
function orderOf(posts: readonly Post[], on: Day): readonly Post[] {
  return posts
    .filter(({ key }) => key.day === on)
    .sort((a, b) => a.at - b.at || POST_KINDS.indexOf(a.key.kind) - POST_KINDS.indexOf(b.key.kind));
}
