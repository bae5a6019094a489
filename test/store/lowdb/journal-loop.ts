/** Child of journal.test.ts: saves big documents until the disk refuses, then a small one, and says what was acknowledged. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createJournal } from '../../../src/store/lowdb/journal.ts';

const [, , folder = ''] = process.argv;
const journal = createJournal({ folder, write: async () => {} });
const save = (no: number, bytes: number) =>
  journal.save(
    join(folder, `2026/tasks/${String(no).padStart(4, '0')}.json`),
    {
      no,
      text: 'x'.repeat(bytes),
    },
    0,
  );

// The limit of a file's size is told by a signal unless somebody listens.
process.on('SIGXFSZ', () => {});
for (let no = 1; ; no += 1) {
  const refused = await save(no, 50_000).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code,
  );
  writeSync(1, `${refused ?? no}\n`);
  if (refused !== undefined) break;
}
await save(99, 10);
writeSync(1, '99\n');
process.exit();
