/**
 * Child of hold-folder.test.ts: at each line `hold <folder>` tries to hold a folder and says how it went; a line
 * `release` lets go.
 */
import { createInterface } from 'node:readline';
import { ControlError } from '../../src/control/errors.ts';
import { type Held, holdFolder } from '../../src/control/hold-folder.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
let held: Held | undefined;
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'release') {
    await held?.release();
    say('released');
    continue;
  }
  try {
    held = await holdFolder(line.slice('hold '.length));
    held.serve(async () => ({ status: 0, stdout: String(process.pid), stderr: '' }));
    say('held');
  } catch (error) {
    say(error instanceof ControlError ? `${error.code} ${error.pid}` : String(error));
  }
}
