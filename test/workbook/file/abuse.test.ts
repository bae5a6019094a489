import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { readWorkbook } from '../../../src/workbook/file/read-workbook.ts';
import { importWorkbook } from '../../../src/workbook/import-workbook.ts';
import { ZONE } from '../../support/a-task.ts';
import { workbookParts, xmlRow, type ZipPart, zipOf } from '../zip-of.ts';

const MEGABYTE = 1024 * 1024;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LEDGER = `${xmlRow(1, ['事项', '牵头单位', '完成时限'])}${xmlRow(2, ['修路', '交通局', '2026-12-31'])}`;

/** A workbook whose one sheet is this XML, and other parts in it. */
function book(sheet: string, ...others: readonly ZipPart[]): Buffer {
  return zipOf([...workbookParts(sheet), ...others]);
}

function withPart(path: string, xml: string): Buffer {
  const parts = workbookParts(`<sheetData>${LEDGER}</sheetData>`);
  return zipOf([...parts.filter((part) => part.path !== path), { path, bytes: Buffer.from(xml) }]);
}

const cells = (...tags: readonly string[]): string =>
  `<sheetData><row r="1"><c r="A1"><v>1</v></c>${tags.join('')}</row></sheetData>`;
const many = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join('');
const ENTITIES = many(9, (at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
const withEntity = (definitions: string, used: string): string =>
  `<?xml version="1.0"?><!DOCTYPE x [${definitions}]><worksheet xmlns="${MAIN}"><sheetData>${xmlRow(1, [used])}</sheetData></worksheet>`;
const SHEET = 'xl/worksheets/sheet1.xml';

/** A zip whose directory names one and the same data again and again. */
function overlapping(times: number): Buffer {
  const zip = zipOf([...workbookParts(''), { path: 'xl/a.xml', bytes: Buffer.alloc(900 * 1024, ' ') }]);
  const end = zip.length - 22;
  const start = zip.readUInt32LE(end + 16);
  const last = zip.subarray(zip.lastIndexOf('PK\x01\x02', undefined, 'latin1'), end);
  const tail = Buffer.from(zip.subarray(end));
  const count = tail.readUInt16LE(10) + times;
  tail.writeUInt16LE(count, 8);
  tail.writeUInt16LE(count, 10);
  tail.writeUInt32LE(end - start + last.length * times, 12);
  return Buffer.concat([zip.subarray(0, end), ...Array.from({ length: times }, () => last), tail]);
}

/** What each of these files is, and words of the sentence it is refused with. */
const REFUSED: readonly (readonly [string, () => Buffer, string])[] = [
  ['a zip in a zip', () => zipOf([{ path: 'inner.zip', bytes: book('') }]), '压缩包'],
  ['a bomb of overlapping parts', () => overlapping(60), '上限 50 MB'],
  [
    'a size that lies, upward',
    () => book('', { path: 'xl/a.xml', bytes: Buffer.from('x'), says: 0xfffffffe }),
    '上限 50 MB',
  ],
  [
    'a size that lies, downward',
    () => book('', { path: 'xl/a.xml', bytes: Buffer.alloc(MEGABYTE), says: 10 }),
    '损坏',
  ],
  ['a column no Excel has', () => book(cells('<c r="AAAAAA1"><v>1</v></c>')), '行列范围'],
  ['the millionth column', () => book(cells('<c r="BDWGN1"><v>1</v></c>')), '行列范围'],
  ['a column with a sign in it', () => book(cells('<c r="XFD$1"><v>1</v></c>')), '行列范围'],
  [
    'a row no Excel has',
    () => book('<sheetData><row r="999999999"><c r="A1"><v>1</v></c></row></sheetData>'),
    '行列范围',
  ],
  [
    'a row that is no number',
    () => book('<sheetData><row r="1e9"><c r="A1"><v>1</v></c></row></sheetData>'),
    '行列范围',
  ],
  [
    'a far row around a near cell',
    () =>
      book('<sheetData><row r="1048576"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row></sheetData>'),
    '范围过大',
  ],
  ['a place behind an entity', () => book(cells('<c r="&#66;&#57;99999999"><v>1</v></c>')), '行列范围'],
  ['a place behind a false one', () => book(cells(`<c a=" r='B1' " r="B99999999"><v>1</v></c>`)), '行列范围'],
  [
    'a place behind a sign of the end',
    () => book(cells(`<c a='"' b=">" r="B99999999"><v>1</v></c>`)),
    '行列范围',
  ],
  [
    'a place behind a sign of the start',
    () => book(cells('<c a="<" r="B99999999"><v>1</v></c>')),
    '行列范围',
  ],
  ['a bomb of entities', () => withPart(SHEET, withEntity(`<!ENTITY e0 "ha">${ENTITIES}`, '&e9;')), 'DTD'],
  [
    'an entity from a file',
    () => withPart(SHEET, withEntity('<!ENTITY e SYSTEM "file:///etc/passwd">', '&e;')),
    'DTD',
  ],
  [
    'a DTD among the shared texts',
    () =>
      withPart(
        'xl/sharedStrings.xml',
        `<!DOCTYPE sst SYSTEM "http://127.0.0.1/x.dtd"><sst xmlns="${MAIN}"/>`,
      ),
    'DTD',
  ],
  ['macros', () => book('', { path: 'xl/vbaProject.bin', bytes: Buffer.from('x') }), '带宏'],
  [
    'a cell longer than any of Excel',
    () => book(`<sheetData>${xmlRow(1, ['字'.repeat(32_768)])}</sheetData>`),
    '32767',
  ],
  [
    'one long text in thousands of cells',
    () =>
      book(
        `<sheetData>${many(1_600, (row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`)}</sheetData>`,
        {
          path: 'xl/sharedStrings.xml',
          bytes: Buffer.from(`<sst xmlns="${MAIN}"><si><t>${'字'.repeat(32_000)}</t></si></sst>`),
        },
      ),
    '合计过多',
  ],
  [
    'one part as thousands of sheets',
    () => {
      const [workbook, ...others] = workbookParts('<sheetData/>');
      const xml = workbook?.bytes.toString() ?? '';
      const sheets = many(5_000, (at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="rId1"/>`);
      return zipOf([
        ...others,
        {
          path: 'xl/workbook.xml',
          bytes: Buffer.from(xml.replace(/<sheets>.*<\/sheets>/, `<sheets>${sheets}</sheets>`)),
        },
      ]);
    },
    '另存为',
  ],
  ['a file above 50 MB', () => Buffer.concat([book(''), Buffer.alloc(51 * MEGABYTE)]), '50 MB'],
  [
    'a sheet that leads out of the file',
    () => {
      const [workbook, , sheet] = workbookParts(`<sheetData>${LEDGER}</sheetData>`);
      const target = '../../../../etc/passwd';
      const relations = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="${target}"/></Relationships>`;
      return zipOf([
        ...[workbook, sheet].flatMap((part) => part ?? []),
        { path: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from(relations) },
      ]);
    },
    '另存为',
  ],
];

describe('a workbook made to do harm', () => {
  it.each(REFUSED)('is refused with a sentence, and writes nothing: %s', async (_, make, words) => {
    const source = make();
    const store = createMemoryStore({ zone: ZONE });
    const before = process.memoryUsage().rss;
    const report = await importWorkbook({ source, year: 2026, dryRun: false, store, now: 0 });
    expect(report.refused).toContain(words);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * MEGABYTE);
    expect(await store.list(2026)).toEqual([]);
    expect((await store.directory()).people).toEqual([]);
  });

  it.each([
    ['tags that never end', () => book(`<sheetData>${many(200_000, (at) => `<c r${at} `)}`)],
    ['merges that never end', () => book(`<sheetData/>${many(200_000, (at) => `<mergeCell r${at} `)}`)],
    [
      'styles that never end',
      () =>
        book('<sheetData/>', {
          path: 'xl/styles.xml',
          bytes: Buffer.from(many(100_000, (at) => `<cellXfs ${at}`)),
        }),
    ],
    [
      'merges over merges',
      () =>
        book(
          `<sheetData>${many(900, (at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c><c r="ALL${at + 1}"><v>1</v></c></row>`)}</sheetData>
           <mergeCells>${many(20_000, (at) => `<mergeCell ref="A1:ALL${500 + (at % 400)}"/>`)}</mergeCells>`,
        ),
    ],
    [
      'formulas alone',
      () =>
        book(
          `<sheetData>${many(5_000, (at) => `<row r="${at + 1}"><c r="A${at + 1}"><f>WEBSERVICE("http://127.0.0.1/"&amp;${at})</f></c></row>`)}</sheetData>`,
        ),
    ],
  ])('costs no more than its size: %s', async (_, make) => {
    // Read in a time that grows with the square of it, each of these would take minutes, and end the test.
    expect((await readWorkbook(make())).kind).toMatch(/workbook|refused/);
  });

  it('gives the values that its formulas were saved with, and computes none', async () => {
    const read = await readWorkbook(
      book(
        cells(
          '<c r="B1"><f>1+1</f><v>7</v></c><c r="C1" t="str"><f>HYPERLINK("http://a","b")</f><v>b</v></c>',
        ),
      ),
    );
    if (read.kind === 'refused') throw new Error(read.why);
    expect(read.sheets[0]?.rows[0]).toMatchObject([{ number: 1 }, { number: 7 }, { text: 'b' }]);
  });
});
