import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AnnexRow, AnnexSheet, ReportAnnex } from '../domain/report-annex.ts';
import type { WriteAnnex } from '../ports/report-makers.ts';
import { FIELD_HEADINGS } from './field-text.ts';
import { dayCell, lampCell, percentCell } from './office-cells.ts';
import { type OfficeColumn, type OfficeSheet, officeSheet } from './office-sheet.ts';
import { writeWorkbook } from './writer/write-workbook.ts';

type AnnexColumn = OfficeColumn<AnnexRow> & {
  /** Left out of the whole workbook if no row has anything in it. */
  readonly optional?: true;
};

const COLUMNS: readonly AnnexColumn[] = [
  { heading: '序号', width: 6, centred: true, cell: (_, index) => index + 1 },
  { heading: '编号', width: 9, centred: true, cell: ({ no }) => no },
  { heading: FIELD_HEADINGS.title, width: 32, cell: ({ title }) => title },
  { heading: FIELD_HEADINGS.category, width: 10, optional: true, cell: ({ category }) => category },
  { heading: FIELD_HEADINGS.leaders, width: 10, optional: true, cell: ({ leaders }) => leaders },
  { heading: FIELD_HEADINGS.leadUnit, width: 16, cell: ({ leadUnit }) => leadUnit },
  { heading: FIELD_HEADINGS.assistUnits, width: 18, optional: true, cell: ({ assistUnits }) => assistUnits },
  { heading: FIELD_HEADINGS.owner, width: 9, centred: true, optional: true, cell: ({ owner }) => owner },
  {
    heading: FIELD_HEADINGS.due,
    width: 15,
    centred: true,
    cell: ({ due }) => (due === undefined ? undefined : dayCell(due)),
  },
  {
    heading: '进度',
    width: 7,
    centred: true,
    cell: ({ percent }) => (percent === undefined ? undefined : percentCell(percent)),
  },
  {
    heading: '时序进度',
    width: 9,
    centred: true,
    optional: true,
    cell: ({ expected }) => (expected === undefined ? undefined : percentCell(expected)),
  },
  { heading: '灯', width: 5, centred: true, cell: ({ colour }) => lampCell(colour) },
  { heading: '亮灯原因', width: 13, optional: true, cell: ({ why }) => why },
  { heading: '情况说明', width: 32, optional: true, cell: ({ explanation }) => explanation },
  { heading: '督查意见', width: 18, optional: true, cell: ({ annotation }) => annotation },
];

/** 附表: a sheet for each list of a report. One without any list still opens, and says that there is nothing in it. */
export const writeAnnex: WriteAnnex = async (annex) => await writeWorkbook(await annexSheets(annex));

export async function annexSheets({ title, subtitle, sheets }: ReportAnnex): Promise<readonly OfficeSheet[]> {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const columns = await usedColumns(filled.flatMap(({ rows }) => rows));
  const lists = filled.length > 0 ? filled : [{ name: '附表', rows: [], unlisted: 0 }];
  return lists.map((list) =>
    officeSheet({
      name: list.name,
      title,
      subtitle: `${list.name}，${countText(list)}　${subtitle}`,
      columns,
      rows: list.rows,
    }),
  );
}

/** 共18项，列16项: the figure the report gives, and how many of them stand here. */
function countText({ rows, unlisted }: AnnexSheet): string {
  const all = `共${rows.length + unlisted}项`;
  return unlisted > 0 ? `${all}，列${rows.length}项` : all;
}

/** So many rows are looked at in one turn. */
const SLICE = 1_000;

/** The columns in which some row has something. */
async function usedColumns(rows: readonly AnnexRow[]): Promise<readonly AnnexColumn[]> {
  const empty = new Set(COLUMNS.filter(({ optional }) => optional));
  for (const [index, row] of rows.entries()) {
    if (empty.size === 0) break;
    for (const column of empty) if ((column.cell(row, index) ?? '') !== '') empty.delete(column);
    if (index % SLICE === SLICE - 1) await nextTurn();
  }
  return COLUMNS.filter((column) => !empty.has(column));
}
