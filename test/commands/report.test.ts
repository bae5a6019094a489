import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Role } from '../../src/domain/people.ts';
import type { Group } from '../../src/domain/visibility.ts';
import { act, aPerson } from '../support/a-task.ts';
import { aSnapshot } from '../support/a-waiting-report.ts';
import { anOffice, GROUP } from '../support/an-office.ts';
import { hire, write } from '../support/an-office-desk.ts';

const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
const MAY: readonly Role[] = ['supervisor', 'signer', 'leader', 'secretary'];
const COMPARING = ['周调度', '周调度 2026-11-16', '月通报', '季督导', '双过半', '年终', '排名', '导出'];

type House = Awaited<ReturnType<typeof anOffice>>;

async function withRole(role: Role, options: Parameters<typeof anOffice>[0] = {}) {
  const house = await anOffice(options);
  const accounts = { wecom: 'w-me', dingtalk: 'd-me' };
  await hire(house, aPerson({ id: 'me', name: '周文', unit: '县委督查室', roles: [role], accounts }));
  return house;
}

const privately = (house: House, text: string, who = 'zhao') => house.say({ who, text, chat: 'single' });

describe('who is shown reports, rankings and the ledger', () => {
  it.each(ROLES)('%s', async (role) => {
    const house = await withRole(role);
    const comparing = await withRole(role, { compare: true });
    for (const text of COMPARING) {
      const may = MAY.includes(role);
      const refused = ['此项内容请联系督查室'];
      const said = async (of: House, chat: 'single' | 'group') => of.say({ who: 'me', text, chat });
      expect([text, refused.includes(await said(house, 'single'))]).toEqual([text, !may]);
      expect([text, await said(house, 'group')]).toEqual([text, may ? '此项内容请私聊查看' : refused[0]]);
      expect([text, refused.includes(await said(comparing, 'group'))]).toEqual([text, !may]);
    }
    expect((await privately(house, '推送', 'me')).startsWith('今日')).toBe(MAY.includes(role));
  });
});

describe('a live report', () => {
  it('is of the whole county in a private chat, and says of when it is', async () => {
    const house = await anOffice({ scope: { units: ['教育体育局'] } });
    const text = await privately(house, '周调度');
    expect(text).toContain('数据截至11月23日10时');
    expect(text).toContain('在册10项');
    expect(text).toContain('#17 燃气管网更新');
  });

  it('is of the group’s scope in a group', async () => {
    const house = await anOffice({ scope: { units: ['教育体育局'] }, compare: true });
    const text = await house.say({ who: 'zhao', text: '周调度' });
    expect(text).toContain('#38 城东小学扩建');
    expect(text).not.toContain('#17');
  });

  it.each(['月通报', '季督导', '双过半', '年终'])('is made of %s', async (word) => {
    expect(await privately(await anOffice(), word)).toContain('总体');
  });

  it('fits into an answer however many tasks are red', async () => {
    const house = await anOffice();
    for (let no = 100; no < 700; no += 1) {
      const facts = {
        title: `重点工程第${no}号建设改造提升`,
        leadUnit: `第${no}镇人民政府`,
        due: day('2026-11-01'),
      };
      await write(house, no, act('assign', '2026-01-05', { by: 'import', facts: { ...BLANK, ...facts } }));
    }
    for (const word of ['周调度', '月通报', '排名', '年终'])
      expect(Buffer.byteLength(await privately(house, word))).toBeLessThan(10_000);
  });
});

const BLANK = {
  kindOfTask: 'annual',
  leaders: [],
  assistUnits: [],
  ongoing: false,
  milestones: [],
  cadence: 'none',
  openness: 'open',
} as const;

const county: Group = { ...GROUP, id: 'leaders', title: '县领导群', audience: 'leaders' };
const city: Group = { ...GROUP, id: 'city', title: '城建群', scope: { categories: ['城建'] } };

