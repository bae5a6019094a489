import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { timeOf } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { anAssignment, at, ZONE } from '../support/a-task.ts';
import { aPostingHouse, DAILY, type PostingHouse } from './a-posting-house.ts';

const GONE: Outcome = { kind: 'refused', reason: 'no-such-address', retryable: false, code: '93000' };
const BUSY: Outcome = { kind: 'refused', reason: 'vendor-busy', retryable: true, code: '-1' };
const FAST: Outcome = { kind: 'refused', reason: 'throttled', retryable: true };
const LOST: Outcome = { kind: 'unknown', reason: 'timeout' };
const CONFIRMED: Outcome = { kind: 'confirmed' };

const whenWhere = ({ left }: PostingHouse): readonly string[] =>
  left.map(({ when, where }) => `${timeOf(when, ZONE)} ${where}`);
const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('a post', () => {
  it('goes at its minute, once, and is sent when its room has confirmed it', async () => {
    const house = await aPostingHouse();
    await house.passTo('2026-11-24 12:00');
    expect(whenWhere(house)).toEqual(['08:30 all/wecom']);
    expect(house.left[0]?.text).toContain('#38 城东小学扩建');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['sent']);
  });

  it('goes each working day, and on no other', async () => {
    const house = await aPostingHouse({ now: '2026-09-17 07:00' });
    const entries = [anAssignment({ due: day('2026-02-02') }, '2026-01-04')];
    await house.store.update({ year: 2026, no: 77 }, () => ({ entries, result: undefined }));
    for (let on = day('2026-09-17'); on <= '2026-10-12'; on = addDays(on, 1)) {
      await house.passTo(`${on} 07:00`, `${on} 09:00`);
    }
    // Sunday 20 September and Saturday 10 October are worked; 25–27 September and 1–7 October are not.
    expect(house.left.map(({ text }) => firstLine(text).replace(/.*　/, ''))).toEqual(
      [
        '9月17日',
        '9月18日',
        '9月20日',
        '9月21日',
        '9月22日',
        '9月23日',
        '9月24日',
        '9月28日',
        '9月29日',
      ].concat(['9月30日', '10月8日', '10月9日', '10月10日', '10月12日']),
    );
  });

  it('is skipped where there is nothing to say', async () => {
    const house = await aPostingHouse({ homes: { all: { scope: { units: ['不存在的单位'] } } } });
    await house.passTo('2026-11-24 08:31');
    expect(house.left).toEqual([]);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['skipped nothing-to-say']);
  });

  it('goes to both rooms of a group, each with its own state', async () => {
    const house = await aPostingHouse({
      homes: { all: { on: ['wecom', 'dingtalk'] } },
      outcome: (where) => (where === 'all/wecom' ? GONE : CONFIRMED),
    });
    await house.passTo('2026-11-24 08:35');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['failed no-such-address', 'sent']);
  });

  it('whose ledger cannot be read is made as soon as it can', async () => {
    let broken = true;
    const house = await aPostingHouse();
    const list = house.store.list;
    const other = await aPostingHouse({
      parts: {
        ledger: {
          get: house.store.get,
          directory: house.store.directory,
          list: (year) => (broken ? Promise.reject(new Error('disk')) : list(year)),
        },
      },
    });
    await other.passTo('2026-11-24 08:35');
    expect(await other.states('overdue', '2026-11-24')).toEqual(['planned not-made']);
    broken = false;
    await other.passTo('2026-11-24 08:36');
    expect(await other.states('overdue', '2026-11-24')).toEqual(['sent']);
  });

  it('that cannot be made in its time has failed', async () => {
    const house = await aPostingHouse({
      parts: {
        ledger: {
          get: () => Promise.reject(new Error('disk')),
          directory: () => Promise.reject(new Error('disk')),
          list: () => Promise.reject(new Error('disk')),
        },
      },
    });
    await house.passTo('2026-11-24 11:31');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['failed not-made']);
  });
});

