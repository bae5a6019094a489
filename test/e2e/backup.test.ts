import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdLedger } from '../../src/cli/hold-ledger.ts';
import { restore } from '../../src/cli/restore.ts';
import { readSetting } from '../../src/cli/setting.ts';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { aHouse, duban, dubanBeside, type House, startBot } from '../support/a-running-bot.ts';

/** The message ids that stand in the histories of a ledger. */
async function writtenIn({ data }: Pick<House, 'data'>): Promise<ReadonlySet<string>> {
  const reader = await openLowdbReader({ folder: data, zone: 'Asia/Shanghai' });
  expect(reader.findings).toEqual([]);
  const ids: string[] = [];
  for (const key of await reader.list(new Date().getFullYear())) {
    const history = (await reader.get(key))?.history ?? [];
    ids.push(...history.flatMap(({ via }) => (via === undefined ? [] : [via.messageId])));
  }
  return new Set(ids);
}

it('a backup of a bot under traffic holds all that was answered before it, and a bot can start on it', async () => {
  const house = aHouse();
  expect(duban(house, ['import', 'config/sample-ledger.xlsx']).status).toBe(0);
  const bot = await startBot(house);
  const acknowledged: string[] = [];
  let busy = true;
  const talk = async (writer: number): Promise<void> => {
    for (let count = 0; busy; count += 1) {
      const messageId = `m-${writer}-${count}`;
      const answer = await bot.say(`进度 12 第${writer}组第${count}次巡查`, { messageId });
      expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('已') });
      acknowledged.push(messageId);
    }
  };
  const traffic = Promise.all([1, 2, 3, 4].map(talk));
  while (acknowledged.length < 20) await new Promise((resolve) => setImmediate(resolve));
  const before = [...acknowledged];
  const to = join(house.folder, 'backup');
  const made = await dubanBeside(house, ['backup', to]);
  const after = acknowledged.length;
  busy = false;
  await traffic;
  expect(made).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('任务 60 项') });
  // People were answered while it was made.
  expect(after).toBeGreaterThan(before.length);
  await bot.kill('SIGTERM');
  const all = await writtenIn(house);
  const other: House = { ...house, data: join(house.folder, 'other') };
  await restore(to, false, readSetting(other));
  const restored = await writtenIn(other);
  expect(before.filter((id) => !restored.has(id))).toEqual([]);
  expect([...restored].filter((id) => !all.has(id))).toEqual([]);
  const ledger = await holdLedger(other.data, readSetting(other));
  expect(ledger.store.findings).toEqual([]);
  await ledger.close();
  expect(await writtenIn(other)).toEqual(restored);
});
