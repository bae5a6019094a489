import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { renderParts } from '../../src/platforms/wecom/render-parts.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import type { Saying } from '../../src/wording/made-post.ts';
import { makeNearDuePost } from '../../src/wording/near-due-post.ts';
import { act, aTask } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';
import { aGroup, saying, someMaterial } from '../support/some-material.ts';

const SCHOOLS = { leadUnit: '教育体育局', owner: '李四' };

const due = (
  on: string,
  no: number,
  title: string,
  facts: Partial<TaskFacts> = {},
  ...acts: NewEntry[]
): Task => aTask({ no, title, due: day(on), ...facts }, act('accept', '2026-01-06', {}), ...acts);

const TASKS: readonly Task[] = [
  due('2026-12-01', 14, '口袋公园建设'),
  due('2026-11-26', 12, '老旧小区改造'),
  due('2026-11-26', 88, '社区食堂', SCHOOLS),
  due('2026-11-26', 16, '冷链园二期', {}, act('extend', '2026-11-20', { to: day('2026-12-20') })),
  due('2026-11-26', 18, '某项内部工作', { openness: 'internal' }),
  due('2026-11-24', 60, '秋冬火灾防控', SCHOOLS),
  due('2026-11-25', 61, '领导批示件', { ...SCHOOLS, kindOfTask: 'errand' }),
  due('2026-11-25', 62, '明日到期的事', SCHOOLS),
];

function told(how: Partial<Saying> = {}, tasks = TASKS, group = aGroup('unit')) {
  const post = atOnce(makeNearDuePost(someMaterial(tasks, { kind: 'near-due', group })));
  if (post === undefined) throw new Error('nothing to say');
  const { message, calls } = post.say(saying(how));
  return { post, message, calls, lines: plainText(message).split('\n') };
}

describe('makeNearDuePost', () => {
  it('reads as written', () => {
    const { lines, calls, post } = told();
    expect(lines).toEqual([
      '重点任务临期提醒　11月24日',
      '临期7项（含1项不列出）',
      '请按期办结；需延期的，到期前提出',
      '今日到期',
      '#60 秋冬火灾防控 教体局 @李四',
      '25日到期（还剩1个工作日）',
      '#61 领导批示件 教体局 李四',
      '26日到期（还剩2个工作日）',
      '#12 老旧小区改造 住建局 @张三',
      '#16 冷链园二期 住建局 延期待批',
      '#88 社区食堂 教体局 李四',
      '12月1日到期（还剩5个工作日）',
      '#14 口袋公园建设 住建局 张三',
      '回复示例：@督办助手 办结 60 已通过验收',
      '县督查室　电话8123',
    ]);
    expect(calls).toEqual(['li', 'zhang']);
    expect(post.rows).toBe(6);
  });

  it('calls nobody again who was called today, and nobody among leaders', () => {
    expect(told({ called: new Set(['li']) }).calls).toEqual(['zhang']);
    const { lines, calls } = told({}, TASKS, aGroup('leaders'));
    expect(calls).toEqual([]);
    expect(lines).not.toContain('请按期办结；需延期的，到期前提出');
    expect(lines.filter((one) => /李四|张三|回复示例/.test(one))).toEqual([]);
  });

  it('counts what does not fit, a unit at a time', () => {
    const { lines } = told({ mostRows: 3 });
    expect(lines.slice(3)).toEqual([
      '今日到期',
      '#60 秋冬火灾防控 教体局 @李四',
      '25日到期（还剩1个工作日）',
      '#61 领导批示件 教体局 李四',
      '26日到期（还剩2个工作日）　3项',
      '#12 老旧小区改造 住建局 @张三',
      '12月1日到期（还剩5个工作日）　1项',
      '住建局另有2项、教体局另有1项',
      '回复示例：@督办助手 办结 60 已通过验收',
      '县督查室　电话8123',
    ]);
    expect(told({ mostRows: 0 }).calls).toEqual([]);
  });

  it('fits into one part without rows, whatever the ledger', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      due('2026-11-26', at + 1, '关于进一步加强和规范建设管理工作的若干事项', {
        leadUnit: `住房和城乡建设局保障性安居工程建设服务中心第${at % 301}分中心`,
      }),
    );
    expect(renderParts(told({ mostRows: 0 }, many).message)).toHaveLength(1);
  });

  it('has nothing to say where nobody is to be reminded', () => {
    const tasks = [due('2026-11-25', 62, '明日到期的事')];
    expect(atOnce(makeNearDuePost(someMaterial(tasks, { kind: 'near-due' })))).toBeUndefined();
  });

  it('gives an example that the bot takes as it stands', async () => {
    const { say, kindsOf } = await anOffice();
    const { lines } = told({}, [due('2026-11-24', 12, '老旧小区改造')]);
    const example = lines.find((one) => one.startsWith('回复示例'))?.split('@督办助手 ')[1] ?? '';
    expect(await say({ who: 'zhang', text: example })).toMatch(/^✅/);
    expect(await kindsOf(12)).toContain('submit');
  });
});
