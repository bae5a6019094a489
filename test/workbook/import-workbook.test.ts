import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Store } from '../../src/ports/store.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { importWorkbook } from '../../src/workbook/import-workbook.ts';
import { createOffice, NOW, type Typed, workbookOf, ZONE } from './office-workbook.ts';

const HEADING = ['编号', '事项', '牵头单位', '责任人', '完成时限', '进度', '状态', '存在问题'];
const FIRST: readonly Typed[] = [1, '老旧小区改造', '住建局', '张三', '9月30日', '45%', '推进中', '资金不足'];
const SECOND: readonly Typed[] = [2, '城东小学扩建', '教体局', '李四', '11月6日', '', '', ''];
const sheet = (...rows: (readonly Typed[])[]) => ({ 台账: [HEADING, ...rows] });

const write = async (store: Store, no: number, ...entries: NewEntry[]): Promise<void> => {
  await store.update({ year: 2026, no }, () => ({ entries, result: undefined }));
};
const histories = async (store: Store) =>
  await Promise.all((await store.list(2026)).map(async (task) => (await store.get(task))?.history));

describe('importWorkbook', () => {
  it('writes the history a row tells, all by the importer and at the moment of the import', async () => {
    const { store, ...office } = createOffice();
    const report = await office.import(sheet(FIRST, SECOND));
    expect(report).toMatchObject({ applied: true, tasks: { new: [{ no: 1 }, { no: 2 }], unchanged: 0 } });
    const record = await store.get({ year: 2026, no: 1 });
    expect(record?.history.map((entry) => [entry.kind, entry.by, entry.at])).toEqual([
      ['assign', 'import', NOW],
      ['accept', 'import', NOW],
      ['progress', 'import', NOW],
      ['problem', 'import', NOW],
    ]);
    expect(record?.task).toMatchObject({ percent: 45, problems: [{ no: 1, text: '资金不足', level: 1 }] });
    expect(record?.imported).toMatchObject({ title: '老旧小区改造', due: '2026-09-30', owner: '张三' });
  });

  it('writes nothing in a dry run, and says what it would', async () => {
    const { store, ...office } = createOffice();
    const report = await office.import(
      {
        ...sheet(FIRST),
        单位: [
          ['全称', '简称'],
          ['住房和城乡建设局', '住建局'],
        ],
      },
      { dryRun: true },
    );
    expect(report).toMatchObject({
      applied: false,
      dryRun: true,
      tasks: { new: [{ no: 1 }] },
      units: { new: ['住房和城乡建设局'] },
    });
    expect(await store.list(2026)).toEqual([]);
    expect((await store.directory()).units).toEqual([]);
  });

  it('changes nothing of what people did since', async () => {
    const { store, ...office } = createOffice();
    await office.import(sheet(FIRST, SECOND));
    const by = { at: NOW + 1, by: 'p1' } as const;
    await write(
      store,
      1,
      { ...by, kind: 'progress', percent: 60, note: '完成招标' },
      { ...by, kind: 'extend', to: day('2026-12-31') },
    );
    await write(
      store,
      1,
      { ...by, kind: 'extend-granted', to: day('2026-12-31') },
      { ...by, kind: 'solve', problem: 1 },
    );
    await write(
      store,
      2,
      { ...by, kind: 'accept' },
      { ...by, kind: 'hand-over', to: '王五' },
      { ...by, kind: 'submit' },
    );
    const before = await histories(store);
    const report = await office.import(sheet(FIRST, SECOND));
    expect(await histories(store)).toEqual(before);
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 2, gone: [] });
    expect(report.tasks.differing).toEqual([
      { no: 1, title: '老旧小区改造', what: 'progress', ledger: '60%', file: '45%' },
    ]);
  });

  it('writes an edit for each field whose cell changed, and nothing for 进度 and 状态', async () => {
    const { store, ...office } = createOffice();
    await office.import(sheet(FIRST));
    const report = await office.import(
      sheet([1, '老旧小区改造', '城管局', '', '10月底', '80%', '已销号', '']),
    );
    expect(report.tasks.changed).toEqual([
      { no: 1, title: '老旧小区改造', field: 'leadUnit', from: '住建局', to: '城管局' },
      { no: 1, title: '老旧小区改造', field: 'owner', from: '张三', to: '无' },
      { no: 1, title: '老旧小区改造', field: 'due', from: '2026-09-30', to: '2026-10-31' },
    ]);
    const record = await store.get({ year: 2026, no: 1 });
    expect(record?.task).toMatchObject({
      leadUnit: '城管局',
      due: '2026-10-31',
      percent: 45,
      status: 'active',
    });
    expect(record?.task).not.toHaveProperty('owner');
    expect(record?.history.slice(4)).toMatchObject([
      { kind: 'edit', by: 'import', field: 'leadUnit', from: '住建局', to: '城管局' },
      { kind: 'edit', field: 'owner', from: '张三', to: null },
      { kind: 'edit', field: 'due', from: '2026-09-30', to: '2026-10-31' },
    ]);
  });

  it('lists rows gone from the file and deletes nothing', async () => {
    const { store, ...office } = createOffice();
    await office.import(sheet(FIRST, SECOND));
    const report = await office.import(sheet(FIRST));
    expect(report.tasks.gone).toEqual([{ no: 2, title: '城东小学扩建' }]);
    expect(await store.list(2026)).toHaveLength(2);
  });

  it('reads a task by its old unit name when the roster comes later, and renames the unit', async () => {
    const { store, ...office } = createOffice();
    await office.import({
      台账: [
        ['事项', '牵头单位', '时限'],
        ['修路', '县交通局', '6月'],
        ['架桥', '交通局', '6月'],
      ],
    });
    const roster = {
      单位: [
        ['全称', '简称'],
        ['交通运输局', '交通局'],
      ],
    };
    const report = await office.import({
      台账: [
        ['事项', '牵头单位', '时限'],
        ['修路', '县交通局', '6月'],
      ],
      ...roster,
    });
    expect(report.tasks.new).toEqual([]);
    expect((await store.list(2026)).map((task) => task.leadUnit)).toEqual(['交通运输局', '交通运输局']);
    expect((await office.import(roster)).tasks.gone).toEqual([]);
  });

  it('leaves wrong rows out and applies the others', async () => {
    const { store, ...office } = createOffice();
    const report = await office.import(
      sheet(FIRST, [2, '城东小学扩建', '教体局', '', '2月30日', '', '', '']),
    );
    expect(report).toMatchObject({
      applied: true,
      wrong: [{ sheet: '台账', row: 3, column: 'E', heading: '完成时限' }],
    });
    expect(await store.list(2026)).toHaveLength(1);
  });

  it('refuses a file of which no row can be applied', async () => {
    const { store, ...office } = createOffice();
    await office.import(sheet(FIRST));
    const report = await office.import(sheet([1, '另一件事', '住建局', '', '6月', '', '', '']));
    expect(report).toMatchObject({
      applied: false,
      refused: expect.any(String),
      wrong: [{ row: 2, column: 'A' }],
    });
    expect(await store.list(2026)).toMatchObject([{ title: '老旧小区改造' }]);
  });

  it('is finished by running it again when it was cut off', async () => {
    const inner = createMemoryStore({ zone: ZONE });
    let left = 5;
    const failing: Store = {
      ...inner,
      update: async (key, change) => {
        left -= 1;
        if (left < 0) throw new Error('disk full');
        return await inner.update(key, change);
      },
    };
    const rows = Array.from({ length: 40 }, (_, index): Typed[] => [
      '',
      `事项${index}`,
      '住建局',
      '',
      '6月',
      '',
      '',
      '',
    ]);
    await expect(createOffice(failing).import(sheet(...rows))).rejects.toThrow('disk full');
    expect((await inner.list(2026)).length).toBeLessThan(40);
    const report = await createOffice(inner).import(sheet(...rows));
    expect(report.tasks.new.length + report.tasks.unchanged).toBe(40);
    const tasks = await inner.list(2026);
    expect(new Set(tasks.map((task) => task.title)).size).toBe(40);
    expect(tasks).toHaveLength(40);
  });

  it('gives new tasks the next free numbers in the order of the file', async () => {
    const { store, ...office } = createOffice();
    await office.import(sheet(FIRST, SECOND));
    await office.import(
      sheet(
        FIRST,
        SECOND,
        ['', '丙', '住建局', '', '', '', '', ''],
        ['', '丁', '住建局', '', '', '', '', ''],
      ),
    );
    expect((await store.list(2026)).map((task) => [task.no, task.title]).slice(2)).toEqual([
      [3, '丙'],
      [4, '丁'],
    ]);
  });

  it('imports people and units without a ledger', async () => {
    const { store, ...office } = createOffice();
    const report = await office.import({
      人员: [
        ['姓名', '单位', '职务', '角色', '企业微信账号', '钉钉账号', '手机号'],
        ['张三', '住建局', '科长', '承办人、联络员', 'zhangsan', '', 13800000000],
        ['李四', '县住建局', '', '停用', '', '', ''],
        ['王五', '住建局', '', '司机', '', '', ''],
      ],
      单位: [
        ['全称', '简称', '曾用名', '序列', '排序'],
        ['住房和城乡建设局', '住建局', '建设局', '县直', 1],
      ],
    });
    expect(report).toMatchObject({
      applied: true,
      people: { new: ['张三（住房和城乡建设局）', '李四（住房和城乡建设局）'] },
    });
    expect(report.wrong).toMatchObject([
      { sheet: '人员', row: 4, column: 'D', why: expect.stringContaining('“司机”不是可填的角色') },
    ]);
    expect((await store.directory()).people).toMatchObject([
      {
        id: 'p1',
        name: '张三',
        roles: ['owner', 'liaison'],
        accounts: { wecom: 'zhangsan' },
        phone: '13800000000',
      },
      { id: 'p2', name: '李四', disabled: true },
    ]);
  });

  it('prints how long 3,000 rows take', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index): Typed[] => [
      index + 1,
      `第${index + 1}项重点任务`,
      `单位${index % 80}局`,
      '张三',
      `${(index % 12) + 1}月底前`,
      '60%',
      '推进中',
      '',
    ]);
    const source = await workbookOf(sheet(...rows));
    const { store } = createOffice();
    const started = performance.now();
    const report = await importWorkbook({ source, year: 2026, dryRun: false, store, now: NOW, zone: ZONE });
    const first = performance.now();
    await importWorkbook({ source, year: 2026, dryRun: false, store, now: NOW, zone: ZONE });
    const again = performance.now();
    process.stdout.write(
      `3,000 rows: ${Math.round(first - started)} ms new, ${Math.round(again - first)} ms again\n`,
    );
    expect(report.tasks.new).toHaveLength(3_000);
  });
});

describe('importWorkbook on disk', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duban-import-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('is nothing new after the ledger was closed and opened again', async () => {
    const data = join(folder, 'data');
    const first = await openLowdbStore({ folder: data, zone: ZONE });
    await createOffice(first).import(sheet(FIRST, SECOND));
    await first.close();
    const second = await openLowdbStore({ folder: data, zone: ZONE });
    const report = await createOffice(second).import(sheet(FIRST, SECOND));
    await second.close();
    expect(report.tasks).toMatchObject({ new: [], changed: [], unchanged: 2, differing: [] });
  });

  it('reads a file by its path and names one that is not there', async () => {
    const file = join(folder, 'ledger.xlsx');
    await writeFile(file, await workbookOf(sheet(FIRST)));
    const request = { year: 2026, dryRun: true, store: createMemoryStore({ zone: ZONE }), now: NOW };
    expect(await importWorkbook({ ...request, source: file })).toMatchObject({ tasks: { new: [{ no: 1 }] } });
    expect(await importWorkbook({ ...request, source: `${file}.gone` })).toMatchObject({
      refused: expect.stringContaining('找不到文件'),
    });
  });
});
