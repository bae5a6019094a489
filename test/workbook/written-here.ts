import type { OfficeSheet } from '../../src/workbook/office-sheet.ts';
import { createWorkbook } from '../../src/workbook/writer/create-workbook.ts';

/** The workbook of these sheets as a worker makes it, made on this thread: from the sources a worker starts slowly. */
export async function writtenHere(sheets: readonly OfficeSheet[]): Promise<Buffer> {
  const workbook = createWorkbook(sheets.map(({ head }) => head));
  for (const [place, { rows }] of sheets.entries()) workbook.add(place, [...rows()]);
  return Buffer.from(await workbook.write());
}