describe('after a programme that did not run at its time', () => {
  it('a post is made up for within three hours, and says so', async () => {
    const house = await aPostingHouse({ now: '2026-11-24 08:00' });
    await house.delivery.tick();
    const later = house.restarted();
    later.clock.at = at('2026-11-24 11:00');
    await later.delivery.tick();
    expect(whenWhere(later)).toEqual(['11:00 all/wecom']);
    expect(later.left[0]?.text).toContain('补发');
    expect((await later.post('overdue', '2026-11-24'))?.slots[0]).toMatchObject({
      state: 'sent',
      late: true,
    });
  });

  it('a post of that morning is missed later, and the supervisors are told', async () => {
    const house = await aPostingHouse({ homes: { all: {}, office: { posts: {} } }, alerts: ['office'] });
    await house.delivery.tick();
    const later = house.restarted();
    later.clock.at = at('2026-11-24 11:45');
    await later.delivery.tick();
    expect(await later.states('overdue', '2026-11-24')).toEqual(['missed too-late']);
    expect(later.left.map(({ where }) => where)).toEqual(['office/wecom']);
    expect(later.left[0]?.text).toContain('每日提醒');
    expect(later.left[0]?.text).toContain('错过时间未发');
    await later.passTo('2026-11-24 12:30');
    expect(later.left).toHaveLength(1);
  });

  it('the days between are missed, one by one', async () => {
    const house = await aPostingHouse({ now: '2026-11-19 09:00' });
    await house.delivery.tick();
    const later = house.restarted();
    later.clock.at = at('2026-11-24 09:00');
    await later.delivery.tick();
    const days = ['2026-11-20', '2026-11-21', '2026-11-23', '2026-11-24'];
    const states = await Promise.all(days.map((on) => later.states('overdue', on)));
    expect(states).toEqual([['missed too-late'], [], ['missed too-late'], ['sent']]);
  });

  it('nothing is made up for of the time before the office first ran it', async () => {
    const house = await aPostingHouse({ now: '2026-11-24 09:00' });
    await house.passTo('2026-11-24 12:00');
    expect(house.left).toEqual([]);
    expect(await house.log.on(day('2026-11-24'))).toEqual([]);
  });

  it('a clock that was set back posts nothing twice', async () => {
    const house = await aPostingHouse();
    await house.passTo('2026-11-24 08:35');
    house.clock.at = at('2026-11-24 08:25');
    await house.passTo('2026-11-24 08:40');
    house.clock.at = at('2026-11-23 07:00');
    await house.passTo('2026-11-24 08:40');
    expect(whenWhere(house)).toEqual(['08:30 all/wecom', '08:30 all/wecom']);
    expect(house.left.map(({ text }) => firstLine(text).replace(/.*　/, ''))).toEqual([
      '11月24日',
      '11月23日',
    ]);
  });
});

