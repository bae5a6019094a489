import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Setting } from '../../compose.ts';
import { yearOf } from '../../domain/day.ts';
import { dayOf } from '../../domain/instant.ts';
import type { Store } from '../../ports/store.ts';
import { importWorkbook } from '../../workbook/import-workbook.ts';
import { packageFile } from '../setting.ts';

/** Forgets the last sandbox: it is made new at each start. The control socket belongs to whoever holds the folder. */
export function clearSandbox(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('control.')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Fills an empty store with the sample ledger, laid into this year. */
export async function fillSandbox(store: Store, { clock, config }: Setting): Promise<void> {
  const now = clock.now();
  const year = yearOf(dayOf(now, config.timezone));
  await importWorkbook({ source: packageFile('config/sample-ledger.xlsx'), year, dryRun: false, store, now });
}
