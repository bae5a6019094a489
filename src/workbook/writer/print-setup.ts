import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature, Sheet } from 'write-excel-file/node';
import { columnLetter } from '../file/cell-address.ts';

/** What the library takes for the bytes of a picture; it does not export the type. */
type Bytes = Stream | Buffer | Blob;
export type LaidOutSheet = Sheet<Bytes>;

/** Title, subtitle and headings: they stay in place and stand on every page. */
export const HEADING_ROWS = 3;
/** ECMA-376 part 1, 18.18.50. */
const PAPER_SIZES = { A4: 9, A3: 8 } as const;
/** Characters across an A4 page before print becomes too small to read; a whole ledger needs A3. */
const MOST_ON_A4 = 220;
/** Inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };
const FOOTER = '&amp;C第 &amp;P 页，共 &amp;N 页';

/**
 * What the writing library has no option for: one page wide on paper, nothing beside the table, headings and a page
 * number on every page, filters on the headings, and rows that are fitted to their texts again when somebody edits them.
 * Elements stand in the order of CT_Worksheet (ECMA-376 part 1, 18.3.1.99).
 */
export function printSetup(sheets: readonly LaidOutSheet[]): Feature<Bytes> {
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              '<definedNames/>',
              () => `<definedNames>${sheets.flatMap(namedRanges).join('')}</definedNames>`,
            ),
        },
        'xl/worksheets/sheet{id}.xml': {
          transformElementAttributes: (tag, attributes, index, { columns = [] }) => {
            if (tag === 'row' && (index ?? 0) >= HEADING_ROWS) {
              const { customHeight: _, ...fitted } = attributes;
              return fitted;
            }
            if (tag === 'pageMargins') return MARGINS;
            if (tag !== 'pageSetup') return attributes;
            const across = columns.reduce((sum, { width = 0 }) => sum + width, 0);
            const paperSize = PAPER_SIZES[across > MOST_ON_A4 ? 'A3' : 'A4'];
            return { ...attributes, paperSize, fitToWidth: 1, fitToHeight: 0 };
          },
          transform: (xml, _, { sheetIndex }) => {
            const { from, to } = extentOf(sheets[sheetIndex], HEADING_ROWS);
            return xml
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace('</sheetData>', `</sheetData><autoFilter ref="${from.join('')}:${to.join('')}"/>`)
              .replace('<pageMargins ', '<printOptions horizontalCentered="1"/><pageMargins ')
              .replace('<drawing ', `<headerFooter><oddFooter>${FOOTER}</oddFooter></headerFooter><drawing `);
          },
        },
      },
    },
  };
}

/** From the first column of a row to the last of the last row. */
function extentOf(sheet: LaidOutSheet | undefined, row: number) {
  const last = columnLetter((sheet?.columns?.length ?? 1) - 1);
  return { from: ['A', row], to: [last, sheet?.data.length ?? row] };
}

/** What is filtered, what is printed, and what stands on every page (ECMA-376 part 1, 18.2.5). */
function namedRanges(sheet: LaidOutSheet, index: number): readonly string[] {
  const name = (sheet.sheet ?? '').replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const fixed = (row: number): string => {
    const { from, to } = extentOf(sheet, row);
    return `${quoted}!$${from.join('$')}:$${to.join('$')}`;
  };
  const define = (what: string, value: string, hidden = ''): string =>
    `<definedName name="_xlnm.${what}" localSheetId="${index}"${hidden}>${value}</definedName>`;
  return [
    define('_FilterDatabase', fixed(HEADING_ROWS), ' hidden="1"'),
    define('Print_Area', fixed(1)),
    define('Print_Titles', `${quoted}!$1:$${HEADING_ROWS}`),
  ];
}