describe('what a room refuses or loses', () => {
  it('is tried again with longer and longer waits, until it is taken', async () => {
    const outcomes = [BUSY, BUSY, BUSY, BUSY];
    const house = await aPostingHouse({ outcome: () => outcomes.pop() ?? CONFIRMED });
    await house.passTo('2026-11-24 09:30');
    expect(whenWhere(house).map((one) => one.slice(0, 5))).toEqual([
      '08:30',
      '08:31',
      '08:33',
      '08:37',
      '08:45',
    ]);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['sent']);
  });

  it('has failed when its time is over, and was told of after ten minutes', async () => {
    const house = await aPostingHouse({
      homes: { all: {}, office: { posts: {} } },
      alerts: ['all', 'office'],
      outcome: (where) => (where === 'all/wecom' ? BUSY : CONFIRMED),
    });
    await house.passTo('2026-11-24 08:41');
    const told = house.left.filter(({ where }) => where === 'office/wecom');
    expect(told.map(({ when }) => timeOf(when, ZONE))).toEqual(['08:40']);
    await house.passTo('2026-11-24 11:31');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['failed vendor-busy']);
    const all = house.left.filter(({ where }) => where === 'office/wecom');
    expect(all.at(-1)?.text).toContain('发送失败（平台繁忙）');
    expect(all).toHaveLength(2);
  });

  it('is not sent again where it may have arrived', async () => {
    const house = await aPostingHouse({ outcome: () => LOST });
    await house.passTo('2026-11-24 11:40');
    expect(house.left).toHaveLength(1);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['unknown timeout']);
  });

  it('is sent again under the same id where the platform shows an id once', async () => {
    const ids: string[] = [];
    const outcomes = [LOST, LOST];
    const house = await aPostingHouse({
      homes: { all: { on: ['dingtalk'] } },
      outcome: (_, { id }) => {
        ids.push(id);
        return outcomes.pop() ?? CONFIRMED;
      },
    });
    await house.passTo('2026-11-24 09:00');
    expect(ids).toEqual(['id-1', 'id-1', 'id-1']);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['sent']);
  });

  it('goes on from the part that was refused, not from the start', async () => {
    let refused = false;
    const house = await aPostingHouse({
      lines: 3,
      outcome: (_, { id }) => {
        if (id !== 'id-2' || refused) return CONFIRMED;
        refused = true;
        return BUSY;
      },
    });
    await house.passTo('2026-11-24 08:33');
    const ids = (await house.post('overdue', '2026-11-24'))?.slots[0]?.parts.map(
      (part) => part.attempts.length,
    );
    expect(ids).toEqual([1, 2, 1]);
    expect(new Set(house.left.map(({ text }) => text)).size).toBe(3);
  });

  it('leaves DingTalk alone for ten minutes when it throttles, also after a restart', async () => {
    const house = await aPostingHouse({ homes: { all: { on: ['dingtalk'] } }, outcome: () => FAST });
    await house.passTo('2026-11-24 08:35');
    const later = house.restarted();
    await later.passTo('2026-11-24 08:45');
    expect([...whenWhere(house), ...whenWhere(later)]).toEqual(['08:30 all/dingtalk', '08:40 all/dingtalk']);
  });
});

describe('a programme that ends while a part is on its way', () => {
  /** The house stops for good in the middle of the first request. */
  async function cutOff(on: 'wecom' | 'dingtalk'): Promise<PostingHouse> {
    let first = true;
    const house = await aPostingHouse({
      homes: { all: { on: [on] } },
      lines: 3,
      outcome: () => {
        if (!first) return CONFIRMED;
        first = false;
        return new Promise<Outcome>(() => {});
      },
    });
    await house.delivery.tick();
    house.clock.at = at('2026-11-24 08:30');
    void house.delivery.tick();
    while (house.left.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return house.restarted();
  }

  it('does not know of that part on WeCom, and sends the others', async () => {
    const house = await cutOff('wecom');
    await house.passTo('2026-11-24 08:40');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['unknown interrupted']);
    const parts = (await house.post('overdue', '2026-11-24'))?.slots[0]?.parts ?? [];
    expect(parts.map(({ state }) => state)).toEqual(['unknown', 'confirmed', 'confirmed']);
    expect(house.left).toHaveLength(2);
  });

  it('sends that part again under its id on DingTalk', async () => {
    const house = await cutOff('dingtalk');
    await house.passTo('2026-11-24 08:40');
    expect(await house.states('overdue', '2026-11-24')).toEqual(['sent']);
    expect(house.left).toHaveLength(3);
  });
});

describe('a programme that is asked to end', () => {
  it('records the part under way, lets no further one leave, and goes on after the next start', async () => {
    let answer = (_: Outcome): void => {};
    let slow = true;
    const house = await aPostingHouse({
      lines: 3,
      outcome: () =>
        slow
          ? new Promise((resolve) => {
              answer = resolve;
            })
          : { kind: 'confirmed' },
    });
    const morning = house.passTo('2026-11-24 08:30');
    await expect.poll(() => house.left.length).toBe(1);
    const stopped = house.delivery.stop();
    answer({ kind: 'confirmed' });
    await stopped;
    await morning;
    const parts = (await house.post('overdue', '2026-11-24'))?.slots[0]?.parts ?? [];
    expect(parts.map(({ state }) => state)).toEqual(['confirmed', ...parts.slice(1).map(() => 'waiting')]);
    expect(parts.length).toBeGreaterThan(1);
    slow = false;
    const next = house.restarted();
    await next.passTo('2026-11-24 08:31');
    expect(await next.states('overdue', '2026-11-24')).toEqual(['sent']);
    expect(next.left).toHaveLength(parts.length - 1);
  });
});

