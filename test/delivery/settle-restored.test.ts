import { describe, expect, it } from 'vitest';
import { settleRestoredNotices } from '../../src/delivery/settle-restored.ts';
import { day } from '../../src/domain/day.ts';
import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { anOpenNotice, aSettledNotice } from '../store/sample-notices.ts';
import { aCalendar, at, ZONE } from '../support/a-task.ts';
import { aPostingHouse } from './a-posting-house.ts';

const key = { kind: 'overdue', day: day('2026-11-24'), group: 'all' } as const;

function restoredFrom(madeAt: string, when: string) {
  const done: string[] = [];
  const settled = async (what: string) => void done.push(what);
  return { done, restored: { madeAt: at(madeAt), at: at(when), settled } };
}

describe('posts after a restore', () => {
  it('that the lost ledger may have sent are not sent again by themselves, and are told as unknown', async () => {
    // The backup of the night has planned the morning's post; it was sent at 8:30, and the ledger restored at 9:40.
    const { done, restored } = restoredFrom('2026-11-24 02:30', '2026-11-24 09:40');
    const night = await aPostingHouse({ now: '2026-11-24 02:30' });
    await night.delivery.tick();
    expect(await night.states('overdue', '2026-11-24')).toEqual(['planned not-yet-due']);
    const house = night.restarted({ restored });
    await house.passTo('2026-11-24 09:41', '2026-11-24 12:00');
    expect(house.left).toEqual([]);
    expect(await house.states('overdue', '2026-11-24')).toEqual(['unknown interrupted']);
    expect(done).toEqual(['posts']);
    expect((await house.delivery.push({ key, again: true })).going).toHaveLength(1);
    expect(house.left).toHaveLength(1);
  });

  it('are the same where the backup is of a day before and knows nothing of this one', async () => {
    const { restored } = restoredFrom('2026-11-23 07:00', '2026-11-24 09:40');
    const night = await aPostingHouse({ now: '2026-11-23 07:00' });
    await night.delivery.tick();
    const house = night.restarted({ restored });
    await house.passTo('2026-11-24 09:41', '2026-11-24 10:00');
    expect(house.left).toEqual([]);
    for (const on of ['2026-11-23', '2026-11-24'])
      expect(await house.states('overdue', on)).toEqual(['unknown interrupted']);
    await house.passTo('2026-11-25 08:00', '2026-11-25 08:35');
    expect(house.left).toHaveLength(1);
  });

  it('whose time had not come are sent as ever', async () => {
    const { restored } = restoredFrom('2026-11-24 02:30', '2026-11-24 08:10');
    const night = await aPostingHouse({ now: '2026-11-24 02:30' });
    await night.delivery.tick();
    const house = night.restarted({ restored });
    await house.passTo('2026-11-24 08:11', '2026-11-24 08:35');
    expect(house.left).toHaveLength(1);
  });

  it('are settled before a push by hand lets anything go', async () => {
    const { restored } = restoredFrom('2026-11-24 02:30', '2026-11-24 09:40');
    const homes = { all: {}, other: {} };
    const night = await aPostingHouse({ now: '2026-11-24 02:30', homes });
    await night.delivery.tick();
    const house = night.restarted({ restored });
    house.clock.at = at('2026-11-24 09:41');
    await house.delivery.push({ key, again: true });
    expect(house.left.map(({ where }) => where)).toEqual(['all/wecom']);
  });
});

describe('notices after a restore', () => {
  it.each([
    ['made in office hours', '2026-11-23 10:00', '2026-11-23 10:30', ['told', 'told', 'waiting']],
    ['with office hours since', '2026-11-22 20:00', '2026-11-23 08:30', ['told', 'told', 'waiting']],
    ['with the offices closed since', '2026-11-22 20:00', '2026-11-23 07:30', ['waiting', 'told', 'waiting']],
  ])('of a backup %s', async (_, madeAt, when, states) => {
    const { done, restored } = restoredFrom(madeAt, when);
    const box = createMemoryNoticeBox();
    const told: string[] = [];
    const logger = {
      info: () => {},
      warn: () => {},
      error: (_: object, said: string) => void told.push(said),
    };
    const kept = [
      anOpenNotice('old', { at: restored.madeAt - 1000 }),
      aSettledNotice('settled', { at: restored.madeAt - 1000 }),
      anOpenNotice('new', { at: restored.at + 1000 }),
    ];
    await box.update(() => ({ kept, result: undefined }));
    for (let turn = 0; turn < 2; turn += 1)
      await settleRestoredNotices(restored, { box, logger, calendar: aCalendar(), zone: ZONE });
    expect((await box.all()).map(({ state }) => state)).toEqual(states);
    expect(told).toHaveLength(states[0] === 'told' ? 1 : 0);
    expect(done[0]).toBe('notices');
  });
});
