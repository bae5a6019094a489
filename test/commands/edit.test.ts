import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { EditableField } from '../../src/domain/history.ts';
import type { CommandOf } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { ledgerText, ref, taskOf, toldBy } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

type More = Partial<Pick<CommandOf<'edit'>, 'day' | 'basis' | 'ref'>>;

async function edited(field: EditableField, value: string, more: More = {}) {
  const office = await anOffice();
  const before = await ledgerText(office);
  const said = await runAs(office, 'zhao', { kind: 'edit', ref: ref(12), field, value, ...more });
  const task = await taskOf(office, 12);
  return { ...said, task, office, changed: (await ledgerText(office)) !== before };
}

describe('edit', () => {
  it.each<[EditableField, string, unknown]>([
    ['kindOfTask', '限时件', 'errand'],
    ['title', '老旧小区改造二期', '老旧小区改造二期'],
    ['category', '城建', '城建'],
    ['source', '政府工作报告', '政府工作报告'],
    ['leaders', '王建国、李明', ['王建国', '李明']],
    ['leaders', '无', []],
    ['leadUnit', '教体局', '教育体育局'],
    ['assistUnits', '教体局、河口镇、教体局', ['教育体育局', '河口镇']],
    ['owner', '王芳', '王芳'],
    ['owner', '无', undefined],
    ['target', '5亿元', { amount: 5, unit: '亿元' }],
    [
      'milestones',
      '6月底50%；9月底80%',
      [
        { due: '2026-06-30', percent: 50 },
        { due: '2026-09-30', percent: 80 },
      ],
    ],
    ['cadence', '每周', 'weekly'],
    ['openness', '内部', 'internal'],
    ['remarks', '按月调度', '按月调度'],
    ['ongoing', '是', true],
  ])('reads %s as %s', async (field, value, read) => {
    const { task, answer } = await edited(field, value);
    expect(answer.kind).toBe('written');
    expect(task[field]).toEqual(read);
  });

  it.each<[EditableField, string]>([
    ['kindOfTask', '大事'],
    ['cadence', '有空'],
    ['openness', '随便'],
    ['title', ''],
    ['target', '很多'],
    ['target', '5'],
    ['milestones', '6月底'],
    ['milestones', '6月底50%；9月底40%'],
    ['ongoing', '也许'],
    ['due', '过几天'],
    ['start', '过几天'],
    ['leadUnit', '教体局、河口镇'],
  ])('refuses %s as %s and shows how it is typed', async (field, value) => {
    const { answer, text, changed } = await edited(field, value);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'field-unreadable' } });
    expect(text).toContain('如“改 12 ');
    expect(changed).toBe(false);
  });

  it('shows an old due and the new, with its weekday, its basis, and tells the owner', async () => {
    const { answer, text, task } = await edited('due', '12月20日', {
      day: day('2026-12-20'),
      basis: '县委专题会议',
    });
    expect(task.due).toBe('2026-12-20');
    expect(text.split('\n')).toEqual([
      '✅ 已更正 #12 老旧小区改造',
      '时限 2026年12月31日（周四） → 2026年12月20日（周日）',
      '依据：县委专题会议',
      '时限 12月20日（周日），还剩 27 天',
      '10 分钟内回复“撤销”可撤回',
    ]);
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('makes 持续推进 of a due without a deadline, and a deadline of a day that is said', async () => {
    const { office, task } = await edited('due', '持续推进');
    expect(task).toMatchObject({ due: '2026-12-31', ongoing: true });
    const due = day('2026-12-01');
    await runAs(office, 'zhao', { kind: 'edit', ref: ref(12), field: 'due', value: '12月1日', day: due });
    expect(await taskOf(office, 12)).toMatchObject({ due: '2026-12-01', ongoing: false });
  });

  it('lets an owner go who is not of the new lead unit, and says who is wanted', async () => {
    const { task, text, office } = await edited('leadUnit', '教体局');
    expect(task.owner).toBeUndefined();
    expect(text).toContain('请发“转交 12 姓名”定责任人');
    await runAs(office, 'zhao', { kind: 'undo' });
    expect(await taskOf(office, 12)).toMatchObject({ leadUnit: '住房和城乡建设局', owner: '张三' });
  });

  it('refuses what stands so already, people and units that are not there, and a start behind the due', async () => {
    expect((await edited('openness', '公开')).text).toContain('已是如此');
    expect((await edited('owner', '李四')).text).toContain('没有“李四”');
    expect((await edited('assistUnits', '教体居')).text).toContain('是否是教体局');
    const late = await edited('start', '明年1月1日', { day: day('2027-01-01') });
    expect(late.answer).toMatchObject({ kind: 'refused', refusal: { code: 'start-after-due' } });
  });
});