describe('trouble', () => {
  it('passes over the failing room, and is degraded and above an answer where no room is left', async () => {
    const house = await aPostingHouse({ alerts: ['all'], outcome: () => GONE });
    await house.passTo('2026-11-24 08:31');
    expect(house.left).toHaveLength(1);
    expect(house.delivery.untold()).toEqual(['overdue/2026-11-24/all/wecom']);
    expect(house.delivery.trouble()).toBeDefined();
    expect(house.logged.map(({ message }) => message)).toContain('trouble told to nobody');
  });

  it('is not told by what perhaps arrived: it stays in sight, and is told again a while later', async () => {
    const house = await aPostingHouse({
      homes: { all: {}, office: { posts: {} } },
      alerts: ['office'],
      outcome: (where) => (where === 'all/wecom' ? GONE : LOST),
    });
    await house.passTo('2026-11-24 08:30');
    expect(house.delivery.untold()).toEqual(['overdue/2026-11-24/all/wecom']);
    await house.passTo('2026-11-24 08:40');
    const alerts = house.left.filter(({ where }) => where === 'office/wecom');
    expect(alerts.map(({ when }) => timeOf(when, ZONE))).toEqual(['08:30', '08:31', '08:33', '08:37']);
    expect(house.delivery.trouble()).toBeDefined();
  });

  it('is told as soon as a room takes it', async () => {
    let away = true;
    const house = await aPostingHouse({
      homes: { all: {}, office: { posts: {} } },
      alerts: ['office'],
      outcome: (where) => (where === 'all/wecom' || away ? GONE : CONFIRMED),
    });
    await house.passTo('2026-11-24 08:32');
    expect(house.delivery.untold()).toHaveLength(1);
    away = false;
    await house.passTo('2026-11-24 08:33');
    expect(house.delivery.untold()).toEqual([]);
    expect(house.delivery.trouble()).toBeUndefined();
  });
});

