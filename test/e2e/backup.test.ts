import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { aHouse, duban, dubanBeside, type House, startBot } from '../support/a-running-bot.ts';

/** The message ids that stand in the history of each task. */
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

it('a backup of a bot under traffic holds all that was answered before it, and a bot starts on it', async () => {
  const house = aHouse();
  expect(duban(house, ['import', 'config/sample-ledger.xlsx']).status).toBe(0);
  expect(duban(house, ['bind', '督查甲', '县委督查室', 'wecom', 'supervisor']).status).toBe(0);
  const tasks = duban(house, ['dump'])
    .stdout.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly no: number; readonly status: string })
    .filter(({ status }) => status === 'active' || status === 'assigned')
    .map(({ no }) => no);
  const bot = await startBot(house);
  const acknowledged: string[] = [];
  let busy = true;
  const talk = async (writer: number): Promise<void> => {
    for (let count = 0; busy; count += 1) {
      const messageId = `m-${writer}-${count}`;
      const text = `进度 ${tasks[count % tasks.length]} 第${writer}组第${count}次巡查`;
      const answer = await bot.say(text, { user: 'supervisor', messageId });
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
  expect(duban(house, ['restore', to])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('请先停止它'),
  });
  await bot.kill('SIGTERM');
  const all = await writtenIn(house);
  const other: House = { ...house, data: join(house.folder, 'other') };
  expect(duban(other, ['restore', to]).status).toBe(0);
  const restored = await writtenIn(other);
  expect(before.filter((id) => !restored.has(id))).toEqual([]);
  expect([...restored].filter((id) => !all.has(id))).toEqual([]);
  const again = await startBot(other);
  expect(again.printed.filter((line) => /"level":"(?:warn|error)"/.test(line))).toEqual([]);
  const [last = ''] = before.slice(-1);
  expect((await again.say(`进度 ${tasks[0]} 又说一遍`, { user: 'supervisor', messageId: last })).status).toBe(200);
  await again.kill('SIGTERM');
});
