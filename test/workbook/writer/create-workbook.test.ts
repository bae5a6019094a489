import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../src/workbook/file/read-workbook.ts';
import type { OfficeCell } from '../../../src/workbook/office-cells.ts';
import { type OfficeSheet, officeSheet } from '../../../src/workbook/office-sheet.ts';
import { partsOf } from '../parts-of.ts';
import { writtenHere } from '../written-here.ts';

const HEADING_ROWS = 3;

/** A sheet of one column with these cells. */
const sheetOf = (cells: readonly OfficeCell[], name = '表'): OfficeSheet =>
  officeSheet({
    name,
    title: '题',
    subtitle: '副题',
    columns: [{ heading: '甲', width: 20, cell: (cell: OfficeCell) => cell }],
    rows: cells,
  });

async function readBack(cells: readonly OfficeCell[]) {
  const read = await readWorkbook(await writtenHere([sheetOf(cells)]));
  if (read.kind === 'refused') throw new Error(read.why);
  return read.sheets[0]?.rows.slice(HEADING_ROWS).map(([cell]) => cell) ?? [];
}

const text = (value: string) => ({ kind: 'text', text: value });

describe('createWorkbook', () => {
  it.each([
    '=1+1',
    '+86',
    '-5',
    '@sum',
    '=cmd|/c calc!A0',
    '<b>&"\'',
    '第一行\n第二行',
    '_x0041_',
    '𠮷①℃',
    '0012',
    'constructor',
    '__proto__',
    'toString',
  ])('keeps the text %j a text', async (value) => {
    expect(await readBack([value])).toEqual([text(value)]);
  });

  it('leaves out what XML does not allow, and cuts what no cell holds', async () => {
    const [odd, long] = await readBack(['a\0\u0007b\ud800c\uffffd', '长'.repeat(40_000)]);
    expect(odd).toEqual(text('abcd'));
    expect(long).toEqual(text(`${'长'.repeat(32_766)}…`));
  });

  it('writes numbers as they are, and an empty cell for what is none', async () => {
    const values = [0, -1.5, 1e21, 0.1 + 0.2];
    expect(await readBack([...values, 'end'])).toEqual([
      ...values.map((number) => ({ kind: 'number', number, percent: false })),
      text('end'),
    ]);
    expect(await readBack([Number.NaN, Number.POSITIVE_INFINITY, 'end'])).toEqual([
      undefined,
      undefined,
      text('end'),
    ]);
  });

  it('keeps whatever texts people write', async () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1 })
      // The reading library trims; control characters and U+FFFD, the sign for what was lost, are left out.
      .filter((word) => word.trim() === word && !/[\p{Cc}\p{Noncharacter_Code_Point}\uFFFD]/u.test(word));
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1 }), async (many) => {
        expect(await readBack(many)).toEqual(many.map(text));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps a text that stands in many cells once', async () => {
    const parts = partsOf(await writtenHere([sheetOf(['财政局', '财政局']), sheetOf(['财政局'], '乙')]));
    expect(parts.get('xl/sharedStrings.xml')?.match(/财政局/g)).toHaveLength(1);
  });

  it('quotes names of sheets where they stand in formulas', async () => {
    const parts = partsOf(await writtenHere([sheetOf([], "a'b & <c>")]));
    const workbook = parts.get('xl/workbook.xml');
    expect(workbook).toContain('name="a&apos;b &amp; &lt;c&gt;"');
    expect(workbook).toContain("'a''b &#38; &#60;c&#62;'!$1:$3");
  });
});