describe('what is held or to be signed', () => {
  const WEEKLY = { cron: '0 9 * * *', on: 'week-start', release: 'hold' } as const;
  const LEADERS = { audience: 'leaders', posts: { weekly: WEEKLY } } as const;
  const OFFICE = { posts: {} } as const;

  it('shows the supervisors a draft an hour before, and goes if nobody says anything', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: { leaders: LEADERS, office: OFFICE },
      alerts: ['office'],
    });
    await house.passTo('2026-11-23 09:30');
    expect(whenWhere(house)).toEqual(['08:00 office/wecom', '09:00 leaders/wecom', '09:00 leaders/wecom']);
    expect(house.left[0]?.text).toContain('送审稿');
    expect(house.left[1]?.text).toContain('〔2026〕第1期');
    expect(
      await house.log.snapshot({ kind: 'weekly', day: day('2026-11-23'), group: 'leaders' }),
    ).toMatchObject({
      issue: 1,
    });
  });

  it('waits an hour for the supervisors when the programme was down at the draft’s time', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: { leaders: LEADERS, office: OFFICE },
      alerts: ['office'],
    });
    await house.delivery.tick();
    const later = house.restarted();
    await later.passTo('2026-11-23 09:05', '2026-11-23 11:00');
    expect(whenWhere(later).slice(0, 2)).toEqual(['09:05 office/wecom', '10:00 leaders/wecom']);
    expect(later.left[1]?.text).toContain('补发');
  });

  it('does not go while its draft reaches nobody, and tells of it', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: { leaders: LEADERS, office: OFFICE, second: OFFICE },
      alerts: ['office', 'second'],
      outcome: (where) => (where === 'office/wecom' ? GONE : CONFIRMED),
    });
    await house.passTo('2026-11-23 12:00');
    expect(await house.states('weekly', '2026-11-23', 'leaders')).toEqual(['missed draft-not-shown']);
    expect(house.left.filter(({ where }) => where === 'leaders/wecom')).toEqual([]);
    const told = house.left.filter(({ where }) => where === 'second/wecom').map(({ text }) => text);
    expect(told.join()).toContain('送审稿没有送到督查员');
  });

  it('is stopped by a word, and says so at the end of the day', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: { leaders: LEADERS, office: OFFICE },
      alerts: ['office'],
    });
    await house.passTo('2026-11-23 08:30');
    const key = { kind: 'weekly', day: day('2026-11-23'), group: 'leaders' } as const;
    const stopped = { by: 's1', at: house.clock.at };
    await house.log.update(key, (post) => ({
      post: post && { ...post, release: { ...post.release, stopped } },
      result: undefined,
    }));
    await house.passTo('2026-11-23 17:59');
    expect(await house.states('weekly', '2026-11-23', 'leaders')).toEqual(['planned stopped']);
    await house.passTo('2026-11-23 18:00');
    expect(await house.states('weekly', '2026-11-23', 'leaders')).toEqual(['skipped stopped']);
    expect(whenWhere(house)).toEqual(['08:00 office/wecom']);
  });

  it('goes by itself where there is no room for supervisors', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: { leaders: LEADERS },
      alerts: ['leaders'],
    });
    await house.passTo('2026-11-23 09:00');
    expect(whenWhere(house)[0]).toBe('09:00 leaders/wecom');
  });

  it('to be signed is missed without a signature', async () => {
    const house = await aPostingHouse({
      now: '2026-11-23 07:30',
      homes: {
        leaders: { audience: 'leaders', posts: { weekly: { ...WEEKLY, release: 'sign' } } },
        office: OFFICE,
      },
      alerts: ['office'],
    });
    await house.passTo('2026-11-23 18:00');
    expect(await house.states('weekly', '2026-11-23', 'leaders')).toEqual(['missed unsigned']);
    expect(whenWhere(house)).toEqual(['09:00 office/wecom']);
    await house.passTo('2026-11-24 08:00');
    expect(whenWhere(house)).toEqual(['09:00 office/wecom', '08:00 office/wecom']);
  });
});

describe('a unit’s own group', () => {
  const unit = { audience: 'unit', scope: { units: ['教育体育局'] } } as const;
  const county = { audience: 'county' } as const;

  it.each([
    ['that gets the list calls the owner in the county’s place', { ...unit }, false],
    ['that only talks leaves him to the county’s', { ...unit, posts: {} }, true],
  ])('%s', async (_, home, calledByCounty) => {
    const house = await aPostingHouse({ now: '2026-11-09 08:00', homes: { county, unit: home } });
    await house.passTo('2026-11-09 08:30');
    const slots = (await house.post('overdue', '2026-11-09', 'county'))?.slots;
    expect(slots?.[0]?.called.length === 1, JSON.stringify(slots?.[0]?.called)).toBe(calledByCounty);
  });
});

describe('a push by hand', () => {
  it('goes at once, at any hour, and not a second time', async () => {
    const house = await aPostingHouse({ now: '2026-11-24 21:00', homes: { all: { posts: {} } } });
    const key = { kind: 'overdue', day: day('2026-11-24'), group: 'all' } as const;
    expect((await house.delivery.push({ key, again: false })).going).toEqual(['wecom']);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['sent']);
    const second = await house.delivery.push({ key, again: false });
    expect(second).toMatchObject({ going: [], refused: [{ state: 'sent' }] });
    expect((await house.delivery.push({ key, again: true })).going).toEqual(['wecom']);
    expect(house.left).toHaveLength(2);
    expect((await house.post('overdue', '2026-11-24'))?.slots[0]?.earlier).toHaveLength(1);
  });

  it('takes the place of the post of that day', async () => {
    const house = await aPostingHouse({
      now: '2026-11-24 08:00',
      homes: { all: { posts: { overdue: DAILY } } },
    });
    await house.delivery.tick();
    await house.delivery.push({
      key: { kind: 'overdue', day: day('2026-11-24'), group: 'all' },
      again: false,
    });
    await house.passTo('2026-11-24 09:00');
    expect(whenWhere(house)).toEqual(['08:00 all/wecom']);
  });
});
