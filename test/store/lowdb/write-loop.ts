/** Child of kill.test.ts: writes as fast as it can, and says on standard output what was acknowledged. */
import { writeSync } from 'node:fs';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { accept, assign, progress, ZONE } from '../sample-acts.ts';

const [, , folder = ''] = process.argv;
const store = await openLowdbStore({ folder, zone: ZONE });

async function writeOn(no: number): Promise<void> {
  const key = { year: 2026, no };
  for (;;) {
    const { appended } = await store.update(key, (current) => ({
      entries: current === undefined ? [assign(), accept] : [progress(current.task.lastSeq % 100)],
      result: undefined,
    }));
    for (const { seq } of appended) writeSync(1, `${no} ${seq}\n`);
    writeSync(1, `number ${await store.next('problem', 2026)}\n`);
  }
}

await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writeOn));
