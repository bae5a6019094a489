import { describe, expect, it } from 'vitest';
import { aPostingHouse, type Home } from './a-posting-house.ts';

const WEEKLY = { cron: '0 9 * * *', on: 'week-start', release: 'auto' } as const;
const COUNTY: Home = { audience: 'county', posts: { weekly: WEEKLY } };
const NOWHERE: Home = { ...COUNTY, scope: { categories: ['没有这一类'] } };

/** The first lines of the weekly reports of some groups on a Monday, the numbers taken for them, the titles of annexes. */
async function numbersOf(homes: Readonly<Record<string, Home>>, mondays: readonly string[]) {
  const taken: number[] = [];
  const annexes: string[] = [];
  const house = await aPostingHouse({
    now: `${mondays[0]} 07:30`,
    homes,
    parts: {
      next: async () => {
        taken.push(taken.length + 1);
        return taken.length;
      },
      writeAnnex: async ({ title }) => {
        annexes.push(title);
        return new Uint8Array([1]);
      },
    },
  });
  for (const monday of mondays) await house.passTo(`${monday} 08:55`, `${monday} 09:01`);
  const told = house.left.filter(({ text }) => text.startsWith('重点工作周调度'));
  return { taken, annexes, heads: told.map(({ where, text }) => `${where} ${text.split('\n')[0]}`) };
}

describe('the number of a report', () => {
  it('is taken once for all groups of a day, and stands on report and annex', async () => {
    const { taken, annexes, heads } = await numbersOf({ one: COUNTY, two: COUNTY }, [
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(taken).toEqual([1, 2]);
    expect(heads).toEqual([
      'one/wecom 重点工作周调度〔2026〕第1期',
      'two/wecom 重点工作周调度〔2026〕第1期',
      'one/wecom 重点工作周调度〔2026〕第2期',
      'two/wecom 重点工作周调度〔2026〕第2期',
    ]);
    expect(annexes.map((title) => title.slice(-5))).toEqual([
      '第1期附表',
      '第1期附表',
      '第2期附表',
      '第2期附表',
    ]);
  });

  it('is not taken where there is nothing to say', async () => {
    const { taken, heads } = await numbersOf({ none: NOWHERE }, ['2026-11-23']);
    expect(taken).toEqual([]);
    expect(heads).toEqual([]);
  });
});
