import { Temporal } from 'temporal-polyfill';
import writeSheets, { type CellObject, type Row } from 'write-excel-file/node';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { ImportReport } from '../../src/workbook/import-report.ts';
import { importWorkbook } from '../../src/workbook/import-workbook.ts';

export const ZONE = 'Asia/Shanghai';
export const NOW = Temporal.Instant.from('2026-02-10T09:00:00+08:00').epochMilliseconds;

/** A cell as a clerk types it: text, a number, a true date (`date`), a percentage (`percent`), or a merged block. */
export type Typed = string | number | null | CellObject;

export const date = (text: string): CellObject => ({
  value: new Date(`${text}T00:00:00Z`),
  type: Date,
  format: 'yyyy/m/d',
});
export const percent = (value: number): CellObject => ({ value, type: Number, format: '0%' });
/** The first cell of a merged block; the cells it covers are typed as null. */
export const merged = (value: string, columns: number, rows = 1): CellObject => ({
  value,
  type: String,
  ...(columns > 1 ? { columnSpan: columns } : {}),
  ...(rows > 1 ? { rowSpan: rows } : {}),
});

export async function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly Typed[])[]>>,
): Promise<Buffer> {
  return await writeSheets(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row): Row => [...row]) })),
  ).toBuffer();
}

/** An office with a ledger: imports what it is given, year 2026. */
export interface Office {
  readonly store: Store;
  import(
    sheets: Parameters<typeof workbookOf>[0] | Buffer,
    options?: { dryRun?: boolean; year?: number },
  ): Promise<ImportReport>;
}

export function createOffice(store: Store = createMemoryStore({ zone: ZONE })): Office {
  return {
    store,
    import: async (sheets, { dryRun = false, year = 2026 } = {}) => {
      const source = Buffer.isBuffer(sheets) ? sheets : await workbookOf(sheets);
      return await importWorkbook({ source, year, dryRun, store, now: NOW, zone: ZONE });
    },
  };
}