describe('a report of a day that has passed', () => {
  it.each([
    ['周调度 2026-11-16', '第45期'],
    ['周调度 11月16日', '第45期'],
    ['周调度 上周', '第45期'],
    ['周调度 2026-11-18', '第45期'],
    ['周调度 上周五', '第45期'],
    ['周调度 上上周', '第44期'],
    ['周调度 2026-11-15', '第44期'],
  ])('%s is the frozen one of its week, word for word', async (text, frozen) => {
    const { posts, ...house } = await anOffice();
    await posts.freeze(aSnapshot('weekly', '2026-11-16', 'all', '第45期'));
    await posts.freeze(aSnapshot('weekly', '2026-11-09', 'all', '第44期'));
    expect(await house.say({ who: 'zhao', text, chat: 'single' })).toBe(frozen);
  });

  it.each([
    ['月通报 10月', '月报十月'],
    ['月通报 上月', '月报十月'],
    ['月通报 2026-11-02', '月报十月'],
    ['季督导 三季度', '季报'],
    ['双过半 上半年', '半年报'],
    ['年终 去年', '年报'],
  ])('%s is the one that reports on the period', async (text, frozen) => {
    const { posts, ...house } = await anOffice();
    await posts.freeze(aSnapshot('monthly', '2026-10-08', 'all', '月报九月'));
    await posts.freeze(aSnapshot('monthly', '2026-11-02', 'all', '月报十月'));
    await posts.freeze(aSnapshot('quarterly', '2026-10-08', 'all', '季报'));
    await posts.freeze(aSnapshot('halfyear', '2026-07-10', 'all', '半年报'));
    await posts.freeze(aSnapshot('yearly', '2026-01-04', 'all', '年报'));
    expect(await house.say({ who: 'zhao', text, chat: 'single' })).toBe(frozen);
  });

  it('is the whole county’s leaders’ in a private chat, and the group’s own in a group', async () => {
    const house = await anOffice({ compare: true, others: [city, county] });
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', 'city', '城建'));
    expect(await privately(house, '周调度 上周')).toBe('城建\n此件为“城建群”当期所发');
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', 'all', '全县'));
    expect(await privately(house, '周调度 上周')).toBe('全县');
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', 'leaders', '领导'));
    expect(await privately(house, '周调度 上周')).toBe('领导');
    expect(await house.say({ who: 'zhao', text: '周调度 上周' })).toBe('全县');
  });

  it('is what a private chat gets in a group of the whole county that gets none', async () => {
    const room: Group = { ...GROUP, compare: true };
    const house = await anOffice({ compare: true, others: [city, county] });
    const here = (text: string) => house.say({ who: 'zhao', text });
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', 'city', '城建'));
    expect(await here('周调度 上周')).toBe('城建\n此件为“城建群”当期所发');
    for (const on of ['2026-11-16', '2026-11-23'])
      await house.posts.freeze(aSnapshot('weekly', on, 'leaders', `领导${on}`));
    expect(await here('周调度 上周')).toBe('领导2026-11-16');
    expect(await here('周调度 2026-11-23')).toBe('领导2026-11-23');
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', room.id, '本群'));
    expect(await here('周调度 上周')).toBe('本群');
  });

  it('of another group is not shown in a group of a part of the county', async () => {
    const house = await anOffice({ compare: true, scope: { units: ['教育体育局'] }, others: [county] });
    await house.posts.freeze(aSnapshot('weekly', '2026-11-16', 'leaders', '领导'));
    expect(await house.say({ who: 'zhao', text: '周调度 上周' })).toContain('补算');
  });

  it('is recomputed where none was frozen, from the history up to that day', async () => {
    const house = await anOffice();
    await write(house, 38, act('progress', '2026-11-20', { by: 'li', percent: 95 }));
    const text = await privately(house, '周调度 2026-11-16');
    expect(text).toContain('补算');
    expect(text).toContain('数据截至11月16日24时');
    expect(text).toContain('逾期10天，90%');
    expect(await privately(house, '周调度')).toContain('逾期17天，95%');
  });

  it('is recomputed as made after its period', async () => {
    const text = await privately(await anOffice(), '月通报 10月');
    expect(text).toContain('2026年10月 数据截至11月2日24时');
  });

  it('has nothing to tell of a day before the ledger', async () => {
    expect(await privately(await anOffice(), '周调度 2025-03-03')).toBe(
      '周调度：2025年3月3日没有可统计的事项',
    );
  });

  it.each(['周调度 12月7日', '周调度 明天', '周调度 下周', '月通报 12月', '年终 2027年'])(
    '%s is yet to come, and says so',
    async (text) => {
      expect(await privately(await anOffice(), text)).toContain('尚未到，只能查看今天及以前的');
    },
  );

  it('of today is the frozen one, else live', async () => {
    const house = await anOffice();
    expect(await privately(house, '周调度 2026-11-23')).toContain('数据截至11月23日10时');
    await house.posts.freeze(aSnapshot('weekly', '2026-11-23', 'all', '第46期'));
    expect(await privately(house, '周调度 2026-11-23')).toBe('第46期');
    expect(await privately(house, '周调度')).toContain('数据截至11月23日10时');
  });
});

