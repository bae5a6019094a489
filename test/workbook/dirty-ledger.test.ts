import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/domain/task.ts';
import { createOffice, date, merged, percent } from './office-workbook.ts';
import { workbookParts, xmlRow, zipOf } from './zip-of.ts';

const COVER = [['关于印发2026年重点工作的通知'], ['各乡镇、各部门：'], ['现将有关事项通知如下']];

/** As an office keeps it: a title, the unit of money, a heading of two rows, parts, merged cells, totals, notes. */
const LEDGER = [
  [merged('2026年重点工作推进台账', 13), ...Array(12).fill(null)],
  ['', '', '', '', '', '', '', '', '', '', '单位：万元', '', ''],
  [
    merged('序号', 1, 2),
    merged('工作\n任务', 1, 2),
    merged('来源', 1, 2),
    merged('责任分工', 3),
    null,
    null,
    merged('包联领导', 1, 2),
    merged('时  间', 2),
    null,
    merged('节点', 1, 2),
    merged('2026年\n计划投资', 1, 2),
    merged('完成率', 1, 2),
    merged('备  注', 1, 2),
  ],
  [null, null, null, '牵头', '配合', '责任人', null, '开始', '完成', null, null, null, null],
  [merged('一、城乡建设（4项）', 13), ...Array(12).fill(null)],
  [
    '1',
    '老旧小区改造',
    merged('县委部署', 1, 3),
    '县住建局',
    '财政局、城关街道',
    '张三',
    '陈某',
    '3月',
    '12月底',
    '6月底50%；9月底80%',
    3200,
    percent(0.45),
    '',
  ],
  [
    '2',
    '城区供水管网\n改造（一期）',
    null,
    '住建局',
    '财政局\n城管局',
    '李四 13800000000',
    '陈  某',
    '',
    date('2026-10-20'),
    '',
    800.5,
    percent(1),
    '已完工',
  ],
  ['3', '口袋公园建设', null, '城管局', '', '', '陈某\n李某', '', '同上', '', '', percent(0), ''],
  ['小计', '', '', '', '', '', '', '', '', '', 4000.5, '', ''],
  [
    '4',
    '违建整治',
    '领导批示',
    '城管局牵头，城关街道、公安局参与',
    '',
    '王五、赵六',
    '',
    '',
    '持续推进',
    '',
    '',
    '',
    '',
  ],
  [],
  ['二', '农业农村', '', '', '', '', '', '', '', '', '', '', ''],
  [
    '序号',
    '工作任务',
    '来源',
    '牵头',
    '配合',
    '责任人',
    '包联领导',
    '开始',
    '完成',
    '节点',
    '2026年计划投资',
    '完成率',
    '备注',
  ],
  [5, '高标准农田建设', '上级下达', '农业农村局', '水利局 河口镇', '', '', '', '2月30日', '', '', '', ''],
  [6, '农村改厕', '上级下达', '', '河口镇', '', '', '', '11月底', '', '', '', ''],
  [7, '秸秆禁烧', '上级下达', '农业局', '', '', '', '', '', '', '', '', ''],
  [merged('合 计（7项）', 2), null, '', '', '', '', '', '', '', '', 4000.5, '', ''],
  ['备注：1.本表由督查室汇总。', '', '', '', '', '', '', '', '', '', '', '', ''],
  ['填表人：何静', '', '', '审核人：刘某', '', '', '', '', '', '', '', '', ''],
];

const UNITS = [
  ['单位名录'],
  ['全称', '简称', '曾用名', '序列', '排序', '负责人', '联络员'],
  ['住房和城乡建设局', '住建局', '建设局', '县直', 1, '', ''],
  ['农业农村局', '农业局', '', '县直', 2, '', ''],
];

async function read() {
  const office = createOffice();
  const report = await office.import({ 通知: COVER, 台账: LEDGER, 单位: UNITS });
  const tasks = await office.store.list(2026);
  const task = (no: number): Task | undefined => tasks.find((one) => one.no === no);
  return { office, report, tasks, task };
}

