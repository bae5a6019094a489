import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import { append, type Entry, type NewEntry } from '../../src/domain/history.ts';
import type { TaskKey } from '../../src/domain/number-in-year.ts';
import { type Directory, EMPTY_DIRECTORY } from '../../src/domain/people.ts';
import { statusAfter } from '../../src/domain/transitions.ts';
import type { Store } from '../../src/ports/store.ts';
import { AT, accept, approve, assign, FACTS, progress, submit, undo, ZONE } from '../store/sample-acts.ts';

/** A store under test. `reopen`, where a store lasts, closes it and opens what it left. */
export interface StoreOnTrial {
  readonly store: Store;
  reopen?(): Promise<Store>;
  dispose(): Promise<void>;
}

const KEY: TaskKey = { year: 2026, no: 12 };

/** Appends entries and expects them to be taken. */
export function write(store: Store, key: TaskKey, ...entries: readonly NewEntry[]) {
  return store.update(key, () => ({ entries, result: undefined }));
}

const illegal = { name: 'StoreError', code: 'illegal-change' };

/** What every store must hold. */
export function describeTaskStore(name: string, open: () => Promise<StoreOnTrial>): void {
  describe(name, () => {
    let trial: StoreOnTrial;
    let store: Store;
    beforeEach(async () => {
      trial = await open();
      store = trial.store;
    });
    afterEach(() => trial.dispose());

    describe('update', () => {
      it('begins a task with assign and tells it from its history', async () => {
        const { record, appended } = await write(store, KEY, assign(), accept, progress(45, '完成招标'));
        expect(appended.map(({ seq, kind }) => [seq, kind])).toEqual([
          [1, 'assign'],
          [2, 'accept'],
          [3, 'progress'],
        ]);
        expect(record?.task).toMatchObject({ ...FACTS, ...KEY, status: 'active', percent: 45, lastSeq: 3 });
        expect(await store.get(KEY)).toEqual(record);
        expect(record?.history).toEqual([
          { seq: 1, ...assign() },
          { seq: 2, ...accept },
          { seq: 3, ...progress(45, '完成招标') },
        ]);
      });

      it('numbers later entries behind the earlier ones', async () => {
        await write(store, KEY, assign(), accept);
        const { appended, record } = await write(store, KEY, progress(10));
        expect(appended).toEqual([{ seq: 3, ...progress(10) }]);
        expect(record?.history).toHaveLength(3);
      });

      it('hands the current record to the change and the result back to the caller', async () => {
        await write(store, KEY, assign());
        const { result } = await store.update(KEY, (current) => ({
          entries: [accept],
          result: current?.task.title,
        }));
        expect(result).toBe('老旧小区改造');
      });

      it.each<[string, NewEntry[]]>([
        ['a task that begins with progress', [progress(10)]],
        ['a task that begins with nothing but an undo', [undo(1)]],
        ['two assignments', [assign(), assign()]],
        ['progress before the task is accepted', [assign(), progress(10)]],
        ['an approval of what was not submitted', [assign(), accept, approve]],
        ['an undo of an entry that is not there', [assign(), accept, undo(3)]],
        ['an undo of an undo', [assign(), accept, undo(2), undo(3)]],
        ['an undo of what is undone', [assign(), accept, undo(2), undo(2)]],
        ['an entry with a number of its own', [{ ...assign(), seq: 7 } as NewEntry]],
        ['a percent over 100', [assign(), accept, progress(101)]],
        ['a percent that is no number', [assign(), accept, progress(Number.NaN)]],
        ['a moment that is no moment', [{ ...assign(), at: Number.NaN }]],
        ['a day that does not exist', [{ ...assign(), facts: { ...FACTS, due: '2026-02-30' as never } }]],
        ['an unknown field', [assign(), { ...accept, mood: 'good' } as NewEntry]],
        ['an unknown kind', [assign(), { ...accept, kind: 'like' } as unknown as NewEntry]],
        [
          'an emptied title',
          [assign(), { kind: 'edit', at: AT, by: 'p-9', field: 'title', from: '老旧小区改造', to: null }],
        ],
      ])('refuses %s and writes nothing of the change', async (_, entries) => {
        await expect(write(store, KEY, ...entries)).rejects.toMatchObject(illegal);
        expect(await store.get(KEY)).toBeUndefined();
        expect(await store.list(2026)).toEqual([]);
      });

      it('refuses the whole of a change whose last entry may not follow', async () => {
        const before = (await write(store, KEY, assign(), accept)).record;
        await expect(write(store, KEY, progress(50), approve)).rejects.toMatchObject(illegal);
        expect(await store.get(KEY)).toEqual(before);
      });

      it('judges each entry of a change by where the one before it left the task', async () => {
        const { record } = await write(store, KEY, assign(), accept, progress(100), submit, approve);
        expect(record?.task.status).toBe('closed');
      });

      it('judges an entry behind an undo by where the undo left the task', async () => {
        await write(store, KEY, assign(), accept);
        await expect(write(store, KEY, undo(2), progress(10))).rejects.toMatchObject(illegal);
        const { record } = await write(store, KEY, undo(2), accept);
        expect(record?.task).toMatchObject({ status: 'active', lastSeq: 4 });
      });

      it('empties an optional field by an edit', async () => {
        const edit = {
          kind: 'edit',
          at: AT,
          by: 'p-9',
          field: 'due',
          from: day('2026-12-31'),
          to: null,
        } as const;
        const { record } = await write(store, KEY, assign(), edit);
        expect(record?.task.due).toBeUndefined();
      });

      it('writes nothing for a change that asks nothing', async () => {
        const none = await store.update(KEY, () => ({ result: 'nothing' }));
        expect(none).toEqual({ result: 'nothing', appended: [] });
        expect(await store.list(2026)).toEqual([]);
        const { record } = await write(store, KEY, assign());
        const same = await store.update(KEY, () => ({ entries: [], result: 'again' }));
        expect(same).toEqual({ result: 'again', appended: [], record });
      });

      it('keeps the imported cells beside the history', async () => {
        const cells = { 时限: '12月底', 进度: '45%' };
        const asked = { entries: [assign()], imported: cells, result: undefined };
        expect((await store.update(KEY, () => asked)).record?.imported).toEqual(cells);
        expect((await write(store, KEY, accept)).record?.imported).toEqual(cells);
        const changed = await store.update(KEY, () => ({ imported: { 时限: '11月底' }, result: undefined }));
        expect(changed.appended).toEqual([]);
        expect((await store.get(KEY))?.imported).toEqual({ 时限: '11月底' });
      });

      it('refuses imported cells for a task that does not exist', async () => {
        const asked = { imported: { 时限: '12月底' }, result: undefined };
        await expect(store.update(KEY, () => asked)).rejects.toMatchObject(illegal);
      });

      it('passes on what a change throws, and goes on', async () => {
        const broken = store.update(KEY, () => {
          throw new RangeError('broken change');
        });
        await expect(broken).rejects.toThrow('broken change');
        expect((await write(store, KEY, assign())).record?.task.lastSeq).toBe(1);
      });

      it('loses none of many updates of one task at a time', async () => {
        await write(store, KEY, assign(), accept);
        const notes = Array.from({ length: 40 }, (_, index) => `第${index}次`);
        await Promise.all(notes.map((note) => write(store, KEY, progress(10, note))));
        const history = (await store.get(KEY))?.history ?? [];
        expect(history.slice(2).map((entry) => entry.note)).toEqual(notes);
        expect(history.map((entry) => entry.seq)).toEqual(
          Array.from({ length: 42 }, (_, index) => index + 1),
        );
      });

      it.each([
        { year: 26, no: 1 },
        { year: 2026, no: 0 },
        { year: 2026, no: 1.5 },
      ])('refuses the key $year#$no', async (key) => {
        await expect(write(store, key, assign())).rejects.toMatchObject(illegal);
      });
    });

    describe('list', () => {
      it('orders the tasks of a year by number', async () => {
        for (const no of [3, 12, 1, 10001]) await write(store, { year: 2026, no }, assign(`第${no}项`));
        await write(store, { year: 2025, no: 2 }, assign('去年'));
        expect((await store.list(2026)).map((task) => task.no)).toEqual([1, 3, 12, 10001]);
        expect((await store.list(2025)).map((task) => task.title)).toEqual(['去年']);
        expect(await store.list(2024)).toEqual([]);
      });

      it('leaves a list handed out as it was', async () => {
        for (const no of [1, 2]) await write(store, { year: 2026, no }, assign());
        const before = await store.list(2026);
        await write(store, { year: 2026, no: 2 }, accept);
        await write(store, { year: 2026, no: 3 }, assign());
        expect(before.map((task) => task.status)).toEqual(['assigned', 'assigned']);
        expect((await store.list(2026)).map((task) => task.status)).toEqual([
          'assigned',
          'active',
          'assigned',
        ]);
      });
    });

    describe('next', () => {
      it('counts each sequence of each year by itself, and bind over all years', async () => {
        expect(await store.next('task', 2026)).toBe(1);
        expect(await store.next('task', 2026)).toBe(2);
        expect(await store.next('problem', 2026)).toBe(1);
        expect(await store.next('task', 2025)).toBe(1);
        expect(await store.next('bind', 2025)).toBe(1);
        expect(await store.next('bind', 2026)).toBe(2);
      });

      it('gives no number twice to many at a time', async () => {
        const given = await Promise.all(Array.from({ length: 50 }, () => store.next('task', 2026)));
        expect([...given].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
      });

      it('goes on behind numbers that were written without asking', async () => {
        const problem = { kind: 'problem', at: AT, by: 'p-1', problem: 8, level: 1, note: '缺用地' } as const;
        const directive = {
          kind: 'directive',
          at: AT,
          by: 'p-9',
          directive: 17,
          due: day('2026-11-26'),
        } as const;
        await write(store, { year: 2026, no: 40 }, assign(), problem, directive);
        expect(await store.next('task', 2026)).toBe(41);
        expect(await store.next('problem', 2026)).toBe(9);
        expect(await store.next('directive', 2026)).toBe(18);
        expect(await store.next('weekly', 2026)).toBe(1);
      });
    });

    describe('updateDirectory', () => {
      const directory: Directory = {
        people: [{ id: 'p-1', name: '张三', unit: '住建局', roles: ['owner'], accounts: { wecom: 'zs' } }],
        units: [{ name: '住房和城乡建设局', aliases: ['住建局'], series: '县直', order: 3 }],
        bindRequests: [
          {
            no: 5,
            platform: 'dingtalk',
            account: 'u-7',
            personId: 'p-1',
            chatId: 'cid',
            messageId: 'm-9',
            at: AT,
            decided: { by: 'p-9', at: AT + 1, granted: true, messageId: 'm-10' },
          },
        ],
        importedOn: day('2026-11-20'),
      };

      it('begins with nobody', async () => {
        expect(await store.directory()).toEqual(EMPTY_DIRECTORY);
      });

      it('shows what was written, and numbers bind requests behind those it holds', async () => {
        expect(await store.updateDirectory(() => directory)).toEqual(directory);
        expect(await store.directory()).toEqual(directory);
        expect(await store.next('bind', 2026)).toBe(6);
      });

      it('refuses a directory that could not be read back', async () => {
        const broken = { ...directory, importedOn: '昨天' } as unknown as Directory;
        await expect(store.updateDirectory(() => broken)).rejects.toMatchObject(illegal);
        expect(await store.directory()).toEqual(EMPTY_DIRECTORY);
      });

      it('loses none of many updates at a time', async () => {
        const names = Array.from({ length: 20 }, (_, index) => `单位${index}`);
        const add = (name: string) => (current: Directory) => ({
          ...current,
          units: [...current.units, { name, aliases: [] }],
        });
        await Promise.all(names.map((name) => store.updateDirectory(add(name))));
        expect((await store.directory()).units.map((unit) => unit.name)).toEqual(names);
      });
    });

    it('equals a plain model through any row of updates', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
          const own = await open();
          try {
            const model = new Map<number, readonly Entry[]>();
            await Promise.all(steps.map((step) => trySame(own.store, model, step)));
            await expectSame(own.store, model);
            if (own.reopen !== undefined) await expectSame(await own.reopen(), model);
          } finally {
            await own.dispose();
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

const anyAct: fc.Arbitrary<NewEntry> = fc.oneof(
  fc.constantFrom<NewEntry>(assign(), accept, submit, approve),
  fc.tuple(fc.integer({ min: 0, max: 100 }), fc.string()).map(([percent, note]) => progress(percent, note)),
  fc
    .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 })
    .map((seqs) => undo(...new Set(seqs))),
  fc.constantFrom<NewEntry>(
    { kind: 'return', at: AT, by: 'p-9', mendBy: day('2026-11-26'), note: '缺验收材料' },
    { kind: 'extend', at: AT, by: 'p-1', to: day('2027-01-31'), note: '雨季' },
    { kind: 'extend-granted', at: AT, by: 'p-9', to: day('2027-01-31') },
    { kind: 'problem', at: AT, by: 'p-1', problem: 3, level: 2, note: '缺资金', asks: '财政局' },
    { kind: 'hand-over', at: AT, by: 'p-9', to: '李四' },
    { kind: 'suspend', at: AT, by: 'p-9', note: '县政府第12次常务会' },
    { kind: 'reopen', at: AT, by: 'p-9', due: day('2026-12-20') },
    { kind: 'revisit', at: AT, by: 'p-9', ok: false, due: day('2026-12-10') },
  ),
);

const anyStep = fc.record({
  no: fc.integer({ min: 1, max: 3 }),
  acts: fc.array(anyAct, { minLength: 1, maxLength: 4 }),
});

type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** Takes a step on the model at once (updates of a task are taken in the order asked), and on the store. */
async function trySame(
  store: Store,
  model: Map<number, readonly Entry[]>,
  { no, acts }: Step,
): Promise<void> {
  let history: readonly Entry[] | undefined = model.get(no) ?? [];
  for (const act of acts) history = history && follow(no, history, act);
  if (history !== undefined) model.set(no, history);
  const asked = write(store, { year: 2026, no }, ...acts);
  if (history === undefined) await expect(asked).rejects.toMatchObject(illegal);
  else expect((await asked).record?.history).toEqual(history);
}

function follow(no: number, history: readonly Entry[], act: NewEntry): readonly Entry[] | undefined {
  if (history.length === 0) return act.kind === 'assign' ? append([], [act]) : undefined;
  const { status } = fold({ year: 2026, no }, history, ZONE);
  if (statusAfter(status, act) === undefined) return undefined;
  if (act.kind === 'undo') {
    const gone = history.flatMap((entry) => (entry.kind === 'undo' ? entry.undone : []));
    const free = (seq: number) => {
      const entry = history.find((one) => one.seq === seq);
      return entry !== undefined && entry.kind !== 'undo' && !gone.includes(seq);
    };
    if (!act.undone.every(free)) return undefined;
  }
  return append(history, [act]);
}

async function expectSame(store: Store, model: ReadonlyMap<number, readonly Entry[]>): Promise<void> {
  const numbers = [...model.keys()].sort((a, b) => a - b);
  const tasks = numbers.map((no) => fold({ year: 2026, no }, model.get(no) ?? [], ZONE));
  expect(await store.list(2026)).toEqual(tasks);
  for (const [index, no] of numbers.entries()) {
    const expected = { task: tasks[index], history: model.get(no) };
    expect(await store.get({ year: 2026, no })).toEqual(expected);
  }
}
