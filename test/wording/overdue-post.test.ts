import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type Message, plainText } from '../../src/domain/message.ts';
import { openYears } from '../../src/domain/open-years.ts';
import { peopleNamed } from '../../src/domain/people.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { encodeParts } from '../../src/platforms/dingtalk/encode.ts';
import { withinBytes } from '../../src/platforms/wecom/cut.ts';
import { markdownLines } from '../../src/platforms/wecom/markdown.ts';
import { overdueReport } from '../../src/reports/overdue.ts';
import { overduePost } from '../../src/wording/overdue-post.ts';
import { DIRECTORY } from '../support/a-small-ledger.ts';
import { aBench, aTask } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';

const SCHOOLS = { leadUnit: '教育体育局', owner: '李四' };

function due(on: string, no: number, title: string, facts: Partial<TaskFacts> = {}): Task {
  return aTask({ no, title, due: day(on), ...facts });
}

/** The post of a group that is about everything, and @-s every owner of the roster. */
function postOf(tasks: readonly Task[], now = '2026-11-24 08:30'): Message {
  const bench = aBench(now);
  const report = overdueReport(tasks, { scope: 'all' }, bench);
  if (report === undefined) throw new Error('nothing to say');
  const [openYear] = openYears(bench.today);
  return overduePost(report, {
    directory: DIRECTORY,
    openYear,
    ping: ({ task: { owner } }) => (owner === undefined ? undefined : peopleNamed(DIRECTORY, owner)[0]),
  });
}

const linesOf = (of: Message): readonly string[] => plainText(of).split('\n');
const inWecom = (of: Message): string => withinBytes(markdownLines(of), 4096);

const MORNING: readonly Task[] = [
  due('2026-11-06', 38, '城东小学扩建', SCHOOLS),
  due('2026-11-13', 57, '省道S203县城至河口段改建工程（二期）', { leadUnit: '交通运输局', owner: '周全' }),
  due('2026-11-19', 17, '燃气管网更新'),
  due('2026-11-19', 18, '某项内部工作', { openness: 'internal' }),
  due('2026-11-24', 60, '秋冬火灾防控'),
  due('2026-11-26', 12, '老旧小区改造'),
  due('2026-11-26', 88, '社区食堂', SCHOOLS),
  due('2026-11-27', 90, '河长制巡查'),
];

const GOLDEN = `重点任务每日提醒　11月24日
逾期3项
请今日更新进展
#38 城东小学扩建 教体局 18天 @李四
#57 省道S203县城至河口… 交通运输局 11天
#17 燃气管网更新 住建局 5天 @张三
另有1项逾期不在群内列出
3个工作日内到期
今日　#60 秋冬火灾防控
26日　#12 老旧小区改造、#88 社区食堂
27日　#90 河长制巡查
回复示例：@我 进度 38 95% 已验收`;

const GOLDEN_WECOM = `**重点任务每日提醒　11月24日**
逾期3项
**请今日更新进展**
#38 城东小学扩建 教体局 18天 <@w-li>
#57 省道S203县城至河口… 交通运输局 11天
#17 燃气管网更新 住建局 5天 <@w-zhang>
另有1项逾期不在群内列出
**3个工作日内到期**
今日　#60 秋冬火灾防控
26日　#12 老旧小区改造、#88 社区食堂
27日　#90 河长制巡查
<font color="comment">回复示例：@我 进度 38 95% 已验收</font>`;

const GOLDEN_DINGTALK = `**重点任务每日提醒　11月24日**
逾期3项
**请今日更新进展**
#38 城东小学扩建 教体局 18天 @d-li
#57 省道S203县城至河口… 交通运输局 11天
#17 燃气管网更新 住建局 5天 @d-zhang
另有1项逾期不在群内列出
**3个工作日内到期**
今日　#60 秋冬火灾防控
26日　#12 老旧小区改造、#88 社区食堂
27日　#90 河长制巡查
回复示例：@我 进度 38 95% 已验收`;