describe('a ledger as offices keep it', () => {
  it('is found behind another sheet, below its title, over two rows of headings', async () => {
    const { report, tasks } = await read();
    expect(report.sheets.map((sheet) => [sheet.name, sheet.readAs])).toEqual([
      ['通知', 'nothing'],
      ['台账', 'ledger'],
      ['单位', 'units'],
    ]);
    expect(tasks.map((task) => task.no)).toEqual([1, 2, 3, 4, 7]);
    expect(report.tasks.new).toHaveLength(5);
  });

  it('reads every cell of a full row', async () => {
    const { task } = await read();
    expect(task(1)).toMatchObject({
      title: '老旧小区改造',
      category: '城乡建设',
      source: '县委部署',
      leaders: ['陈某'],
      leadUnit: '住房和城乡建设局',
      assistUnits: ['财政局', '城关街道'],
      owner: '张三',
      start: '2026-03-01',
      due: '2026-12-31',
      ongoing: false,
      target: { amount: 3200, unit: '万元' },
      milestones: [
        { due: '2026-06-30', percent: 50 },
        { due: '2026-09-30', percent: 80 },
      ],
      status: 'active',
      percent: 45,
    });
  });

  it('reads real dates, broken titles, merged sources, line breaks between units, and a telephone number beside a name', async () => {
    const { task } = await read();
    expect(task(2)).toMatchObject({
      title: '城区供水管网改造（一期）',
      source: '县委部署',
      assistUnits: ['财政局', '城管局'],
      owner: '李四',
      leaders: ['陈某'],
      due: '2026-10-20',
      target: { amount: 800.5, unit: '万元' },
      percent: 100,
      remarks: '已完工',
    });
    expect(task(3)).toMatchObject({
      source: '县委部署',
      due: '2026-10-20',
      leaders: ['陈某', '李某'],
      status: 'assigned',
    });
  });

  it('goes on below a subtotal, and takes units and duties out of one cell', async () => {
    const { task } = await read();
    expect(task(4)).toMatchObject({
      category: '城乡建设',
      leadUnit: '城管局',
      assistUnits: ['城关街道', '公安局'],
      owner: '王五',
      due: '2026-12-31',
      ongoing: true,
    });
  });

  it('goes on below a repeated heading, under the next part', async () => {
    const { task } = await read();
    expect(task(7)).toMatchObject({ title: '秸秆禁烧', category: '农业农村', leadUnit: '农业农村局' });
    expect(task(7)).not.toHaveProperty('due');
  });

  it('leaves out impossible days and rows without a lead unit, and names sheet, row, column and reason', async () => {
    const { report } = await read();
    expect(report.wrong).toEqual([
      { sheet: '台账', row: 14, column: 'I', heading: '时间完成', why: '没有2026年2月30日这一天' },
      { sheet: '台账', row: 15, column: 'D', heading: '牵头', why: '没有牵头单位' },
    ]);
  });

  it('lists every row that holds no task', async () => {
    const { report } = await read();
    const kinds = report.ignoredRows.filter((row) => row.sheet === '台账').map((row) => [row.row, row.kind]);
    expect(kinds).toEqual([
      [1, 'title'],
      [2, 'money-unit'],
      [3, 'heading'],
      [4, 'heading'],
      [5, 'category'],
      [9, 'total'],
      [11, 'blank'],
      [12, 'category'],
      [13, 'repeated-heading'],
      [17, 'total'],
      [18, 'note'],
      [19, 'note'],
    ]);
  });

  it('lists what it understood', async () => {
    const { report } = await read();
    const listed = report.interpreted.map(
      ({ row, column, read: cell, as }) => `${row}${column} ${cell} → ${as}`,
    );
    expect(listed).toEqual(
      expect.arrayContaining([
        '6D 县住建局 → “县住建局”读作“住房和城乡建设局”',
        '6H 3月 → 2026-03-01',
        '6I 12月底 → 时限 2026-12-31',
        '6K 3200 → 3200万元',
        '7F 李四 13800000000 → 李四',
        '8I 同上 → 同上行：2026-10-20',
        '10F 王五、赵六 → 责任人为王五，其余未记',
        '10I 持续推进 → 时限 2026-12-31，持续推进',
        '16I  → 无时限',
      ]),
    );
  });

  it('is nothing new the second time', async () => {
    const { office } = await read();
    const again = await office.import({ 通知: COVER, 台账: LEDGER, 单位: UNITS });
    expect(again.tasks).toMatchObject({ new: [], changed: [], unchanged: 5, gone: [], differing: [] });
    expect(again.units).toMatchObject({ new: [], changed: [], unchanged: 2 });
  });
});

