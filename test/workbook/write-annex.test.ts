import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { AnnexRow, AnnexSheet, ReportAnnex } from '../../src/domain/report-annex.ts';
import { readWorkbook } from '../../src/workbook/file/read-workbook.ts';
import { annexSheets, writeAnnex } from '../../src/workbook/write-annex.ts';
import { partsOf } from './parts-of.ts';
import { writtenHere } from './written-here.ts';

const ROW: AnnexRow = {
  no: '#66',
  title: '污水厂扩建',
  leaders: '陈立新',
  leadUnit: '城管局',
  assistUnits: '',
  due: day('2026-10-31'),
  percent: 72,
  colour: 'red',
  why: '逾期23天',
  explanation: '未说明原因',
};

type List = Pick<AnnexSheet, 'name' | 'rows'> & Partial<AnnexSheet>;

const annexOf = (...lists: readonly List[]): ReportAnnex => ({
  title: '重点工作周调度〔2026〕第46期附表',
  subtitle: '数据截至11月22日24时',
  sheets: lists.map((list) => ({ unlisted: 0, ...list })),
});

const written = async (annex: ReportAnnex): Promise<Buffer> => writtenHere(await annexSheets(annex));

async function rowsOf(annex: ReportAnnex, sheet = 0) {
  const read = await readWorkbook(await written(annex));
  if (read.kind === 'refused') throw new Error(read.why);
  return (read.sheets[sheet]?.rows ?? []).map((row) =>
    row.map((cell) =>
      cell?.kind === 'number'
        ? `${cell.number}${cell.percent ? ' as percent' : ''}`
        : cell?.kind === 'day'
          ? cell.day
          : cell?.text,
    ),
  );
}

describe('writeAnnex', () => {
  it('shows title, date and number of a list, and each task with true dates and percentages', async () => {
    const rows = await rowsOf(annexOf({ name: '红灯事项', rows: [ROW, { ...ROW, no: '#7' }] }));
    expect(rows[0]?.[0]).toBe('重点工作周调度〔2026〕第46期附表');
    expect(rows[1]?.[0]).toBe('红灯事项，共2项　数据截至11月22日24时');
    expect(rows.slice(2, 4)).toEqual([
      ['序号', '编号', '事项', '分管领导', '牵头单位', '完成时限', '进度', '灯', '亮灯原因', '情况说明'],
      [
        '1',
        '#66',
        '污水厂扩建',
        '陈立新',
        '城管局',
        '2026-10-31',
        '0.72 as percent',
        '红',
        '逾期23天',
        '未说明原因',
      ],
    ]);
    expect(rows[4]?.slice(0, 2)).toEqual(['2', '#7']);
  });

  it('counts what it does not list, so that it adds up with the report', async () => {
    const rows = await rowsOf(annexOf({ name: '红灯事项', rows: [ROW, { ...ROW, no: '#7' }], unlisted: 3 }));
    expect(rows[1]?.[0]).toBe('红灯事项，共5项，列2项　数据截至11月22日24时');
  });

  it('has the same columns on every sheet: those in which any list has something', async () => {
    const annex = annexOf(
      { name: '红灯事项', rows: [ROW] },
      { name: '黄灯事项', rows: [{ ...ROW, owner: '张三', expected: 0, annotation: '=请速报' }] },
    );
    const [red, yellow] = [await rowsOf(annex, 0), await rowsOf(annex, 1)];
    expect(red[2]).toEqual(yellow[2]);
    expect(red[2]).toEqual(expect.arrayContaining(['责任人', '时序进度', '督查意见']));
    expect(red[2]).not.toContain('类别');
    expect(yellow[3]).toEqual(expect.arrayContaining(['张三', '0 as percent', '=请速报']));
  });

  it('leaves empty lists out, keeps the order of the others, and makes their names fit', async () => {
    const parts = partsOf(
      await written(
        annexOf(
          { name: '黄灯事项', rows: [ROW] },
          { name: '本周到期', rows: [] },
          { name: '红灯/滞后', rows: [ROW] },
          { name: '红灯/滞后', rows: [ROW] },
        ),
      ),
    );
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(['黄灯事项', '红灯／滞后', '红灯／滞后（2）']);
  });

  it('opens with nothing in it when every list is empty', async () => {
    const rows = await rowsOf(annexOf({ name: '红灯事项', rows: [] }));
    expect(rows[1]?.[0]).toBe('附表，共0项　数据截至11月22日24时');
    expect(rows).toHaveLength(3);
  });

  it('is made to be printed: landscape, one page wide, its heading on every page and in place', async () => {
    const parts = partsOf(await written(annexOf({ name: '红灯事项', rows: [ROW, ROW] })));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<pane ySplit="3" xSplit="0" topLeftCell="A4" [^>]*state="frozen"\/>/);
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(sheet).toContain('<mergeCell ref="A1:J1"/><mergeCell ref="A2:J2"/>');
    expect(sheet).toContain('<autoFilter ref="A3:J5"/>');
    expect(sheet).toContain('<col min="3" max="3" width="32" customWidth="1"/>');
    const workbook = parts.get('xl/workbook.xml');
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Area" localSheetId="0">'红灯事项'!$A$1:$J$5</definedName>`,
    );
    expect(workbook).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'红灯事项'!$1:$3</definedName>`,
    );
  });

  it.each([
    ['red', 'F4B6B0'],
    ['yellow', 'FFE699'],
    ['blue', 'BDD7EE'],
    ['green', 'C6E0B4'],
    ['grey', 'D9D9D9'],
  ] as const)('fills the lamp %s, in a framed cell whose text wraps', async (colour, rgb) => {
    const parts = partsOf(await written(annexOf({ name: '一', rows: [{ ...ROW, colour }] })));
    const styles = parts.get('xl/styles.xml') ?? '';
    const all = (element: string, within: string): readonly string[] =>
      styles
        .match(new RegExp(`<${within} .*?</${within}>`))?.[0]
        .match(new RegExp(`<${element}[ >].*?</${element}>`, 'g')) ?? [];
    const place = /<c r="H4" s="(\d+)"/.exec(parts.get('xl/worksheets/sheet1.xml') ?? '')?.[1];
    const style = all('xf', 'cellXfs')[Number(place)] ?? '';
    const indexIn = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(style)?.[1]);
    expect(all('fill', 'fills')[indexIn('fillId')]).toContain(`<fgColor rgb="FF${rgb}"/>`);
    expect(all('border', 'borders')[indexIn('borderId')]).toContain('<bottom style="thin"/>');
    expect(style).toContain('<alignment horizontal="center" vertical="center" wrapText="1"/>');
  });

  it('gives a row the height of its texts', async () => {
    const explanation = '因消防整改，已增派施工力量，每日调度。'.repeat(4);
    const parts = partsOf(await written(annexOf({ name: '一', rows: [ROW, { ...ROW, explanation }] })));
    const heights = [
      ...(parts.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<row r="\d+" ht="([\d.]+)"/g),
    ];
    expect(heights.map(([, height]) => height)).toEqual(['30', '18', '30', '18', '72']);
  });

  it('leaves the main thread to others while it writes 3,000 rows', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index): AnnexRow => ({ ...ROW, no: `#${index + 1}` }));
    let turns = 0;
    const turning = setInterval(() => turns++, 5);
    const bytes = await writeAnnex(annexOf({ name: '红灯事项', rows }));
    clearInterval(turning);
    // Written on this thread it would be a turn or two; a free thread has a hundred.
    expect(turns).toBeGreaterThan(10);
    expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A3:J3003"/>');
  });
});
