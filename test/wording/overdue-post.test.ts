import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOverdue, judge } from '../../src/domain/colour.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import { type Message, plainText } from '../../src/domain/message.ts';
import { type Directory, hasRole, personById } from '../../src/domain/people.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { encodeParts } from '../../src/platforms/dingtalk/encode.ts';
import { renderParts } from '../../src/platforms/wecom/render-parts.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import type { PostMaterial } from '../../src/reports/post-material.ts';
import type { MadePost, Saying } from '../../src/wording/made-post.ts';
import { makeOverduePost } from '../../src/wording/overdue-post.ts';
import { DIRECTORY } from '../support/a-small-ledger.ts';
import { aBench, act, aPerson, aTask, aUnit, ZONE } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';
import { anyHistory } from '../support/any-history.ts';
import { aGroup, saying, someMaterial } from '../support/some-material.ts';

const SCHOOLS = { leadUnit: '教育体育局', owner: '李四' };
const ROADS = { leadUnit: '交通运输局', owner: '周全' };

function due(
  on: string,
  no: number,
  title: string,
  facts: Partial<TaskFacts> = {},
  ...acts: NewEntry[]
): Task {
  return aTask({ no, title, due: day(on), ...facts }, act('accept', '2026-01-06', {}), ...acts);
}

const withRoads: Directory = {
  ...DIRECTORY,
  people: [
    ...DIRECTORY.people,
    aPerson({
      id: 'zhou',
      name: '周全',
      unit: '交通运输局',
      accounts: { wecom: 'w-zhou', dingtalk: 'd-zhou' },
    }),
    aPerson({ id: 'wu', name: '吴静', unit: '交通运输局', roles: ['liaison'], accounts: { wecom: 'w-wu' } }),
  ],
  units: [...DIRECTORY.units, aUnit({ name: '交通运输局', aliases: ['交通局'] })],
};

function made(tasks: readonly Task[], told: Parameters<typeof someMaterial>[1] = {}): MadePost {
  const post = atOnce(makeOverduePost(someMaterial(tasks, told)));
  if (post === undefined) throw new Error('nothing to say');
  return post;
}

const linesOf = ({ message }: { readonly message: Message }): readonly string[] =>
  plainText(message).split('\n');
const said = (
  tasks: readonly Task[],
  told: Parameters<typeof someMaterial>[1] = {},
  how: Partial<Saying> = {},
) => linesOf(made(tasks, told).say(saying(how)));
const inWecom = (message: Message): string =>
  renderParts(message)
    .map(({ text }) => text)
    .join('\n---\n');

const MORNING: readonly Task[] = [
  due(
    '2026-11-05',
    38,
    '城东小学扩建',
    SCHOOLS,
    act('explain', '2026-11-12', { note: '消防', promise: day('2026-12-04') }),
  ),
  due('2026-11-18', 57, '县道改建', ROADS),
  due('2026-11-20', 205, '燃气管网更新'),
  due(
    '2026-11-20',
    206,
    '保障性租赁住房小区配套道路及管网建设工程',
    {},
    act('explain', '2026-11-21', { note: '雨天' }),
  ),
  due(
    '2026-11-10',
    66,
    '污水厂扩建',
    {},
    act('problem', '2026-11-12', { problem: 17, level: 2, note: '缺用地' }),
  ),
  due('2026-11-10', 91, '冷链园二期', {}, act('extend', '2026-11-09', { to: day('2026-12-20') })),
  due('2026-11-13', 18, '某项内部工作', { openness: 'internal' }),
  due('2026-11-13', 21, '已报办结的事', {}, act('submit', '2026-11-12', {})),
  due('2026-11-24', 60, '秋冬火灾防控', {}, act('progress', '2026-11-23 16:00', { percent: 80 })),
  due('2026-11-26', 12, '老旧小区改造'),
  due('2026-11-26', 88, '社区食堂', SCHOOLS, act('progress', '2026-11-23 17:00', { percent: 90 })),
  due('2026-11-27', 90, '省道S203县城至河口段改建工程（二期）'),
  due('2026-11-27', 92, '某项内部工作', { openness: 'parties' }),
  due('2026-12-15', 93, '提前完成的事', {}, act('submit', '2026-11-20', {}), act('close', '2026-11-23', {})),
];

