import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/domain/message.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { renderParts } from '../../src/platforms/wecom/render-parts.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import type { Saying } from '../../src/wording/made-post.ts';
import { makeUnreportedPost } from '../../src/wording/unreported-post.ts';
import { act, aTask } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';
import { aGroup, saying, someMaterial } from '../support/some-material.ts';

const SCHOOLS = { leadUnit: '教育体育局', owner: '李四' };

const task = (no: number, title: string, facts: Partial<TaskFacts> = {}): Task =>
  aTask({ no, title, cadence: 'weekly', ...facts }, act('accept', '2026-01-06', {}));

const TASKS: readonly Task[] = [
  task(12, '老旧小区改造'),
  task(88, '社区食堂', SCHOOLS),
  task(17, '燃气管网更新'),
  task(18, '某项内部工作', { openness: 'internal' }),
  task(40, '城区绿化', { cadence: 'monthly' }),
  aTask({ no: 50, cadence: 'weekly' }, act('accept', '2026-01-06', {}), act('progress', '2026-12-21', {})),
];

/** On Thursday 24 December: the week cuts off on Friday at noon, the month at the end of that day. */
function told(how: Partial<Saying> = {}, tasks = TASKS, group = aGroup('unit')) {
  const post = atOnce(
    makeUnreportedPost(someMaterial(tasks, { kind: 'unreported', group, now: '2026-12-24 15:00' })),
  );
  if (post === undefined) throw new Error('nothing to say');
  const { message, calls } = post.say(saying(how));
  return { post, message, calls, lines: plainText(message).split('\n') };
}

describe('makeUnreportedPost', () => {
  it('reads as written', () => {
    const { lines, calls, post } = told();
    expect(lines).toEqual([
      '重点任务催报　12月24日',
      '本期尚未反馈5项（含1项不列出）',
      '每周反馈：请于25日周五12时前报',
      '#12 老旧小区改造 住建局 @张三',
      '#17 燃气管网更新 住建局 张三',
      '#88 社区食堂 教体局 @李四',
      '每月反馈：请于25日周五24时前报',
      '#40 城区绿化 住建局 张三',
      '回复示例：@督办助手 进度 12 65% 完成招标',
      '没有新进展的，@督办助手 12 无变化',
      '县督查室　电话8123',
    ]);
    expect(calls).toEqual(['zhang', 'li']);
    expect(post.rows).toBe(4);
  });

  it('calls nobody again who was called today, and nobody among leaders', () => {
    expect(told({ called: new Set(['zhang']) }).calls).toEqual(['li']);
    const { lines, calls } = told({}, TASKS, aGroup('leaders'));
    expect(calls).toEqual([]);
    expect(lines.filter((one) => /李四|张三|@督办助手/.test(one))).toEqual([]);
  });

  it('counts what does not fit, a unit at a time', () => {
    const { lines } = told({ mostRows: 1 });
    expect(lines.slice(2, -3)).toEqual([
      '每周反馈：请于25日周五12时前报　3项',
      '#12 老旧小区改造 住建局 @张三',
      '每月反馈：请于25日周五24时前报　1项',
      '住建局另有2项、教体局1项',
    ]);
  });

  it('fits into one part without rows, whatever the ledger', () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      task(at + 1, '关于进一步加强和规范建设管理工作的若干事项', {
        leadUnit: `住房和城乡建设局保障性安居工程建设服务中心第${at % 301}分中心`,
      }),
    );
    expect(renderParts(told({ mostRows: 0 }, many).message)).toHaveLength(1);
  });

  it('has nothing to say on other days', () => {
    const material = someMaterial(TASKS, { kind: 'unreported', now: '2026-12-22 15:00' });
    expect(atOnce(makeUnreportedPost(material))).toBeUndefined();
  });

  it.each([
    ['a task', 12, 'zhang', task(12, '老旧小区改造')],
    ['an errand', 39, 'li', task(39, '营养餐招标', { ...SCHOOLS, kindOfTask: 'errand' })],
  ])('gives examples that the bot takes as they stand, of %s', async (_, no, who, one) => {
    const { say, kindsOf } = await anOffice();
    const examples = told({}, [one])
      .lines.filter((line) => line.includes('@督办助手 '))
      .map((line) => line.split('@督办助手 ')[1] ?? '');
    expect(examples).toHaveLength(2);
    for (const text of examples) {
      const before = (await kindsOf(no)).filter((kind) => kind === 'progress').length;
      expect(await say({ who, text })).toMatch(/^✅/);
      expect((await kindsOf(no)).filter((kind) => kind === 'progress')).toHaveLength(before + 1);
    }
  });
});
