import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPosting, type Posting, type PostingParts } from '../../src/delivery/create-posting.ts';
import type { PostingGroup, PostPlan } from '../../src/delivery/posting-group.ts';
import { day } from '../../src/domain/day.ts';
import { type Instant, timeOf } from '../../src/domain/instant.ts';
import { type Message, plainText } from '../../src/domain/message.ts';
import type { AccountPlatform } from '../../src/domain/people.ts';
import type { TaskFacts } from '../../src/domain/task.ts';
import type { Outcome } from '../../src/ports/post-room.ts';
import type { Store } from '../../src/ports/store.ts';
import { createCronMatcher } from '../../src/schedule/cron-matcher.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fillSmallLedger } from '../support/a-small-ledger.ts';
import { aCalendar, act, anAssignment, at, someRules, ZONE } from '../support/a-task.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CONFIRMED: Outcome = { kind: 'confirmed' };
const REFUSED: Outcome = {
  kind: 'refused',
  reason: 'no-such-address',
  retryable: false,
  code: '93000',
};
const UNKNOWN: Outcome = { kind: 'unknown', reason: 'timeout' };
const DAILY: PostPlan = { cron: '30 8 * * *', on: 'workday' };

function aGroup(id: string, facts: Partial<PostingGroup> = {}): PostingGroup {
  const group: PostingGroup = {
    id,
    title: id,
    audience: 'unit',
    scope: 'all',
    compare: false,
    posts: { overdue: DAILY },
  };
  return { ...group, ...facts };
}

interface Posted {
  readonly when: string;
  readonly group: string;
  readonly platform: AccountPlatform;
  readonly message: Message;
}

interface Running {
  readonly clock: { at: Instant; now(): Instant };
  readonly posting: Posting;
  readonly posted: readonly Posted[];
  /** `<level> <message> <group>`, and what else a line of the log holds. */
  readonly log: readonly (readonly [string, Record<string, unknown>])[];
  readonly store: Store;
  /** Sets the clock and wakes the programme. */
  tick(when: Instant): Promise<void>;
}

interface Circumstances {
  readonly groups?: readonly PostingGroup[];
  readonly now?: string;
  readonly platforms?: readonly AccountPlatform[];
  readonly outcome?: (group: string, platform: AccountPlatform) => Outcome | Promise<Outcome>;
  readonly ledger?: (store: Store) => PostingParts['ledger'];
  readonly matches?: PostingParts['matches'];
}

/** The small ledger, where #38 and #17 are late on 24 November, and #39 falls due on the 27th. */
async function aBench(circumstances: Circumstances = {}): Promise<Running> {
  const { groups = [aGroup('all')], platforms = ['wecom'], outcome = () => CONFIRMED } = circumstances;
  const store = createMemoryStore({ zone: ZONE });
  await fillSmallLedger(store);
  const clock = { at: at(circumstances.now ?? '2026-11-24 08:00'), now: () => clock.at };
  const posted: Posted[] = [];
  const log: (readonly [string, Record<string, unknown>])[] = [];
  const level = (name: string) => (facts: object, message: string) => {
    log.push([`${name} ${message}`, { ...facts }]);
  };
  const posting = createPosting({
    groups,
    matches: circumstances.matches ?? createCronMatcher(ZONE),
    calendar: aCalendar(),
    zone: ZONE,
    ledger: circumstances.ledger?.(store) ?? store,
    rules: someRules(),
    clock,
    logger: { info: level('info'), warn: level('warn'), error: level('error') },
    roomsOf: (group) =>
      platforms.map((platform) => ({
        platform,
        post: async (message) => {
          posted.push({ when: timeOf(clock.at, ZONE), group, platform, message });
          return outcome(group, platform);
        },
      })),
  });
  const tick = (when: Instant): Promise<void> => {
    clock.at = when;
    return posting.tick();
  };
  return { clock, posting, posted, log, store, tick };
}

/** Puts one more task into the ledger. */
async function add({ store }: Running, no: number, facts: Partial<TaskFacts>, year = 2026): Promise<void> {
  const entries = [anAssignment(facts, `${year}-01-04`)];
  await store.update({ year, no }, () => ({ entries, result: undefined }));
}

