import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../src/workbook/file/archive.ts';
import { readWorkbook } from '../../../src/workbook/file/read-workbook.ts';
import { workbookOf } from '../office-workbook.ts';
import { workbookParts, xmlRow, zipOf } from '../zip-of.ts';

const MEGABYTE = 1024 * 1024;

async function why(bytes: Buffer): Promise<string> {
  const read = await readWorkbook(bytes);
  return read.kind === 'refused' ? read.why : '';
}

describe('openArchive', () => {
  it('hands out parts by their path', () => {
    const archive = openArchive(zipOf(workbookParts('<sheetData/>')));
    if (archive.kind === 'refused') throw new Error(archive.why);
    expect(archive.part('xl/workbook.xml')?.toString()).toContain('台账');
    expect(archive.part('xl/nothing.xml')).toBeUndefined();
  });

  it('refuses a zip bomb by what its directory says, before anything is unpacked', () => {
    const bomb = { path: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(60 * MEGABYTE, ' ') };
    const opened = openArchive(zipOf([...workbookParts('').slice(0, 2), bomb]));
    expect(opened).toMatchObject({ kind: 'refused', why: expect.stringContaining('上限 50 MB') });
  });

  it('refuses a part that packs more tightly than a sheet does', () => {
    const tight = { path: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(40 * MEGABYTE, ' ') };
    const opened = openArchive(zipOf([...workbookParts('').slice(0, 2), tight]));
    expect(opened).toMatchObject({ kind: 'refused', why: expect.stringContaining('压缩异常') });
  });

  it('unpacks no part beyond the size its header says', async () => {
    const liar = {
      path: 'xl/worksheets/sheet1.xml',
      bytes: Buffer.alloc(20 * MEGABYTE, ' '),
      says: 900 * 1024,
    };
    const before = process.memoryUsage().arrayBuffers;
    expect(await why(zipOf([...workbookParts('').slice(0, 2), liar]))).toContain('损坏');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(25 * MEGABYTE);
  });

  it('refuses thousands of parts', () => {
    const parts = Array.from({ length: 2_100 }, (_, index) => ({
      path: `xl/media/${index}.png`,
      bytes: Buffer.from('x'),
    }));
    expect(openArchive(zipOf([...workbookParts(''), ...parts]))).toMatchObject({ kind: 'refused' });
  });

  it('refuses a zip with a password', () => {
    const locked = workbookParts('<sheetData/>').map((part) => ({ ...part, flags: 1 }));
    expect(openArchive(zipOf(locked))).toMatchObject({ why: expect.stringContaining('密码') });
  });
});

describe('readWorkbook', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    [
      'an old .xls',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.alloc(600)]),
      '.xls',
    ],
    [
      'an encrypted .xlsx',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '打开密码',
    ],
    ['a CSV', Buffer.from('编号,事项,牵头单位\n1,修路,交通局\n'), 'CSV'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>编号</td></tr></table></html>'), '网页格式'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'PDF'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), '不是 Excel 工作簿'],
    ['a Word document', zipOf([{ path: 'word/document.xml', bytes: Buffer.from('<w/>') }]), 'Word'],
    ['any other zip', zipOf([{ path: 'readme.txt', bytes: Buffer.from('x') }]), '压缩包'],
    ['a binary workbook', zipOf([{ path: 'xl/workbook.bin', bytes: Buffer.from('x') }]), '.xlsb'],
  ])('names %s as what it is', async (_, bytes, words) => {
    expect(await why(bytes)).toContain(words);
  });

  it('names a truncated file', async () => {
    const whole = await workbookOf({ 台账: [['事项', '牵头单位', '时限']] });
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      expect(await why(whole.subarray(0, Math.floor(whole.length * share)))).toContain('不完整');
    }
  });

  it('names a file with a flipped byte inside a part', async () => {
    const parts = zipOf(workbookParts(`<sheetData>${xmlRow(1, ['事项', '牵头单位'])}</sheetData>`));
    const at = parts.indexOf('PK\x01\x02', 0, 'latin1') - 20;
    parts[at] = (parts[at] ?? 0) ^ 0xff;
    expect(await why(parts)).toContain('损坏');
  });

  it('names a file that is not there', async () => {
    expect(await readWorkbook('/nowhere/ledger.xlsx')).toMatchObject({
      why: expect.stringContaining('找不到文件'),
    });
  });

  it('refuses a sheet that reaches to the end of Excel', async () => {
    const far =
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
    expect(await why(zipOf(workbookParts(far)))).toContain('范围过大');
  });

  it('asks to save anew what is no sound workbook', async () => {
    const twice =
      '<sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
    expect(await why(zipOf(workbookParts(twice)))).toContain('另存为');
  });

  it('shows formula errors and percentages, and gives merged cells their value', async () => {
    const read = await readWorkbook(
      zipOf([
        ...workbookParts(
          `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>合</t></is></c><c r="C1" s="1"><v>0.6</v></c></row>
           <row r="2"><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>
           <mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>`,
        ),
        {
          path: 'xl/styles.xml',
          bytes: Buffer.from(
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>',
          ),
        },
      ]),
    );
    if (read.kind === 'refused') throw new Error(read.why);
    const covered = { kind: 'text', text: '合', origin: '0:0' };
    expect(read.sheets[0]?.rows).toEqual([
      [covered, covered, { kind: 'number', number: 0.6, percent: true }],
      [covered, covered, { kind: 'error', text: '#DIV/0!' }],
    ]);
  });
});
