import { describe, expect, it } from 'vitest';
import { isOfficeHour, nextOpening } from '../../src/delivery/office-hours.ts';
import { aCalendar, act, aDirectory, aHistory, aPerson, aTask, at, ZONE } from '../support/a-task.ts';
import { aMessage, aNotice, aNotifier, type Spot } from './a-notifier.ts';

const task = aTask();
const other = aTask({ no: 13, title: '垃圾分类' });
const COUNTY: Record<string, Spot> = { county: { audience: 'county' } };
const directory = aDirectory({
  people: [
    aPerson({ accounts: { wecom: 'zhang', dingtalk: 'zhang-d' } }),
    aPerson({ id: 'p2', name: '李四', unit: '财政局', roles: ['liaison'], accounts: { wecom: 'li' } }),
    aPerson({ id: 'p4', name: '王建国', unit: '县政府', roles: ['leader'], accounts: { wecom: 'wang' } }),
    aPerson({ id: 'gone', name: '老刘', disabled: true, accounts: { wecom: 'liu' } }),
  ],
});

describe('createNotifier', () => {
  it('says a notice once, with an @', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    expect(await tell(aNotice(task, ['p1'], '#12 退回'))).toEqual([
      { where: 'county/wecom', text: '@张三 #12 退回' },
    ]);
  });

  it('says the same words to several people once', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    expect(await tell(aNotice(task, ['p1'], '#12 退回'), aNotice(task, ['p2', 'p1'], '#12 退回'))).toEqual([
      { where: 'county/wecom', text: '@张三 @李四 #12 退回' },
    ]);
  });

  it('makes one post of several notices for one room', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    expect(await tell(aNotice(task, ['p1'], '#12 退回'), aNotice(other, ['p2'], '#13 交办'))).toEqual([
      { where: 'county/wecom', text: '@张三 #12 退回\n@李四 #13 交办' },
    ]);
  });

  it('speaks to a person on the platform where he last wrote on the task', async () => {
    const spots: Record<string, Spot> = { county: { audience: 'county', on: ['wecom', 'dingtalk'] } };
    const via = { platform: 'dingtalk', bot: 'b', chatId: 'c', messageId: 'm', line: 1 };
    const history = aHistory({}, act('accept', '2026-11-20', { by: 'p1', via }));
    const { tell } = aNotifier({ spots, directory, histories: new Map([['2026/12', history]]) });
    const posts = await tell(aNotice(task, ['p1'], '#12 退回'), aNotice(other, ['p1'], '#13 交办'));
    expect(posts.map(({ where }) => where)).toEqual(['county/dingtalk', 'county/wecom']);
  });

  it('loses none of very many', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    const tasks = Array.from({ length: 60 }, (_, index) => aTask({ no: index + 1 }));
    const posts = await tell(...tasks.map((one) => aNotice(one, ['p1'], `#${one.no} ${'长'.repeat(40)}`)));
    expect(posts.length).toBeGreaterThan(1);
    expect(posts.flatMap(({ text }) => text.split('\n')).length).toBe(60);
    expect(posts.every(({ text }) => new TextEncoder().encode(text).length < 4000)).toBe(true);
  });

  it('names a leader among leaders, without an @', async () => {
    const { tell } = aNotifier({ spots: { ...COUNTY, leaders: { audience: 'leaders' } }, directory });
    expect(await tell(aNotice(task, ['p4', 'p1'], 'P3 请定'))).toEqual([
      { where: 'leaders/wecom', text: '王建国：P3 请定' },
      { where: 'county/wecom', text: '@张三 P3 请定' },
    ]);
  });

  it.each([
    ['parties', '#12 有新情况请您办理，内容不在群内显示，请私聊我发“待办”查看'],
    ['internal', '#12 有新情况请您办理，内容不在群内显示，请私聊我发“待办”查看'],
    ['open', '#12 老旧小区改造：限三日'],
  ] as const)('of a task that is %s says %s', async (openness, text) => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    const posts = await tell(aNotice(aTask({ openness }), ['p1'], '#12 老旧小区改造：限三日'));
    expect(posts).toEqual([{ where: 'county/wecom', text: `@张三 ${text}` }]);
  });

  it.each([
    ['nobody', 'unknown-person'],
    ['gone', 'unknown-person'],
    ['p4', 'no-group'],
  ])('logs that %s cannot be told: %s', async (id, reason) => {
    const { tell, logged } = aNotifier({ spots: COUNTY, directory });
    expect(await tell(aNotice(task, [id], '#12'))).toEqual([]);
    expect(logged).toEqual([
      { level: 'warn', facts: { task: '2026#12', person: id, reason }, message: 'nobody to tell' },
    ]);
  });

  it('logs a room’s refusal, and goes on to the next', async () => {
    const spots: Record<string, Spot> = {
      unit: { audience: 'unit', scope: { units: ['住房和城乡建设局'] } },
      ...COUNTY,
    };
    const outcome = (where: string) =>
      where.startsWith('unit')
        ? ({ kind: 'refused', reason: 'throttled', retryable: true } as const)
        : ({ kind: 'confirmed' } as const);
    const { tell, troubles } = aNotifier({ spots, directory, outcome });
    const posts = await tell(aNotice(task, ['p1', 'p2'], '#12 退回'));
    expect(posts.map(({ where }) => where)).toEqual(['unit/wecom', 'county/wecom']);
    expect(troubles()).toEqual(['notice not delivered']);
  });

  const BUSY = { kind: 'refused', reason: 'vendor-busy', retryable: true } as const;
  const THROTTLED = { ...BUSY, reason: 'throttled' } as const;
  const UNREACHABLE = { ...BUSY, reason: 'unreachable' } as const;
  const eight = <T>(one: T): readonly T[] => Array.from({ length: 8 }, () => one);

  it.each([
    ['until it is taken', [BUSY, BUSY, { kind: 'confirmed' }], 3, 0],
    ['five times in all', eight(BUSY), 5, 1],
    ['without end while its robot is too fast', eight(THROTTLED), 9, 0],
    ['without end while the vendor cannot be reached', eight(UNREACHABLE), 9, 0],
    ['never what may have arrived', [{ kind: 'unknown', reason: 'timeout' }, BUSY], 1, 0],
    ['never what is refused for good', [{ ...BUSY, reason: 'no-such-address', retryable: false }], 1, 1],
  ] as const)(
    'tries again each minute what was refused for the moment: %s',
    async (_how, outcomes, posts, givenUp) => {
      let count = 0;
      const outcome = () => outcomes[count++] ?? ({ kind: 'confirmed' } as const);
      const { pass, tell, posted, troubles } = aNotifier({ spots: COUNTY, directory, outcome });
      await tell(aNotice(task, ['p1', 'p2'], '#12 退回'));
      await pass(12);
      expect(posted.map(({ text }) => text)).toEqual(
        Array.from({ length: posts }, () => '@张三 @李四 #12 退回'),
      );
      expect(troubles().filter((one) => one === 'notices given up').length).toBe(givenUp);
    },
  );

  it.each([
    [{ ...BUSY, reason: 'no-such-address', retryable: false }, 'notices given up'],
    [{ kind: 'unknown', reason: 'timeout' }, 'notices may not have arrived; they are not sent again'],
  ] as const)('says in the log whom nobody told, and of what, in no other words', async (outcome, said) => {
    const { tell, logged } = aNotifier({ spots: COUNTY, directory, outcome: () => outcome });
    await tell(aNotice(task, ['p1', 'p2'], '#12 退回'));
    expect(logged.at(-1)).toMatchObject({
      level: 'error',
      facts: {
        reason: outcome.reason,
        notices: [
          { task: '2026#12', person: 'p1' },
          { task: '2026#12', person: 'p2' },
        ],
      },
      message: said,
    });
    expect(JSON.stringify(logged)).not.toMatch(/退回|张三/);
  });

  it('keeps within its robot’s budget, and loses nobody by that', async () => {
    const { tell, pass, posted, troubles } = aNotifier({ spots: COUNTY, directory });
    for (let no = 1; no <= 40; no += 1) await tell(aNotice(aTask({ no }), ['p1'], `#${no} 催办`));
    expect(posted.length).toBe(15);
    await pass(8);
    const rows = posted.flatMap(({ text }) => text.split('\n'));
    expect(rows.length).toBe(40);
    expect(new Set(rows).size).toBe(40);
    expect(troubles()).toEqual([]);
  });

  it('speaks of a task as it is when it speaks', async () => {
    const { tell, tasks, pass, posted, clock } = aNotifier({
      spots: COUNTY,
      directory,
      now: '2026-11-23 20:00',
    });
    await tell(aNotice(task, ['p1'], '#12 老旧小区改造：限三日'));
    tasks.set('2026/12', aTask({ openness: 'internal' }));
    clock.at = at('2026-11-24 08:00');
    await pass(1);
    expect(posted.map(({ text }) => text)).toEqual([
      '@张三 #12 有新情况请您办理，内容不在群内显示，请私聊我发“待办”查看',
    ]);
  });

  it('has told nobody when the notices are durable, and is done when it has settled', async () => {
    const { notifier, posted, box, tasks } = aNotifier({ spots: COUNTY, directory });
    tasks.set('2026/12', task);
    await notifier.tell(aMessage('m-1', aNotice(task, ['p1'], '#12 退回')));
    expect(posted).toEqual([]);
    expect(await box.all()).toMatchObject([{ state: 'waiting', to: 'p1' }]);
    await notifier.settled();
    expect(posted.length).toBe(1);
    expect(await box.all()).toMatchObject([{ state: 'told', to: 'p1' }]);
  });
});

