import { readFile, stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { unitOf } from '../../src/domain/people.ts';
import { STATUSES, type Task } from '../../src/domain/task.ts';
import type { ImportReport } from '../../src/workbook/import-report.ts';
import { importReportText } from '../../src/workbook/import-report-text.ts';
import { createOffice, type Office } from './office-workbook.ts';

const SAMPLE = new URL('../../config/sample-ledger.xlsx', import.meta.url);

let office: Office;
let report: ImportReport;
let tasks: readonly Task[];
beforeAll(async () => {
  office = createOffice();
  report = await office.import(await readFile(SAMPLE));
  tasks = await office.store.list(2026);
});

describe('the sample ledger', () => {
  it('holds 60 tasks numbered through, 20 units and 30 people, and nothing wrong', async () => {
    expect(tasks.map((task) => task.no)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    const { units, people } = await office.store.directory();
    expect([units.length, people.length]).toEqual([20, 30]);
    expect(report.wrong).toEqual([]);
    expect((await stat(SAMPLE)).size).toBeLessThan(60_000);
  });

  it('shows every kind of thing a ledger can hold', () => {
    expect(new Set(tasks.map((task) => task.status))).toEqual(new Set(STATUSES));
    expect(new Set(tasks.map((task) => task.kindOfTask)).size).toBe(2);
    expect(new Set(tasks.map((task) => task.openness)).size).toBe(3);
    expect(new Set(tasks.map((task) => task.cadence)).size).toBe(7);
    expect(new Set(tasks.map((task) => task.source)).size).toBe(8);
    expect(new Set(tasks.map((task) => task.category)).size).toBe(7);
    expect(new Set(tasks.map((task) => task.taskforce)).size).toBeGreaterThan(4);
    expect(tasks.some((task) => task.ongoing)).toBe(true);
    expect(tasks.filter((task) => task.target !== undefined).length).toBeGreaterThan(10);
    expect(tasks.filter((task) => task.milestones.length > 0).length).toBeGreaterThan(10);
    expect(tasks.filter((task) => task.problems.length > 0).length).toBeGreaterThan(3);
    expect(
      tasks.filter((task) => task.status === 'active' && (task.due ?? '') < '2026-11-20').length,
    ).toBeGreaterThan(5);
  });

  it('has the tasks the examples speak of', () => {
    expect(tasks[11]).toMatchObject({
      title: '老旧小区改造',
      leadUnit: '住房和城乡建设局',
      owner: '张三',
      percent: 45,
      due: '2026-12-31',
    });
    expect(tasks[37]).toMatchObject({
      title: '城东小学扩建',
      leadUnit: '教育体育局',
      owner: '李四',
      percent: 90,
      due: '2026-11-06',
    });
  });

  it('names only units and owners that its roster knows', async () => {
    const directory = await office.store.directory();
    for (const task of tasks) {
      for (const unit of [task.leadUnit, ...task.assistUnits])
        expect(unitOf(directory, unit)?.name).toBe(unit);
      const owner = directory.people.find(
        (person) => person.name === task.owner && person.unit === task.leadUnit,
      );
      if (task.owner !== undefined) expect(owner, `#${task.no} ${task.owner}`).toBeDefined();
    }
  });

  it('can be imported into any year', async () => {
    const next = await createOffice().import(await readFile(SAMPLE), { year: 2027 });
    expect(next.tasks.new).toHaveLength(60);
    expect(next.wrong).toEqual([]);
  });
});

describe('importReportText', () => {
  it('begins with the totals', () => {
    expect(importReportText(report).split('\n')[0]).toBe(
      '已导入2026年度台账：新增60项、修改0项、未变0项，单位新增20、修改0，人员新增30、修改0',
    );
  });

  it('caps long lists and says how many are left', () => {
    expect(importReportText(report)).toContain('……另有40条，用 --json 查看全部');
  });

  it('lists wrong rows by sheet, row, column and reason, first of all', async () => {
    const wrong = await createOffice().import({
      台账: [
        ['事项', '牵头单位', '时限'],
        ['甲', '住建局', '2月30日'],
        ['乙', '住建局', '6月'],
      ],
    });
    expect(importReportText(wrong).split('\n').slice(0, 4)).toEqual([
      '已导入2026年度台账：新增1项、修改0项、未变0项，有误1行',
      '',
      '有误（未导入，请改正后重新导入）（1）',
      '  “台账”第2行 C列“时限”：没有2026年2月30日这一天',
    ]);
  });

  it('says in one line why a file was refused', async () => {
    const refused = await createOffice().import(Buffer.from('a,b\n1,2'));
    expect(importReportText(refused)).toMatch(/^未导入：这是 CSV 文本，不是工作簿：请用 Excel 或 WPS 打开/);
  });
});
