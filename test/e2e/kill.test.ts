import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aHouse, duban, type RunningBot, startBot } from '../support/a-running-bot.ts';

interface Dumped {
  readonly no: number;
  readonly status: string;
  readonly history: readonly { readonly kind: string; readonly via?: { readonly messageId: string } }[];
}

const ROUNDS = 4;
const COMMANDS = 200;

/** Two hundred reports at once; the process is killed after so many of them were answered. */
async function floodAndKill(bot: RunningBot, tasks: readonly number[], round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  const killAfter = 5 + Math.floor((round / ROUNDS) * 150);
  let dead: Promise<void> | undefined;
  const send = async (index: number): Promise<void> => {
    const messageId = `kill-${round}-${index}`;
    const task = tasks[index % tasks.length] ?? 12;
    const answer = await bot
      .say(`进度 ${task} 第${round}轮第${index}次巡查`, { user: 'supervisor', messageId })
      .catch(() => undefined);
    if (answer?.status !== 200 || !answer.text.includes('已')) return;
    acknowledged.push(messageId);
    if (acknowledged.length >= killAfter) dead ??= bot.kill('SIGKILL');
  };
  await Promise.all(Array.from({ length: COMMANDS }, (_, index) => send(index)));
  await (dead ?? bot.kill('SIGKILL'));
  return acknowledged;
}

it('keeps every acknowledged entry, once, through kills in the middle of two hundred commands', async () => {
  const house = aHouse();
  expect(duban(house, ['import', 'config/sample-ledger.xlsx']).status).toBe(0);
  expect(duban(house, ['bind', '督查甲', '县委督查室', 'wecom', 'supervisor'])).toMatchObject({ status: 0 });
  const dumped = (): Dumped[] =>
    duban(house, ['dump'])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Dumped);
  const tasks = dumped()
    .filter(({ status }) => status === 'active' || status === 'assigned')
    .map(({ no }) => no);
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bot = await startBot(house);
    acknowledged.push(...(await floodAndKill(bot, tasks, round)));
  }
  const written = dumped().flatMap(({ history }) =>
    history
      .filter((entry) => entry.kind === 'progress' && entry.via !== undefined)
      .map((entry) => entry.via?.messageId),
  );
  expect(acknowledged.length).toBeGreaterThan(ROUNDS * 5);
  expect(acknowledged.filter((id) => !written.includes(id))).toEqual([]);
  expect(written.length).toBe(new Set(written).size);
  const year = readdirSync(house.data).find((name) => /^\d{4}$/.test(name)) ?? '';
  const folder = join(house.data, year, 'tasks');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.length).toBe(60);
  for (const file of files) expect(() => JSON.parse(readFileSync(join(folder, file), 'utf8'))).not.toThrow();
}, 120_000);
