/** Child of file-writer.test.ts: writes a large file over a small one, under a limit of file size set around it. */
import { createFileWriter } from '../../../src/store/lowdb/file-writer.ts';

process.on('SIGXFSZ', () => {});
const [, , file = ''] = process.argv;
try {
  await createFileWriter()(file, 'x'.repeat(300_000));
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(error instanceof Error && 'code' in error ? String(error.code) : String(error));
}