const GOLDEN_WECOM = `**重点任务每日提醒　11月24日**
逾期7项（含1项不列出）；昨日更新2项、销号1项
**请今日更新进展，或回复原因和完成日**
#38 城东小学扩建 教体局 19天 承诺12月4日
#57 县道改建 交通局 6天 <@w-zhou> <@w-wu>
#205 燃气管网更新 住建局 4天 <@w-zhang>
#206 保障性租赁… 住建局 4天 已说明原因 张三
<font color="comment">已提请协调：#66　延期待批：#91　待审核：#21</font>
**3个工作日内到期（另1项不列出）**
今日　#60 秋冬火灾防控
26日　#12 老旧小区改造、#88 社区食堂
27日　#90 省道S203县…
<font color="comment">回复示例：@督办助手 进度 38 95% 已验收</font>
<font color="comment">县督查室　电话8123</font>`;

const TOLD = { directory: withRoads };

describe('makeOverduePost', () => {
  it('stands in WeCom as written', () => {
    const { message, calls } = made(MORNING, TOLD).say(saying());
    expect(inWecom(message)).toBe(GOLDEN_WECOM);
    expect(calls).toEqual(['zhou', 'wu', 'zhang']);
  });

  it('stands in DingTalk alike, and names whoever has no account there', () => {
    const { message, calls } = made(MORNING, TOLD).say(saying({ platform: 'dingtalk' }));
    const [part, ...more] = encodeParts(message.blocks, 'session');
    expect(more).toEqual([]);
    // A line break of DingTalk's markdown (platforms.md 7.3).
    const lines = part?.text.replaceAll('  \n  ', '\n').split('\n') ?? [];
    expect(lines[4]).toBe('#57 县道改建 交通局 6天 @d-zhou 吴静');
    expect(part?.atUserIds).toEqual(['d-zhou', 'd-zhang']);
    expect(calls).toEqual(['zhou', 'zhang']);
  });

  it('says to leaders where things stand, without owners, @ and requests', () => {
    const { message, calls } = made(MORNING, { ...TOLD, group: aGroup('leaders') }).say(saying());
    expect(linesOf({ message })).toEqual([
      '重点任务每日提醒　11月24日',
      '逾期7项（含1项不列出）；昨日更新2项、销号1项',
      '#38 城东小学扩建 教体局 19天 承诺12月4日',
      '#57 县道改建 交通局 6天',
      '#205 燃气管网更新 住建局 4天',
      '#206 保障性租赁… 住建局 4天 已说明原因',
      '已提请协调：#66　延期待批：#91　待审核：#21',
      '3个工作日内到期（另1项不列出）',
      '今日　#60 秋冬火灾防控',
      '26日　#12 老旧小区改造、#88 社区食堂',
      '27日　#90 省道S203县…',
      '县督查室　电话8123',
    ]);
    expect(calls).toEqual([]);
  });

  it('marks what is made up for', () => {
    expect(said(MORNING, TOLD, { as: 'late' })[0]).toBe('重点任务每日提醒　11月24日（补发）');
  });

  it('says since when, after a weekend', () => {
    const tasks = [
      due('2026-11-13', 1, '甲', {}, act('progress', '2026-11-20', { percent: 40 })),
      due('2026-11-13', 2, '乙', {}, act('progress', '2026-11-22', { percent: 40 })),
    ];
    expect(said(tasks, { now: '2026-11-23 08:30' })[1]).toBe('逾期2项；自11月20日以来更新2项');
  });

  it('says of a promise gone by that it is', () => {
    const promised = (promise: string) =>
      said([
        due('2026-11-20', 1, '甲', {}, act('explain', '2026-11-21', { note: '雨', promise: day(promise) })),
      ])[3];
    expect(promised('2026-11-24')).toBe('#1 甲 住建局 4天 承诺11月24日 @张三');
    expect(promised('2026-11-23')).toBe('#1 甲 住建局 4天 承诺11月23日，已过 @张三');
  });

  it('leaves out the part that has nothing', () => {
    expect(said([due('2026-11-20', 38, '城东小学扩建', SCHOOLS)])).toEqual([
      '重点任务每日提醒　11月24日',
      '逾期1项',
      '请今日更新进展，或回复原因和完成日',
      '#38 城东小学扩建 教体局 4天 @李四',
      '回复示例：@督办助手 进度 38 95% 已验收',
      '县督查室　电话8123',
    ]);
    expect(said([due('2026-11-25', 12, '老旧小区改造')])).toEqual([
      '重点任务每日提醒　11月24日',
      '无逾期',
      '3个工作日内到期',
      '25日　#12 老旧小区改造',
      '回复示例：@督办助手 进度 12 95% 已验收',
      '县督查室　电话8123',
    ]);
  });

  it('asks to call the bot by its name: the robot that posts hears nothing', () => {
    const tasks = Array.from({ length: 3 }, (_, index) => due('2026-11-06', index + 1, `事项${index + 1}`));
    const near = due('2026-11-25', 12, '老旧小区改造');
    const material = { ...someMaterial([...tasks, near]), botName: '小督' };
    const { message } = atOnce(makeOverduePost(material))?.say(saying({ mostRows: 1 })) ?? {};
    const named = (message === undefined ? '' : plainText(message))
      .split('\n')
      .filter((one) => /@(?:小督|督办助手|我)/.test(one));
    expect(named).toEqual([
      '@小督 发“逾期”查看全部',
      '@小督 发“7天内到期”查看全部',
      '回复示例：@小督 进度 1 95% 已验收',
    ]);
  });

  it('only counts what is late and may not be titled', () => {
    expect(said([due('2026-11-06', 18, '某项内部工作', { openness: 'internal' })])).toEqual([
      '重点任务每日提醒　11月24日',
      '逾期1项（含1项不列出）',
      '县督查室　电话8123',
    ]);
  });

  it('has nothing to say where nothing is late or soon due', () => {
    expect(atOnce(makeOverduePost(someMaterial([due('2026-12-15', 1, '甲')])))).toBeUndefined();
  });

  it('takes its example from a unit of the group, not from one that its unit only assists', () => {
    const group = aGroup('unit', { units: ['住房和城乡建设局'] });
    const assisted = due('2026-11-02', 38, '城东小学扩建', { ...SCHOOLS, assistUnits: ['住房和城乡建设局'] });
    const lines = (...own: readonly Task[]) => said([assisted, ...own], { group });
    expect(exampleOf(lines(due('2026-11-20', 59, '积水点整治')))).toBe('进度 59 95% 已验收');
    expect(exampleOf(lines(due('2026-11-25', 12, '老旧小区改造')))).toBe('进度 12 95% 已验收');
    expect(exampleOf(lines())).toBe('进度 38 95% 已验收');
  });

  it('names the month of a day that lies in the next one', () => {
    const lines = said([due('2026-11-30', 12, '甲'), due('2026-12-01', 13, '乙')], {
      now: '2026-11-27 08:30',
    });
    expect(lines).toContain('30日　#12 甲');
    expect(lines).toContain('12月1日　#13 乙');
  });

  it('calls a task of another year exactly, also in the example', () => {
    const lines = said([aTask({ year: 2026, no: 12, due: day('2027-01-20') })], { now: '2027-01-15 08:30' });
    expect(lines).toContain('20日　2026#12 老旧小区改造');
    expect(lines).toContain('回复示例：@督办助手 进度 2026#12 95% 已验收');
  });

  it('lets no title format the post or @ anybody', () => {
    const { message } = made([due('2026-11-20', 38, '**甲** <@all> [乙](丙)\n# 丁', SCHOOLS)]).say(saying());
    const row = inWecom(message).split('\n')[3];
    expect(row).toMatch(/^#38 /);
    expect(row?.match(/<@/g)).toHaveLength(1);
    expect(row).not.toMatch(/\*\*|\]\(/);
  });

  it('keeps a row within a phone’s line, up to who is called', () => {
    const lines = said([
      due('2026-11-20', 38, '城东新区第二实验小学及附属幼儿园扩建工程', SCHOOLS),
      due('2026-11-20', 1038, '城东新区第二实验小学及附属幼儿园扩建工程'),
    ]);
    expect(lines[3]).toBe('#38 城东新区第二实验小… 教体局 4天 @李四');
    expect(lines[4]).toBe('#1038 城东新区第二实验… 住建局 4天 @张三');
  });

  describe('in December', () => {
    const MONDAY = '2026-12-07 08:30';
    const yearEnd = (no: number, facts: Partial<TaskFacts> = {}): Task => due('2026-12-31', no, '甲', facts);
    const tasks = [
      yearEnd(2, SCHOOLS),
      ...Array.from({ length: 12 }, (_, at) => yearEnd(at + 10)),
      yearEnd(3, { openness: 'internal' }),
    ];

    it('lists once a week what falls due with the year, and calls the liaisons', () => {
      const { message, calls } = made(tasks, { now: MONDAY }).say(saying());
      expect(linesOf({ message })).toEqual([
        '重点任务每日提醒　12月7日',
        '无逾期',
        '年底到期，尚未申请办结（另1项不列出）',
        '住建局12项：#10、#11、#12、#13、#14、#15、#16、#17、#18、#19等 @王芳',
        '教体局1项：#2',
        '回复示例：@督办助手 办结 10 已完成全部任务',
        '县督查室　电话8123',
      ]);
      expect(calls).toEqual(['wang']);
      expect(atOnce(makeOverduePost(someMaterial(tasks, { now: '2026-12-08 08:30' })))).toBeUndefined();
    });

    it('leaves the liaison to a nearer group, and to nobody’s in a leaders’ group', () => {
      const others = [aGroup('unit', { units: ['住房和城乡建设局'] })];
      for (const group of [aGroup('county'), aGroup('leaders')]) {
        expect(made(tasks, { now: MONDAY, group, others }).say(saying()).calls).toEqual([]);
      }
      expect(made(tasks, { now: MONDAY, group: aGroup('county') }).say(saying()).calls).toEqual(['wang']);
    });

    it('counts the units that do not fit', () => {
      const lines = said(tasks, { now: MONDAY }, { mostRows: 1 });
      expect(lines[3]).toMatch(/^住建局12项：/);
      expect(lines[4]).toBe('教体局1项');
    });
  });

  describe('with fewer rows', () => {
    const tasks = [
      ...[1, 2, 3].map((no) => due('2026-11-20', no, '甲')),
      due('2026-11-19', 4, '乙', SCHOOLS),
      due('2026-11-17', 5, '丙', ROADS),
      ...[6, 7, 8].map((no) => due('2026-11-26', no, '丁')),
    ];
    const how = (mostRows: number) => said(tasks, TOLD, { mostRows }).slice(3, -2);

    it('lists them all where they fit', () => {
      expect(made(tasks, TOLD).rows).toBe(8);
      expect(how(8)).toEqual(how(1000));
      expect(how(8)).toHaveLength(7);
    });

    it('shares them out, and counts the rest a unit at a time', () => {
      expect(how(4)).toEqual([
        '#5 丙 交通局 7天 @周全 @吴静',
        '#4 乙 教体局 5天 @李四',
        '住建局3项',
        '@督办助手 发“逾期”查看全部',
        '3个工作日内到期',
        '26日　#6 丁、#7 丁等3项',
        '@督办助手 发“7天内到期”查看全部',
      ]);
      expect(how(7)[4]).toBe('住建局另有1项');
    });

    it('only counts without any, and calls nobody', () => {
      expect(how(0)).toEqual([
        '交通局1项、教体局1项、住建局3项',
        '@督办助手 发“逾期”查看全部',
        '3个工作日内到期',
        '26日　3项',
        '@督办助手 发“7天内到期”查看全部',
      ]);
      expect(made(tasks, TOLD).say(saying({ mostRows: 0 })).calls).toEqual([]);
    });

    it('fits into one part without any, whatever the ledger', () => {
      const title = '关于进一步加强和规范全县重点民生实事项目建设管理工作的若干事项';
      const extend = act('extend', '2026-01-04', { to: day('2026-12-20') });
      const many = Array.from({ length: 4200 }, (_, at) => {
        const leadUnit = `住房和城乡建设局保障性安居工程建设服务中心第${at % 301}分中心`;
        const on =
          at < 3000 ? addDays(day('2026-01-05'), at % 300) : day(at % 2 ? '2026-12-31' : '2026-12-09');
        return aTask({ no: at + 1, title, due: on, leadUnit }, ...(at % 10 === 2 ? [extend] : []));
      });
      const post = made(many, { now: '2026-12-07 08:30' });
      expect(post.rows).toBeGreaterThan(3000);
      for (const mostRows of [0, 5]) {
        const { message } = post.say(saying({ mostRows }));
        expect(renderParts(message)).toHaveLength(1);
        expect(encodeParts(message.blocks, 'session')).toHaveLength(1);
      }
    });
  });

  describe('who is called', () => {
    const tasks = [due('2026-11-20', 1, '甲'), due('2026-11-20', 2, '乙'), due('2026-11-18', 3, '丙')];
    const rows = (how: Partial<Saying>) => {
      const { message, calls } = made(tasks).say(saying(how));
      return [...linesOf({ message }).slice(3, 6), calls.join(' ')];
    };

    it('is called once, and named at his other tasks', () => {
      expect(rows({})).toEqual([
        '#3 丙 住建局 6天 @张三 @王芳',
        '#1 甲 住建局 4天 张三',
        '#2 乙 住建局 4天 张三',
        'zhang wang',
      ]);
    });

    it('is named only, if he was called today', () => {
      expect(rows({ called: new Set(['zhang']) })).toEqual([
        '#3 丙 住建局 6天 张三 @王芳',
        '#1 甲 住建局 4天 张三',
        '#2 乙 住建局 4天 张三',
        'wang',
      ]);
    });

    it('is named only, where there is no room', () => {
      const { message, calls } = made(tasks).say({ called: new Set(), mostRows: 9, as: 'draft' });
      expect(linesOf({ message })[3]).toBe('#3 丙 住建局 6天 张三 王芳');
      expect(calls).toEqual([]);
    });
  });

  it.each([
    ['a task', 38, '李四', due('2026-11-06', 38, '城东小学扩建', SCHOOLS)],
    ['an errand', 39, '李四', due('2026-11-06', 39, '营养餐招标', { ...SCHOOLS, kindOfTask: 'errand' })],
    ['a task not yet signed for', 13, '张三', due('2026-11-06', 13, '垃圾分类站点建设')],
  ])('gives an example that the bot takes as it stands, of %s', async (_, no, owner, task) => {
    const { say, kindsOf } = await anOffice();
    const example = exampleOf(said([task]));
    const who = { 李四: 'li', 张三: 'zhang' }[owner] ?? '';
    expect(await say({ who, text: example })).toMatch(/^✅/);
    expect(await kindsOf(no)).toContain('progress');
  });

  it('gives an example of 办结 that the bot takes', async () => {
    const { say, kindsOf } = await anOffice();
    const example = exampleOf(said([due('2026-12-31', 12, '老旧小区改造')], { now: '2026-12-07 08:30' }));
    expect(await say({ who: 'zhang', text: example })).toMatch(/^✅/);
    expect(await kindsOf(12)).toContain('submit');
  });

  it.each([['逾期'], ['7天内到期']])('sends people to a list that the bot knows: %s', async (query) => {
    const { incomingOf, receive } = await anOffice();
    const told = await receive(incomingOf({ who: 'zhang', text: query }));
    expect(told).toMatchObject({ command: 'list', outcome: 'answered' });
  });

  it('counts and calls as it should, whatever the ledger and the room', () => {
    fc.assert(fc.property(anyMorning, holds), { numRuns: 120 });
  });
});

function exampleOf(lines: readonly string[]): string {
  return lines.find((one) => one.startsWith('回复示例：'))?.split('@督办助手 ')[1] ?? '';
}

/** People of every role, in three units; some without an account. */
const anyDirectory: fc.Arbitrary<Directory> = fc
  .array(
    fc.record({
      name: fc.constantFrom('张三', '李四', '王芳', '周全'),
      unit: fc.constantFrom('住房和城乡建设局', '教育体育局', '交通运输局'),
      roles: fc.subarray(['owner', 'liaison', 'head', 'leader'] as const),
      hasAccount: fc.boolean(),
    }),
    { maxLength: 10 },
  )
  .map((people) => ({
    ...DIRECTORY,
    people: people.map(({ hasAccount, ...person }, at) => ({
      ...person,
      id: `p${at}`,
      accounts: hasAccount ? { wecom: `w${at}` } : {},
    })),
  }));

const anyMorning = fc.record({
  tasks: fc.array(
    fc.record({
      history: anyHistory,
      openness: fc.constantFrom<Task['openness']>('open', 'open', 'open', 'internal'),
      leadUnit: fc.constantFrom('住房和城乡建设局', '教育体育局', '交通运输局'),
      owner: fc.constantFrom('张三', '李四', '王芳', '周全'),
      due: fc.constantFrom(
        ...['11-06', '11-18', '11-20', '11-23', '11-25', '12-31'].map((one) => day(`2026-${one}`)),
      ),
    }),
    { maxLength: 12 },
  ),
  directory: anyDirectory,
  audience: fc.constantFrom('unit', 'taskforce', 'county', 'leaders'),
  mostRows: fc.integer({ min: 0, max: 14 }),
  called: fc.subarray(['p0', 'p1', 'p2']),
});

type Morning = typeof anyMorning extends fc.Arbitrary<infer T> ? T : never;

/** What is true of every 每日提醒. */
function holds({ tasks: drawn, directory, audience, mostRows, called }: Morning): void {
  const tasks = drawn.map(({ history, ...facts }, at) => ({
    ...fold({ year: 2026, no: at + 1 }, history, ZONE),
    ...facts,
  }));
  const material: PostMaterial = someMaterial(tasks, { directory, group: aGroup(audience) });
  const post = atOnce(makeOverduePost(material));
  const late = tasks.filter((task) => isOverdue(judge(task, aBench('2026-11-24 08:30'))));
  if (post === undefined) {
    expect(late).toEqual([]);
    return;
  }
  const { message, calls } = post.say(saying({ mostRows, called: new Set(called) }));
  const lines = linesOf({ message });

  expect(lines[1]?.split('；')[0]?.replace(/（.*$/, '')).toBe(
    late.length === 0 ? '无逾期' : `逾期${late.length}项`,
  );
  const listed = lines
    .filter((one) => /^#\d+ .* \d+天/.test(one))
    .map((one) => Number(/^#(\d+)/.exec(one)?.[1]));
  const grey = lines
    .filter((one) => /^(已提请协调|延期待批|待审核)：/.test(one))
    .join('　')
    .replace(/待审核：.*/, '');
  const greyNos = [...grey.matchAll(/#(\d+)/g)].map(([, no]) => Number(no));
  const countsLine =
    lines.find((one) => /^[^\d#：]+?(另有)?\d+项(、|$)/.test(one) && !/^(无?逾期|其他)/.test(one)) ?? '';
  const counted = [...countsLine.matchAll(/(\d+)项/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  const hidden = Number(/含(\d+)项/.exec(lines[1] ?? '')?.[1] ?? 0);
  expect(listed.length + greyNos.length + counted + hidden).toBe(late.length);
  expect(new Set([...listed, ...greyNos]).size).toBe(listed.length + greyNos.length);
  expect(listed.every((no) => late.some((task) => task.no === no))).toBe(true);

  expect(new Set([...calls, ...called]).size).toBe(calls.length + called.length);
  const mentions = message.blocks.flatMap(({ spans }) => spans.filter(({ kind }) => kind === 'mention'));
  expect(mentions).toHaveLength(calls.length);
  for (const id of calls) {
    const person = personById(directory, id);
    expect(person?.accounts.wecom).toBeDefined();
    expect(person !== undefined && hasRole(person, 'leader', 'head')).toBe(false);
  }
  if (audience === 'leaders') expect(calls).toEqual([]);
  const titles = tasks.filter(({ openness }) => openness !== 'open').map(({ no }) => `#${no} `);
  expect(lines.some((one) => titles.some((title) => one.startsWith(title)))).toBe(false);
}