describe('out of hours', () => {
  it('waits for eight in the morning of the next working day, and says it once', async () => {
    // Friday evening.
    const { tell, notifier, clock, posted } = aNotifier({
      spots: COUNTY,
      directory,
      now: '2026-11-20 18:00',
    });
    expect(await tell(aNotice(task, ['p1'], '#12 退回'))).toEqual([]);
    for (const [when, posts] of [
      ['2026-11-21 10:00', 0],
      ['2026-11-23 07:59', 0],
      ['2026-11-23 08:00', 1],
      ['2026-11-23 08:01', 1],
    ] as const) {
      clock.at = at(when);
      await notifier.tick();
      expect([when, posted.length]).toEqual([when, posts]);
    }
    expect(posted[0]?.text).toBe('@张三 #12 退回');
  });

  it('makes one post of what was raised over night', async () => {
    const { tell, notifier, clock, posted } = aNotifier({
      spots: COUNTY,
      directory,
      now: '2026-11-23 20:00',
    });
    await tell(aNotice(task, ['p1'], '#12 退回'));
    await tell(aNotice(other, ['p2'], '#13 交办'));
    clock.at = at('2026-11-24 08:00');
    await notifier.tick();
    expect(posted).toEqual([{ where: 'county/wecom', text: '@张三 #12 退回\n@李四 #13 交办' }]);
  });

  it('says in the log that notices wait for the morning, and for the next start', async () => {
    const { tell, notifier, logged } = aNotifier({ spots: COUNTY, directory, now: '2026-11-20 18:00' });
    await tell(aNotice(task, ['p1'], '#12 退回'));
    await notifier.stop();
    expect(logged).toEqual([
      {
        level: 'info',
        facts: { notices: 1, until: '2026-11-23T08:00:00.000+08:00' },
        message: 'notices wait for the morning',
      },
      { level: 'info', facts: { notices: 1 }, message: 'notices wait for the next start' },
    ]);
  });

  it.each([
    ['2026-11-23 07:59', false, '2026-11-23 08:00'],
    ['2026-11-23 08:00', true, '2026-11-24 08:00'],
    ['2026-11-23 17:59', true, '2026-11-24 08:00'],
    ['2026-11-23 18:00', false, '2026-11-24 08:00'],
    // Saturday; a Saturday that is worked; National Day.
    ['2026-11-21 10:00', false, '2026-11-23 08:00'],
    ['2026-10-10 10:00', true, '2026-10-12 08:00'],
    ['2026-10-01 10:00', false, '2026-10-08 08:00'],
  ])('%s is an office hour: %s; the next opening is %s', (when, open, next) => {
    const days = { calendar: aCalendar(), zone: ZONE };
    expect(isOfficeHour(at(when), days)).toBe(open);
    expect(nextOpening(at(when), days)).toBe(at(next));
  });
});