describe('排名', () => {
  it('shows the units of each series, with the last places shown', async () => {
    const house = await anOffice();
    const places = [{ unit: '教育体育局', series: '', place: 1 }];
    const counts = { red: 0, yellow: 0, blue: 0, green: 0, grey: 0, none: 0 };
    await house.posts.freeze({
      ...aSnapshot('weekly', '2026-11-16', 'all', '第45期'),
      figures: { counts, red: [], asked: [], places },
    });
    const text = await privately(house, '排名');
    expect(text).toMatch(/^单位排名　截至11月23日 10:00\n/u);
    expect(text).toMatch(/教体局 .*（上期第1）/u);
  });

  it('says so where no unit has enough tasks', async () => {
    const house = await anOffice({ scope: { units: ['河口镇'] }, compare: true });
    expect(await house.say({ who: 'zhao', text: '排名' })).toContain('没有可排名的单位');
  });
});

describe('导出', () => {
  const shown = async (house: House): Promise<number[]> => {
    const [request] = house.exports;
    return (await house.store.list(2026)).filter((task) => request?.shows(task)).map(({ no }) => no);
  };

  it('holds what the asker may see', async () => {
    const house = await anOffice();
    expect(await privately(house, '导出')).toContain('已导出 2026 年台账');
    expect(await shown(house)).toContain(41);
    const leaders = await anOffice();
    await privately(leaders, '导出', 'chen');
    expect(await shown(leaders)).toContain(41);
  });

  it('holds in a group only what is open and of its scope', async () => {
    const house = await anOffice({ compare: true, scope: { units: ['教育体育局'] } });
    await house.say({ who: 'zhao', text: '导出' });
    expect(await shown(house)).toEqual([38, 39, 40]);
  });

  it('is of the year that was said', async () => {
    const house = await anOffice();
    await privately(house, '导出 2025年');
    expect(house.exports[0]).toMatchObject({ year: 2025, today: '2026-11-23' });
  });

  it.each([
    [{ kind: 'linked', url: 'https://duban.example/files/abc' } as const, '点此下载'],
    [{ kind: 'unavailable' } as const, 'duban export'],
    [{ kind: 'empty' } as const, '没有可在此查看的事项'],
  ])('tells what became of it: %j', async (exported, words) => {
    expect(await privately(await anOffice({ exported }), '导出')).toContain(words);
  });

  it('brings no second file when its message comes again', async () => {
    const house = await anOffice();
    const said = { who: 'zhao', text: '导出', chat: 'single', messageId: 'm' } as const;
    await house.say(said);
    expect(await house.say(said)).toBe('这条消息已办理过，未再改动');
    expect(house.exports.length).toBe(1);
  });
});
