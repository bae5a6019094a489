import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { NoticeBox } from '../../src/ports/notice-box.ts';
import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { aDirectory, aPerson, aTask, at } from '../support/a-task.ts';
import { aMessage, aNotice, aNotifier, type Spot } from './a-notifier.ts';

const task = aTask();
const other = aTask({ no: 13, title: '垃圾分类' });
const COUNTY: Record<string, Spot> = { county: { audience: 'county' } };
const directory = aDirectory({
  people: [
    aPerson({ accounts: { wecom: 'zhang' } }),
    aPerson({ id: 'p2', name: '李四', unit: '财政局', accounts: { wecom: 'li' } }),
  ],
});
const TOLD = aNotice(task, ['p1'], '#12 退回');
const MAYBE = 'notices may not have arrived; they are not sent again';

/** Lets what has begun go on as far as it can. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

describe('a restart', () => {
  it('over night loses nothing and says nothing twice', async () => {
    const evening = aNotifier({ spots: COUNTY, directory, now: '2026-11-20 20:00' });
    await evening.tell(TOLD, aNotice(other, ['p2'], '#13 交办'));
    const weekend = evening.restarted();
    weekend.clock.at = at('2026-11-21 10:00');
    await weekend.notifier.tick();
    expect(weekend.posted).toEqual([]);
    const monday = weekend.restarted();
    monday.clock.at = at('2026-11-23 08:00');
    await monday.notifier.tick();
    await monday.restarted().pass(3);
    expect(monday.posted).toEqual([{ where: 'county/wecom', text: '@张三 #12 退回\n@李四 #13 交办' }]);
    expect(monday.troubles()).toEqual([]);
  });

  it('goes on counting how often a room refused', async () => {
    const busy: Outcome = { kind: 'refused', reason: 'vendor-busy', retryable: true };
    const first = aNotifier({ spots: COUNTY, directory, outcome: () => busy });
    await first.tell(TOLD);
    await first.pass(2);
    await first.restarted().pass(9);
    expect(first.posted.length).toBe(5);
  });

  it('between the request and its answer tells nobody again, and says so', async () => {
    let answer = (_outcome: Outcome): void => {};
    const first = aNotifier({
      spots: COUNTY,
      directory,
      outcome: () => new Promise((resolve) => (answer = resolve)),
    });
    first.tasks.set('2026/12', task);
    await first.notifier.tell(aMessage('m-1', TOLD));
    while (first.posted.length === 0) await breathe();
    expect(await first.box.all()).toMatchObject([{ state: 'trying' }]);
    const second = first.restarted({ outcome: () => ({ kind: 'confirmed' }) });
    await second.pass(3);
    expect(second.posted.length).toBe(1);
    expect(second.logged).toEqual([
      {
        level: 'error',
        facts: { reason: 'interrupted', notices: [{ task: '2026#12', person: 'p1' }] },
        message: MAYBE,
      },
    ]);
    // He may have read it, so he is told when it is taken back.
    expect(await second.tell(aNotice(task, [], '更正：#12', at('2026-11-23 10:00')))).toEqual([
      { where: 'county/wecom', text: '@张三 更正：#12' },
    ]);
    answer({ kind: 'confirmed' });
  });

  it('before the request tells it then', async () => {
    const first = aNotifier({ spots: COUNTY, directory });
    first.tasks.set('2026/12', task);
    await first.notifier.tell(aMessage('m-1', TOLD));
    // Killed here: what the first start would have done is not waited for.
    const box = createMemoryNoticeBox();
    const kept = await first.box.all();
    await box.update(() => ({ kept, result: undefined }));
    const second = aNotifier({ spots: COUNTY, directory, box });
    second.tasks.set('2026/12', task);
    await second.notifier.tick();
    expect(second.posted.map(({ text }) => text)).toEqual(['@张三 #12 退回']);
  });

  it('does not keep from a correction whoever was told before it', async () => {
    const first = aNotifier({ spots: COUNTY, directory });
    await first.tell(TOLD);
    const second = first.restarted();
    second.clock.at += 5 * 60_000;
    const corrected = aNotice(task, [], '更正：#12', at('2026-11-23 10:00'));
    expect(await second.tell(corrected)).toEqual([{ where: 'county/wecom', text: '@张三 更正：#12' }]);
    expect(await second.restarted().tell(corrected)).toEqual([]);
  });

  it('keeps a correction over night, also where it comes to a holiday', async () => {
    const first = aNotifier({ spots: COUNTY, directory, now: '2026-09-30 17:58' });
    await first.tell(TOLD);
    first.clock.at = at('2026-09-30 18:03');
    await first.tell(aNotice(task, [], '更正：#12', at('2026-09-30 17:58')));
    const after = first.restarted();
    after.clock.at = at('2026-10-08 08:00');
    await after.notifier.tick();
    expect(after.posted.map(({ text }) => text)).toEqual(['@张三 #12 退回', '@张三 更正：#12']);
  });
});

describe('an end at any moment', () => {
  const lines = aMessage('m-1', TOLD, aNotice(other, ['p2'], '#13 交办'));
  const spots: Record<string, Spot> = {
    county: { audience: 'county', on: ['wecom'] },
    unit: { audience: 'unit', scope: { units: ['财政局'] }, on: ['wecom'] },
  };
  const never = () => new Promise<never>(() => {});

  // Each write of the box can be cut off before and after it is durable, each request before its answer.
  it.each(Array.from({ length: 16 }, (_, steps) => steps))(
    'after %i steps, and a redelivery: each is told once, or perhaps was',
    async (steps) => {
      const real = createMemoryNoticeBox();
      let left = steps;
      const ends = (): boolean => left-- <= 0;
      const box: NoticeBox = {
        all: real.all,
        update: async (change) => {
          if (ends()) return never();
          const result = await real.update(change);
          return ends() ? never() : result;
        },
      };
      const outcome = () => (ends() ? never() : ({ kind: 'confirmed' } as const));
      const first = aNotifier({ spots, directory, box, outcome });
      for (const { notice } of lines) first.tasks.set(`2026/${notice.task.no}`, notice.task);
      void first.notifier.tell(lines);
      for (let turn = 0; turn < 20; turn += 1) await breathe();
      const second = aNotifier({ spots, directory, box: real });
      await second.raise(...lines);
      await second.pass(2);
      const posts = [...first.posted, ...second.posted].map(({ text }) => text);
      const maybe = second.logged.flatMap(({ facts }) => ('notices' in facts ? facts.notices : []));
      for (const [text, task] of [
        ['@张三 #12 退回', '2026#12'],
        ['@李四 #13 交办', '2026#13'],
      ]) {
        const times = posts.filter((post) => post === text).length;
        const unknown = JSON.stringify(maybe).includes(`${task}`);
        expect(times).toBeLessThanOrEqual(1);
        if (!unknown) expect(times).toBe(1);
      }
    },
  );
});

describe('a correction while what it corrects is under way', () => {
  it.each([
    ['reaches whoever was told meanwhile', { kind: 'confirmed' }, ['@张三 #12 退回', '@张三 更正：#12']],
    [
      'is not said where the room refused',
      { kind: 'refused', reason: 'throttled', retryable: true },
      ['@张三 #12 退回'],
    ],
  ] as const)('%s', async (_what, outcome, texts) => {
    let answer = (_outcome: Outcome): void => {};
    const first = new Promise<Outcome>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const { notifier, tasks, posted, pass } = aNotifier({
      spots: COUNTY,
      directory,
      outcome: () => (asked++ === 0 ? first : { kind: 'confirmed' }),
    });
    tasks.set('2026/12', task);
    await notifier.tell(aMessage('m-1', TOLD));
    while (posted.length === 0) await breathe();
    await notifier.tell(aMessage('m-2', aNotice(task, [], '更正：#12', at('2026-11-23 10:00'))));
    answer(outcome);
    await notifier.settled();
    await pass(3);
    expect(posted.map(({ text }) => text)).toEqual(texts);
  });
});

describe('a message that is delivered again', () => {
  const lines = aMessage('m-1', TOLD, aNotice(other, ['p2'], '#13 交办'));

  it('tells nobody twice, whatever became of the first telling, also after a restart', async () => {
    const first = aNotifier({ spots: COUNTY, directory });
    expect((await first.raise(...lines)).length).toBe(1);
    expect(await first.raise(...lines)).toEqual([]);
    const second = first.restarted();
    expect(await second.raise(...lines)).toEqual([]);
    // Nor does it bring back what has been taken back.
    await second.tell(aNotice(task, [], '更正：#12', at('2026-11-23 10:00')));
    expect(await second.raise(...lines)).toEqual([]);
    const refusing = aNotifier({
      spots: COUNTY,
      directory,
      outcome: () => ({ kind: 'refused', reason: 'no-such-address', retryable: false }),
    });
    await refusing.raise(...lines);
    expect(await refusing.raise(...lines)).toEqual([]);
  });

  it('tells what an earlier delivery did not come to raise', async () => {
    const { raise } = aNotifier({ spots: COUNTY, directory });
    await raise(...lines.slice(0, 1));
    expect((await raise(...lines)).map(({ text }) => text)).toEqual(['@李四 #13 交办']);
  });

  it('is known for two days, while anything else is told', async () => {
    const { raise, tell, clock, box } = aNotifier({ spots: COUNTY, directory });
    await raise(...lines);
    clock.at = at('2026-11-25 10:00');
    expect(await raise(...lines)).toEqual([]);
    clock.at = at('2026-11-25 10:01');
    await tell(TOLD);
    expect((await box.all()).length).toBe(1);
  });
});

describe('a disk that fails', () => {
  /** A box whose updates fail while they are told to. */
  function aFailingBox() {
    const real = createMemoryNoticeBox();
    const failing = { count: 0 };
    const box: NoticeBox = {
      all: real.all,
      update: async (change) => {
        if (failing.count > 0) {
          failing.count -= 1;
          throw new Error('no space');
        }
        return real.update(change);
      },
    };
    return { box, failing };
  }

  it('while notices are raised keeps them from being told, and rejects', async () => {
    const { box, failing } = aFailingBox();
    const { notifier, posted, pass } = aNotifier({ spots: COUNTY, directory, box });
    failing.count = 1;
    await expect(notifier.tell(aMessage('m-1', TOLD))).rejects.toThrow('no space');
    await pass(2);
    expect(posted).toEqual([]);
  });

  it('before the request lets them wait; after it, they may have arrived', async () => {
    const { box, failing } = aFailingBox();
    const { notifier, posted, pass, tasks, troubles } = aNotifier({
      spots: COUNTY,
      directory,
      box,
      outcome: () => {
        failing.count = 1;
        return { kind: 'confirmed' };
      },
    });
    tasks.set('2026/12', task);
    await notifier.tell(aMessage('m-1', TOLD));
    failing.count = 1;
    await notifier.settled();
    expect(posted).toEqual([]);
    await pass(3);
    expect(posted.length).toBe(1);
    expect(troubles()).toEqual(['notices not sent', 'notices not sent', MAYBE]);
  });
});
