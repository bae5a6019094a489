import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { IMPORTER, type NewEntry } from '../../src/domain/history.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import { createWorkCalendar } from '../../src/domain/work-calendar.ts';
import type { LedgerFileRequest } from '../../src/ports/report-makers.ts';
import type { Store } from '../../src/ports/store.ts';
import { exportWorkbook, ledgerSheets } from '../../src/workbook/export-workbook.ts';
import { readWorkbook } from '../../src/workbook/file/read-workbook.ts';
import { createOffice, NOW, ZONE } from './office-workbook.ts';
import { partsOf } from './parts-of.ts';
import { writtenHere } from './written-here.ts';

const SAMPLE = new URL('../../config/sample-ledger.xlsx', import.meta.url).pathname;
const TODAY = day('2026-11-23');
const LATER = NOW + 1_000;

const bench = {
  now: NOW,
  today: TODAY,
  zone: ZONE,
  rules: {
    review: 'one-step' as const,
    sets: [{ from: day('2026-01-01'), dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 }],
  },
  calendar: createWorkCalendar([]),
};

async function requestOf(store: Store): Promise<LedgerFileRequest> {
  const tasks = await store.list(2026);
  return {
    year: 2026,
    tasks,
    directory: await store.directory(),
    on: TODAY,
    judgements: new Map(tasks.map((task) => [task.no, judge(task, bench)])),
    notes: new Map([[12, '完成招标']]),
  };
}

async function exported(store: Store): Promise<Buffer> {
  return await writtenHere(ledgerSheets(await requestOf(store)));
}

async function sampleOffice() {
  const office = createOffice();
  await office.import(await (await import('node:fs/promises')).readFile(SAMPLE));
  return office;
}

const write = async (store: Store, no: number, ...entries: NewEntry[]): Promise<void> => {
  await store.update({ year: 2026, no }, () => ({ entries, result: undefined }));
};