/** The pattern of every group here, read in no time. */
const isHalfPastEight: PostingParts['matches'] = (_, minute) =>
  minute % (24 * HOUR) === at('2026-01-01 08:30') % (24 * HOUR);

const where = ({ when, group, platform }: Posted): string => `${when} ${group} ${platform}`;
const shownIn = ({ posted }: Running, group: string): string =>
  posted
    .filter((one) => one.group === group)
    .map(({ message }) => plainText(message))
    .join('\n—\n');
const mentionsOf = ({ message }: Posted): readonly string[] =>
  message.blocks.flatMap(({ spans }) =>
    spans.flatMap((span) => (span.kind === 'mention' ? span.who.name : [])),
  );

describe('createPosting', () => {
  it('posts at the minute, once', async () => {
    const bench = await aBench();
    for (let minute = 1; minute <= 180; minute += 1)
      await bench.tick(at('2026-11-24 08:00') + minute * MINUTE);
    expect(bench.posted.map(where)).toEqual(['08:30 all wecom']);
    expect(shownIn(bench, 'all')).toContain('#38 城东小学扩建 教体局 18天 @李四');
    expect(bench.log).toEqual([
      [
        'info posted',
        {
          post: 'overdue',
          group: 'all',
          at: '2026-11-24T00:30:00.000Z',
          platform: 'wecom',
          outcome: 'confirmed',
        },
      ],
    ]);
  });

  it('does not make up for what was due before it began, be it by a second', async () => {
    const bench = await aBench({ now: '2026-11-24 08:30' });
    await bench.tick(at('2026-11-24 08:31'));
    expect(bench.posted).toEqual([]);
  });

  it('posts on every working day once, whenever it is woken, if only every ten minutes', async () => {
    const gaps = fc.array(fc.integer({ min: 1000, max: 10 * MINUTE }), { minLength: 4, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(gaps, async (drawn) => {
        // Friday to Tuesday; the Saturday is worked, after the National Day.
        const bench = await aBench({ now: '2026-10-09 07:00', matches: isHalfPastEight });
        await add(bench, 60, { due: day('2026-09-30') });
        let turn = 0;
        for (const date of ['09', '10', '11', '12', '13']) {
          let now = at(`2026-10-${date} 08:05`);
          for (; now < at(`2026-10-${date} 09:00`); turn += 1) {
            await bench.tick(now);
            now += drawn[turn % drawn.length] ?? MINUTE;
          }
        }
        const days = bench.log.map(([what, { at: due }]) => `${what} ${due}`);
        expect(days).toEqual(
          ['09', '10', '12', '13'].map((date) => `info posted 2026-10-${date}T00:30:00.000Z`),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('goes on the working days of 2026: not on holidays, but on the days made up for them', async () => {
    const bench = await aBench({ now: '2026-02-13 08:00' });
    await add(bench, 60, { due: day('2026-01-30') });
    for (let date = at('2026-02-13 08:30'); date < at('2026-03-02 00:00'); date += 24 * HOUR) {
      await bench.tick(date);
    }
    const days = bench.log.map(([what, { at: due }]) => `${what} ${String(due).slice(5, 10)}`);
    expect(days).toEqual(['13', '14', '24', '25', '26', '27', '28'].map((date) => `info posted 02-${date}`));
  });

  it('says so where a post is more than ten minutes late, and does not send it', async () => {
    const bench = await aBench();
    await bench.tick(at('2026-11-24 08:40') + 1);
    await bench.tick(at('2026-11-24 08:41'));
    expect(bench.posted).toEqual([]);
    expect(bench.log).toEqual([
      ['warn post missed', { post: 'overdue', group: 'all', at: '2026-11-24T00:30:00.000Z' }],
    ]);
    await bench.tick(at('2026-11-25 08:40'));
    expect(bench.posted.map(where)).toEqual(['08:40 all wecom']);
  });

  it('tells of every post it slept through', async () => {
    const bench = await aBench();
    await bench.tick(at('2026-11-26 08:30'));
    expect(bench.log.map(([what, { at: due }]) => `${what} ${due}`)).toEqual([
      'warn post missed 2026-11-24T00:30:00.000Z',
      'warn post missed 2026-11-25T00:30:00.000Z',
      'info posted 2026-11-26T00:30:00.000Z',
    ]);
  });

  it('begins anew where the clock was set back', async () => {
    const bench = await aBench();
    await bench.tick(at('2026-11-24 12:00'));
    await bench.tick(at('2026-11-24 08:00'));
    expect(bench.posted).toEqual([]);
    await bench.tick(at('2026-11-24 08:30'));
    await bench.tick(at('2026-11-24 08:31'));
    expect(bench.posted.map(where)).toEqual(['08:30 all wecom']);
  });

  it('posts nothing a second time for a clock that goes back inside of the minute', async () => {
    const bench = await aBench();
    const half = at('2026-11-24 08:30');
    for (const ms of [700, 400, 0, 300, 60_000]) await bench.tick(half + ms);
    expect(bench.posted).toHaveLength(1);
  });

  it('posts nothing twice while a post is under way, and leaves out nothing due meanwhile', async () => {
    let arrive = (): void => {};
    const under = new Promise<Outcome>((resolve) => {
      arrive = () => resolve(CONFIRMED);
    });
    const groups = [
      aGroup('slow'),
      aGroup('later', { posts: { overdue: { cron: '31 8 * * *', on: 'any' } } }),
    ];
    const bench = await aBench({ groups, outcome: (group) => (group === 'slow' ? under : CONFIRMED) });
    const first = bench.tick(at('2026-11-24 08:30'));
    const second = bench.tick(at('2026-11-24 08:31'));
    const third = bench.tick(at('2026-11-24 08:32'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(bench.posted.map(({ group }) => group)).toEqual(['slow']);
    arrive();
    await Promise.all([first, second, third]);
    expect(bench.posted.map(({ group }) => group)).toEqual(['slow', 'later']);
  });

  it.each([
    ['refuses', REFUSED, { outcome: 'refused', reason: 'no-such-address', code: '93000' }],
    ['may have refused', UNKNOWN, { outcome: 'unknown', reason: 'timeout' }],
  ])('logs a room that %s, and does not send to it again', async (_, outcome, told) => {
    const bench = await aBench({
      platforms: ['wecom', 'dingtalk'],
      outcome: (_group, platform) => (platform === 'wecom' ? outcome : CONFIRMED),
    });
    for (let minute = 30; minute < 45; minute += 1) await bench.tick(at(`2026-11-24 08:${minute}`));
    expect(bench.posted.map(where)).toEqual(['08:30 all wecom', '08:30 all dingtalk']);
    expect(bench.log).toMatchObject([
      ['error post not delivered', { post: 'overdue', group: 'all', platform: 'wecom', ...told }],
      ['info posted', { platform: 'dingtalk', outcome: 'confirmed' }],
    ]);
  });

  it('posts to the rooms that the plan names', async () => {
    const groups = [aGroup('all', { posts: { overdue: { ...DAILY, rooms: ['dingtalk'] } } })];
    const bench = await aBench({ groups, platforms: ['wecom', 'dingtalk'] });
    await bench.tick(at('2026-11-24 08:30'));
    expect(bench.posted.map(where)).toEqual(['08:30 all dingtalk']);
  });

  it('posts nothing where there is nothing to say', async () => {
    const groups = [aGroup('town', { scope: { units: ['河口镇'] } }), aGroup('all')];
    const bench = await aBench({ groups });
    await bench.tick(at('2026-11-24 08:30'));
    expect(bench.posted.map(({ group }) => group)).toEqual(['all']);
    expect(bench.log[0]).toEqual([
      'info nothing to post',
      { post: 'overdue', group: 'town', at: '2026-11-24T00:30:00.000Z' },
    ]);
  });

  it('takes the figures at the moment of sending', async () => {
    const bench = await aBench();
    await bench.tick(at('2026-11-24 08:29'));
    await bench.store.update({ year: 2026, no: 38 }, () => ({
      entries: [act('submit', '2026-11-24 08:29', { by: 'li' })],
      result: undefined,
    }));
    await bench.tick(at('2026-11-24 08:30'));
    expect(shownIn(bench, 'all')).toContain('#17 燃气管网更新');
    expect(shownIn(bench, 'all')).not.toContain('#38');
  });

  it('@-s nobody in the group of the leaders', async () => {
    const bench = await aBench({ groups: [aGroup('leaders', { audience: 'leaders' }), aGroup('all')] });
    await bench.tick(at('2026-11-24 08:30'));
    const [leaders, unit] = bench.posted;
    expect(leaders && mentionsOf(leaders)).toEqual([]);
    expect(shownIn(bench, 'leaders')).toContain('#38 城东小学扩建 教体局 18天');
    expect(unit && mentionsOf(unit)).toEqual(['李四', '张三']);
  });

  it('@-s in the county group only who has no nearer one', async () => {
    const housing = aGroup('housing', { scope: { units: ['住房和城乡建设局'] } });
    const bench = await aBench({ groups: [aGroup('county', { audience: 'county' }), housing] });
    await add(bench, 60, { leadUnit: '河口镇', owner: '孙平', due: day('2026-11-20'), assistUnits: [] });
    await bench.tick(at('2026-11-24 08:30'));
    const [county, unit] = bench.posted;
    // #38 stands in both: the housing bureau assists, but its owner is not one of its people.
    expect(shownIn(bench, 'housing')).toContain('#38');
    expect(county && mentionsOf(county)).toEqual(['李四', '孙平']);
    expect(unit && mentionsOf(unit)).toEqual(['张三']);
  });

  it('never titles what is not open to all', async () => {
    const bench = await aBench();
    await add(bench, 70, { title: '不可示人的事项', openness: 'internal', due: day('2026-11-20') });
    await add(bench, 71, { title: '不可示人的事项', openness: 'parties', due: day('2026-11-20') });
    await bench.tick(at('2026-11-24 08:30'));
    expect(shownIn(bench, 'all')).not.toContain('不可示人');
    expect(shownIn(bench, 'all')).toContain('另有2项逾期不在群内列出');
  });

  it('loses one post to a ledger that fails, and no other', async () => {
    let failures = 1;
    const bench = await aBench({
      groups: [aGroup('first'), aGroup('second')],
      ledger: (store) => ({
        directory: () => store.directory(),
        list: async (year) => {
          failures -= 1;
          if (failures >= 0) throw new Error('the disk is gone');
          return store.list(year);
        },
      }),
    });
    await bench.tick(at('2026-11-24 08:30'));
    await bench.tick(at('2026-11-24 08:31'));
    expect(bench.posted.map(where)).toEqual(['08:30 second wecom']);
    expect(bench.log[0]).toEqual([
      'error post failed',
      expect.objectContaining({ post: 'overdue', group: 'first', error: expect.any(Error) }),
    ]);
    await bench.tick(at('2026-11-25 08:30'));
    expect(bench.posted.slice(1).map(where)).toEqual(['08:30 first wecom', '08:30 second wecom']);
  });

  it('says that a pattern means nothing, and lives on', async () => {
    const bench = await aBench({
      groups: [aGroup('all', { posts: { overdue: { cron: '30 25 * * *', on: 'any' } } })],
    });
    await bench.tick(at('2026-11-24 08:30'));
    await bench.tick(at('2026-11-24 08:31'));
    expect(bench.log.map(([what]) => what)).toEqual(Array(2).fill('error posts of this minute failed'));
  });

  it('posts of both ledgers while last year is settled', async () => {
    const bench = await aBench({ now: '2027-01-12 08:00' });
    await add(bench, 1, { title: '新年的事项', due: day('2027-01-11') }, 2027);
    await add(bench, 60, { title: '去年的事项', due: day('2027-01-13') });
    await bench.tick(at('2027-01-12 08:30'));
    const lines = shownIn(bench, 'all').split('\n');
    expect(lines).toContain('逾期1项');
    expect(lines).toContain('#1 新年的事项 住建局 1天 @张三');
    expect(lines).toContain('13日　2026#60 去年的事项');
  });
});
