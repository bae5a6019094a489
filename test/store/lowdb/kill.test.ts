import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { ZONE } from '../sample-acts.ts';
import { useDataFolders } from './data-folder.ts';

const newFolder = useDataFolders();

/** Lets a child write until it has acknowledged so many lines, and kills it in the middle of the next. */
async function killAfter(lines: number, folder: string): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/store/lowdb/write-loop.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return said;
}

it('keeps every acknowledged entry and number through kill -9 in the middle of writing', async () => {
  const folder = newFolder();
  const acknowledged = new Map<number, number>();
  let number = 0;
  for (const lines of [40, 113, 230]) {
    for (const line of await killAfter(lines, folder)) {
      const [what, count] = line.split(' ');
      if (what === 'number') {
        expect(Number(count)).toBeGreaterThan(0);
        number = Math.max(number, Number(count));
      } else acknowledged.set(Number(what), Number(count));
    }
    const store = await openLowdbStore({ folder, zone: ZONE });
    expect(store.findings.filter((finding) => finding.kind !== 'leftover')).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(0);
    for (const [no, seq] of acknowledged) {
      expect((await store.get({ year: 2026, no }))?.task.lastSeq).toBeGreaterThanOrEqual(seq);
    }
    const next = await store.next('problem', 2026);
    expect(next).toBeGreaterThan(number);
    number = next;
    await store.close();
  }
});