describe('overduePost', () => {
  it('reads as written', () => {
    expect(plainText(postOf(MORNING))).toBe(GOLDEN);
  });

  it('stands in WeCom as written', () => {
    expect(inWecom(postOf(MORNING))).toBe(GOLDEN_WECOM);
  });

  it('stands in DingTalk as written, in one part that @-s whom it names', () => {
    const [part, ...more] = encodeParts(postOf(MORNING).blocks, 'session');
    expect(more).toEqual([]);
    // A line break of DingTalk's markdown (platforms.md 7.3).
    expect(part?.text.replaceAll('  \n  ', '\n')).toBe(GOLDEN_DINGTALK);
    expect(part).toMatchObject({ title: '重点任务每日提醒　11月24日', atUserIds: ['d-li', 'd-zhang'] });
  });

  it('leaves out the part that has nothing', () => {
    const late = linesOf(postOf([due('2026-11-06', 38, '城东小学扩建', SCHOOLS)]));
    expect(late).toEqual([
      '重点任务每日提醒　11月24日',
      '逾期1项',
      '请今日更新进展',
      '#38 城东小学扩建 教体局 18天 @李四',
      '回复示例：@我 进度 38 95% 已验收',
    ]);
    const near = linesOf(postOf([due('2026-11-25', 12, '老旧小区改造')]));
    expect(near).toEqual([
      '重点任务每日提醒　11月24日',
      '3个工作日内到期',
      '25日　#12 老旧小区改造',
      '回复示例：@我 进度 12 95% 已验收',
    ]);
  });

  it('only counts what is late and may not be titled', () => {
    const post = postOf([due('2026-11-06', 18, '某项内部工作', { openness: 'internal' })]);
    expect(linesOf(post)).toEqual(['重点任务每日提醒　11月24日', '另有1项逾期不在群内列出']);
  });

  it('names the month of a day that lies in the next one', () => {
    const post = postOf([due('2026-11-30', 12, '甲'), due('2026-12-01', 13, '乙')], '2026-11-27 08:30');
    expect(linesOf(post)).toContain('30日　#12 甲');
    expect(linesOf(post)).toContain('12月1日　#13 乙');
  });

  it('calls a task of another year exactly, also in the example', () => {
    const post = postOf([aTask({ year: 2026, no: 12, due: day('2027-01-20') })], '2027-01-15 08:30');
    expect(linesOf(post)).toContain('20日　2026#12 老旧小区改造');
    expect(linesOf(post).at(-1)).toBe('回复示例：@我 进度 2026#12 95% 已验收');
  });

  it('stays whole within 4,096 bytes with 300 late tasks and 300 that fall due, all with long names', () => {
    const title = '关于进一步加强和规范全县重点民生实事项目建设管理工作的若干事项';
    const leadUnit = '住房和城乡建设局保障性安居工程建设服务中心';
    const tasks = Array.from({ length: 600 }, (_, at) =>
      due(at < 300 ? '2026-01-05' : '2026-11-26', at + 1, title, { leadUnit, owner: '张三' }),
    );
    const post = postOf(tasks);
    expect(Buffer.byteLength(inWecom(post))).toBeLessThanOrEqual(4096);
    expect(inWecom(post)).not.toContain('已截断');
    expect(encodeParts(post.blocks, 'session')).toHaveLength(1);

    const lines = linesOf(post);
    expect(lines).toContain('逾期300项');
    expect(lines.filter((line) => line.includes('323天'))).toHaveLength(20);
    expect(lines).toContain('还有280项，@我 发“逾期”查看');
    expect(lines).toContain('还有280项，@我 发“7天内到期”查看');
  });

  it('lets no title format the post or @ anybody', () => {
    const post = postOf([due('2026-11-06', 38, '**甲** <@all> [乙](丙)\n# 丁', SCHOOLS)]);
    const row = inWecom(post).split('\n')[3];
    expect(row).toMatch(/^#38 /);
    expect(row?.match(/<@/g)).toHaveLength(1);
    expect(row).not.toMatch(/\*\*|\]\(/);
  });

  it.each([
    ['a task', 38, '李四', due('2026-11-06', 38, '城东小学扩建', SCHOOLS)],
    ['an errand', 39, '李四', due('2026-11-06', 39, '营养餐招标', { ...SCHOOLS, kindOfTask: 'errand' })],
    ['a task not yet signed for', 13, '张三', due('2026-11-06', 13, '垃圾分类站点建设')],
  ])('gives an example that the bot takes as it stands, of %s', async (_, no, owner, task) => {
    const { say, kindsOf } = await anOffice();
    const example =
      linesOf(postOf([task]))
        .at(-1)
        ?.split('@我 ')[1] ?? '';
    const who = { 李四: 'li', 张三: 'zhang' }[owner] ?? '';
    expect(await say({ who, text: example })).toMatch(/^✅/);
    expect(await kindsOf(no)).toContain('progress');
  });

  it.each([['逾期'], ['7天内到期']])('sends people to a list that the bot knows: %s', async (query) => {
    const { incomingOf, receive } = await anOffice();
    const told = await receive(incomingOf({ who: 'zhang', text: query }));
    expect(told).toMatchObject({ command: 'list', outcome: 'answered' });
  });
});