describe('other shapes of ledgers', () => {
  it('reads several ledger sheets as one ledger, in any order of columns', async () => {
    const office = createOffice();
    const report = await office.import({
      工业: [
        ['序号', '项目名称', '责任单位', '竣工时间'],
        [1, '标准厂房', '开发区', '2026年'],
        [2, '冷链园', '开发区', '10月'],
      ],
      农业: [
        ['完成时限', '牵头单位', '事项', '序号'],
        ['6月底', '农业局', '改厕', 3],
      ],
    });
    expect(report.tasks.new.map((task) => [task.no, task.title])).toEqual([
      [1, '标准厂房'],
      [2, '冷链园'],
      [3, '改厕'],
    ]);
  });

  it('takes the next free numbers where the serial numbers restart', async () => {
    const office = createOffice();
    const report = await office.import({
      工业: [
        ['序号', '项目名称', '责任单位', '时限'],
        [1, '标准厂房', '开发区', '10月'],
      ],
      农业: [
        ['序号', '项目名称', '责任单位', '时限'],
        [1, '改厕', '农业局', '6月底'],
      ],
    });
    expect(report.tasks.new.map((task) => [task.no, task.title])).toEqual([
      [1, '标准厂房'],
      [2, '改厕'],
    ]);
  });

  it('reads a column whose text repeats over merged cells as the category of the finer one', async () => {
    const office = createOffice();
    await office.import({
      台账: [
        ['重点任务', '工作内容', '牵头单位', '时限'],
        [merged('优化营商环境', 1, 2), '企业开办一日办结', '市场监管局', '6月底'],
        [null, '惠企政策免申即享', '财政局', '9月底'],
        ['基础教育', '城东小学扩建', '教体局', '8月底'],
      ],
    });
    expect((await office.store.list(2026)).map((task) => [task.category, task.title])).toEqual([
      ['优化营商环境', '企业开办一日办结'],
      ['优化营商环境', '惠企政策免申即享'],
      ['基础教育', '城东小学扩建'],
    ]);
  });

  it('takes the lower half of merged rows for the same task, and says so', async () => {
    const office = createOffice();
    const report = await office.import({
      台账: [
        ['序号', '事项', '牵头单位', '节点', '时限'],
        [merged('1', 1, 2), merged('修路', 1, 2), merged('交通局', 1, 2), '6月底50%', merged('12月底', 1, 2)],
        [null, null, null, '9月底80%', null],
        ['2', '架桥', '交通局', '', '12月底'],
      ],
    });
    expect(report.tasks.new.map((task) => task.title)).toEqual(['修路', '架桥']);
    expect(report.ignoredRows).toContainEqual({
      sheet: '台账',
      row: 3,
      kind: 'continuation',
      text: '9月底80%',
    });
  });

  it('reads 责任单位 beside 牵头单位 as those who assist', async () => {
    const office = createOffice();
    await office.import({
      台账: [
        ['事项', '牵头单位', '责任单位', '时限'],
        ['修路', '交通局', '交通局、河口镇', '6月'],
      ],
    });
    expect((await office.store.list(2026))[0]).toMatchObject({ leadUnit: '交通局', assistUnits: ['河口镇'] });
  });

  it('reads kinds, cadences and openness, and refuses words it does not know', async () => {
    const office = createOffice();
    const report = await office.import({
      台账: [
        ['编号', '类型', '事项', '牵头单位', '时限', '反馈周期', '公开范围', '状态', '存在问题'],
        [1, '限时件', '甲', '住建局', '6月', '周报', '当事', '已销号', '资金不足'],
        [2, '年度', '乙', '住建局', '6月', '每周五下班前', '内部', '绿灯', '资金不足'],
        [3, '年度', '丙', '住建局', '6月', '每月', '绝密', '', ''],
        [4, '其他类', '丁', '住建局', '6月', '每月', '', '', ''],
      ],
    });
    const [first, second] = await office.store.list(2026);
    expect(first).toMatchObject({
      kindOfTask: 'errand',
      cadence: 'weekly',
      openness: 'parties',
      status: 'closed',
      problems: [],
    });
    expect(second).toMatchObject({
      cadence: 'weekly',
      openness: 'internal',
      status: 'assigned',
      problems: [{ no: 1, text: '资金不足' }],
    });
    expect(report.wrong.map((one) => [one.row, one.column])).toEqual([
      [4, 'G'],
      [5, 'B'],
    ]);
    expect(report.interpreted.map((one) => one.as)).toContain('事项已销号或终止，存在问题未记');
  });

  it('leaves out rows without a title, a lead unit, or with a formula error', async () => {
    const office = createOffice();
    const report = await office.import({
      台账: [
        ['事项', '牵头单位', '时限'],
        ['修路', '交通局', '6月'],
        ['架桥', '', '6月'],
        ['无', '交通局', '6月'],
      ],
    });
    expect(report.wrong.map((one) => [one.row, one.why])).toEqual([
      [3, '没有牵头单位'],
      [4, '没有事项名称'],
    ]);
    const broken = zipOf(
      workbookParts(
        `<sheetData>${xmlRow(1, ['事项', '牵头单位', '时限'])}${xmlRow(2, ['修渠', '水利局', '6月'])}
         <row r="3"><c r="A3" t="inlineStr"><is><t>植树</t></is></c><c r="B3" t="inlineStr"><is><t>林业局</t></is></c><c r="C3" t="e"><f>X1</f><v>#REF!</v></c></row></sheetData>`,
      ),
    );
    expect((await office.import(broken)).wrong).toEqual([
      {
        sheet: '台账',
        row: 3,
        column: 'C',
        heading: '时限',
        why: '单元格是公式错误 #REF!，请改正公式或填写数值',
      },
    ]);
  });

  it('leaves hidden sheets out and says so', async () => {
    const hidden = zipOf(
      workbookParts(
        `<sheetData>${xmlRow(1, ['事项', '牵头单位', '时限'])}${xmlRow(2, ['修渠', '水利局', '6月'])}</sheetData>`,
        'hidden',
      ),
    );
    const report = await createOffice().import(hidden);
    expect(report).toMatchObject({
      applied: false,
      sheets: [{ readAs: 'nothing', why: '隐藏的工作表，未读' }],
    });
  });

  it('says that the title names another year', async () => {
    const office = createOffice();
    const report = await office.import({
      台账: [['2025年度台账'], ['事项', '牵头单位', '时限'], ['修路', '交通局', '6月']],
    });
    expect(report.interpreted).toContainEqual({
      sheet: '台账',
      row: 1,
      read: '2025年度台账',
      as: '标题写的是2025年，按2026年度台账导入',
    });
  });

  it('refuses a workbook that holds no ledger, and writes nothing', async () => {
    const office = createOffice();
    const report = await office.import({
      名单: [
        ['姓名', '电话'],
        ['张三', '1'],
      ],
    });
    expect(report).toMatchObject({ applied: false, refused: expect.stringContaining('没有找到台账') });
    expect(await office.store.list(2026)).toEqual([]);
  });

  it('refuses a ledger of which no row can be read', async () => {
    const office = createOffice();
    const report = await office.import({
      台账: [
        ['事项', '牵头单位', '时限'],
        ['修路', '', '6月'],
      ],
    });
    expect(report).toMatchObject({
      applied: false,
      refused: expect.stringContaining('没有一行'),
      wrong: [{ row: 2 }],
    });
  });
});