describe('a correction', () => {
  const told = aNotice(task, ['p1'], '#12 退回');
  const since = at('2026-11-23 10:00');
  const corrected = aNotice(task, [], '更正：#12 已撤回', since);

  it('reaches whoever was told, once', async () => {
    const { tell, clock } = aNotifier({ spots: COUNTY, directory });
    await tell(told);
    clock.at = at('2026-11-23 10:05');
    expect(await tell(corrected)).toEqual([{ where: 'county/wecom', text: '@张三 更正：#12 已撤回' }]);
    expect(await tell(corrected)).toEqual([]);
  });

  it('says nothing where nobody was told: of another task, before, or because it was refused', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    await tell(aNotice(other, ['p1'], '#13'));
    expect(await tell(corrected)).toEqual([]);
    await tell(told);
    expect(await tell(aNotice(task, [], '更正', since + 1))).toEqual([]);
    const refusing = aNotifier({
      spots: COUNTY,
      directory,
      outcome: () => ({ kind: 'refused', reason: 'throttled', retryable: true }),
    });
    await refusing.tell(told);
    expect(await refusing.tell(corrected)).toEqual([]);
  });

  it('drops what still waits, and then there is nothing to correct', async () => {
    const { tell, notifier, clock, posted } = aNotifier({
      spots: COUNTY,
      directory,
      now: '2026-11-23 20:00',
    });
    await tell(told);
    await tell(aNotice(other, ['p1'], '#13 交办'));
    await tell(aNotice(task, [], '更正', at('2026-11-23 20:00')));
    clock.at = at('2026-11-24 08:00');
    await notifier.tick();
    expect(posted).toEqual([{ where: 'county/wecom', text: '@张三 #13 交办' }]);
  });

  it('of a task not open to all names its number alone', async () => {
    const { tell } = aNotifier({ spots: COUNTY, directory });
    const hidden = aTask({ openness: 'parties' });
    await tell(aNotice(hidden, ['p1'], '#12 老旧小区改造'));
    expect(await tell(aNotice(hidden, [], '更正：老旧小区改造', since))).toEqual([
      { where: 'county/wecom', text: '@张三 更正：#12 刚才的通知已撤回，以任务现在的情况为准' },
    ]);
  });
});