describe('exportWorkbook', () => {
  it('writes what an import reads as no change', async () => {
    const office = await sampleOffice();
    const report = await office.import(await exportWorkbook(await requestOf(office.store)));
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 60, gone: [], differing: [] });
    expect(report.people).toMatchObject({ new: [], changed: [], missing: [] });
    expect(report.units).toMatchObject({ new: [], changed: [], missing: [] });
    expect(report.wrong).toEqual([]);
  });

  it('writes what an import reads as no change after people reported, extended, changed and raised problems', async () => {
    const office = await sampleOffice();
    const { store } = office;
    const by = { at: LATER, by: 'p13' } as const;
    await write(store, 12, { ...by, kind: 'progress', percent: 60, note: '完成招标' });
    await write(store, 12, { ...by, kind: 'problem', problem: 90, level: 2, note: '资金缺口' });
    await write(store, 12, { ...by, kind: 'problem', problem: 91, level: 1, note: '用地未批\n需协调' });
    await write(store, 38, { ...by, kind: 'extend', to: day('2026-12-31') });
    await write(store, 38, { ...by, kind: 'extend-granted', to: day('2027-01-31') });
    await write(
      store,
      57,
      { ...by, kind: 'hand-over', to: '高峰' },
      { ...by, kind: 'submit' },
      { ...by, kind: 'close' },
    );
    await write(
      store,
      1,
      { ...by, kind: 'edit', field: 'title', from: '标准厂房二期建设', to: '标准厂房二期（A、B区）建设' },
      {
        ...by,
        kind: 'edit',
        field: 'target',
        from: { amount: 5, unit: '亿元' },
        to: { amount: 12, unit: '幅' },
      },
      { ...by, kind: 'edit', field: 'milestones', from: [], to: [{ due: day('2027-03-31'), percent: 90 }] },
      { ...by, kind: 'edit', field: 'ongoing', from: false, to: true },
      { ...by, kind: 'edit', field: 'remarks', from: null, to: '=HYPERLINK("x")' },
      { ...by, kind: 'edit', field: 'due', from: day('2026-12-31'), to: day('2027-06-30') },
    );
    const before = await store.list(2026);
    const report = await office.import(await exported(store));
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 60, gone: [], differing: [] });
    expect(await store.list(2026)).toEqual(before);
  });

  it('makes the same ledger in an empty office', async () => {
    const office = await sampleOffice();
    const elsewhere = createOffice();
    const report = await elsewhere.import(await exported(office.store));
    expect(report.tasks.new).toHaveLength(60);
    const facts = ({ reports: _, problems, amount: __, lastSeq: ___, ...task }: Task) => ({
      ...task,
      problems: problems.map((one) => one.text),
    });
    expect((await elsewhere.store.list(2026)).map(facts)).toEqual((await office.store.list(2026)).map(facts));
    expect(await elsewhere.store.directory()).toEqual(await office.store.directory());
  });

  it('takes over tasks that were made in the group', async () => {
    const office = await sampleOffice();
    const facts = (await office.store.list(2026))[0];
    if (facts === undefined) throw new Error('no task');
    const { year: _, no: __, ...rest } = facts;
    await write(office.store, 61, {
      kind: 'assign',
      at: LATER,
      by: 'p8',
      facts: {
        kindOfTask: 'errand',
        title: '群里交办的事',
        leadUnit: rest.leadUnit,
        leaders: [],
        assistUnits: [],
        ongoing: false,
        milestones: [],
        cadence: 'none',
        openness: 'open',
        due: day('2026-12-01'),
      },
    });
    const report = await office.import(await exported(office.store));
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 61, gone: [] });
  });

  it('keeps its headings apart from those that are read, and a text that begins with = a text', async () => {
    const office = await sampleOffice();
    await write(office.store, 1, {
      at: LATER,
      by: IMPORTER,
      kind: 'edit',
      field: 'remarks',
      from: null,
      to: '=1+1',
    });
    const bytes = await exported(office.store);
    const read = await readWorkbook(bytes);
    if (read.kind === 'refused') throw new Error(read.why);
    const rows = read.sheets[0]?.rows ?? [];
    const heading = rows[2]?.map((cell) => (cell?.kind === 'text' ? cell.text : ''));
    expect(heading).toEqual([
      '编号',
      '类型',
      '类别',
      '来源',
      '专班',
      '事项',
      '分管领导',
      '牵头单位',
      '协同单位',
      '责任人',
      '开始时间',
      '完成时限',
      '年度目标',
      '节点',
      '反馈周期',
      '进度',
      '状态',
      '存在问题',
      '公开范围',
      '备注',
      '灯',
      '时序进度',
      '延期情况',
      '最近进展',
    ]);
    expect(rows[3]?.[19]).toEqual({ kind: 'text', text: '=1+1' });
    expect(rows[14]?.slice(20)).toEqual([
      { kind: 'text', text: '黄' },
      { kind: 'number', number: 0.58, percent: true },
      undefined,
      { kind: 'text', text: '完成招标' },
    ]);
    const report = await office.import(bytes);
    expect(report.sheets[0]?.unreadColumns).toEqual(['灯', '时序进度', '延期情况', '最近进展']);
  });

  it('writes whatever facts tasks have so that an import reads them as they are', async () => {
    const word = (min: number) =>
      fc
        .array(
          fc.constantFrom(...'重点工程改造二期（、）“一”：，。/-—A7 %·《》第三号：及和等前完成合计备注'),
          { minLength: min, maxLength: 12 },
        )
        .map((letters) => `事${letters.join('')}项`);
    const span = fc.integer({ min: 0, max: 900 }).map((days) => addDays(day('2026-01-01'), days));
    const facts = fc.record(
      {
        kindOfTask: fc.constantFrom('annual', 'errand'),
        title: word(1),
        leadUnit: fc.constantFrom('住房和城乡建设局', '人力资源和社会保障局', '开发区管委会', '河口镇'),
        leaders: fc.constantFrom([], ['王志远'], ['王志远', '李某']),
        assistUnits: fc.constantFrom([], ['财政局'], ['财政局', '发展和改革局', '各乡镇（街道）']),
        ongoing: fc.constant(false),
        milestones: fc.constantFrom(
          [],
          [
            { due: day('2026-06-30'), percent: 33.3 },
            { due: day('2027-01-31'), percent: 80 },
          ],
        ),
        cadence: fc.constantFrom('none', 'weekly', 'biweekly', 'tenday', 'monthly', 'quarterly', 'halfyear'),
        openness: fc.constantFrom('open', 'parties', 'internal'),
        category: word(0),
        source: word(0),
        taskforce: word(0),
        owner: fc.constantFrom('张三', '欧阳小明'),
        start: span,
        due: span,
        target: fc.record({
          amount: fc.constantFrom(5, 1200, 0.8),
          unit: fc.constantFrom('亿元', '公里', '万人次', '幅', '套'),
        }),
        remarks: word(0),
      },
      {
        requiredKeys: [
          'kindOfTask',
          'title',
          'leadUnit',
          'leaders',
          'assistUnits',
          'ongoing',
          'milestones',
          'cadence',
          'openness',
        ],
      },
    ) as fc.Arbitrary<TaskFacts>;
    await fc.assert(
      fc.asyncProperty(fc.array(facts, { minLength: 30, maxLength: 60 }), async (many) => {
        const office = createOffice();
        for (const [index, one] of many.entries()) {
          await write(office.store, index + 1, { kind: 'assign', at: NOW, by: 'p1', facts: one });
        }
        const report = await office.import(await exported(office.store));
        expect(report.wrong).toEqual([]);
        expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: many.length, differing: [] });
      }),
      { numRuns: 12 },
    );
  });

  it('holds no names, telephone numbers or accounts of its own accord', async () => {
    const office = await sampleOffice();
    const tasks = await office.store.list(2026);
    const bytes = await writtenHere(ledgerSheets({ year: 2026, tasks, on: TODAY }));
    const read = await readWorkbook(bytes);
    if (read.kind === 'refused') throw new Error(read.why);
    expect(read.sheets.map(({ name }) => name)).toEqual(['台账']);
    const report = await office.import(bytes);
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 60, gone: [] });
  });

  it('is made to be printed: on A3, its heading on every page, nothing beside the table', async () => {
    const office = await sampleOffice();
    const parts = partsOf(await exported(office.store));
    expect(parts.get('xl/workbook.xml')).toContain(`'台账'!$A$1:$X$63</definedName>`);
    expect(parts.get('xl/workbook.xml')).toContain(`'人员'!$1:$3</definedName>`);
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(
      '<pageSetup paperSize="8" orientation="landscape"',
    );
    expect(parts.get('xl/worksheets/sheet3.xml')).toContain(
      '<pageSetup paperSize="9" orientation="landscape"',
    );
    const selected = [1, 2, 3].map((n) =>
      parts.get(`xl/worksheets/sheet${n}.xml`)?.includes('tabSelected="1"'),
    );
    expect(selected).toEqual([true, false, false]);
  });

  it('exports an empty ledger', async () => {
    const directory = await createOffice().store.directory();
    const bytes = await writtenHere(ledgerSheets({ year: 2026, tasks: [], directory, on: TODAY }));
    expect((await readWorkbook(bytes)).kind).toBe('workbook');
  });
});
