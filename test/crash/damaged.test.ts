import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dubanBeside, type RunningBot, startBot } from '../support/a-running-bot.ts';
import { type AttackedOffice, anAttackedOffice, REHEARSED } from './an-attacked-office.ts';
import { chance } from './extent.ts';
import { isWritten } from './judge-answers.ts';

const dice = chance();
let office: AttackedOffice;
let bot: RunningBot;
let said: number;
const start = async (): Promise<void> => {
  bot = await startBot(office.house, REHEARSED);
};
beforeEach(async () => {
  said = 0;
  office = await anAttackedOffice();
  await start();
});
afterEach(async () => {
  await bot.kill('SIGKILL');
  await office.vendor.close();
});

const say = (line: string): Promise<string> => {
  said += 1;
  return office.heard({ platform: 'wecom', messageId: `damaged-${said}`, lines: [line] }, bot);
};
const fileOf = (no: number): string =>
  join(office.house.data, '2026', 'tasks', `${String(no).padStart(4, '0')}.json`);
const notesOf = (no: number): readonly (string | undefined)[] => {
  const { history } = JSON.parse(readFileSync(fileOf(no), 'utf8')) as { history: { note?: string }[] };
  return history.map(({ note }) => note);
};
const doctor = async (): Promise<string> => (await dubanBeside(office.house, ['doctor'], REHEARSED)).stdout;

/** Some bytes no UTF-8 has, where a disk put them. */
function flipped(bytes: Buffer): Buffer {
  for (let count = 0; count < 8; count += 1) bytes[dice.below(bytes.length)] = 0xff;
  return bytes;
}

const DAMAGES: readonly (readonly [string, number, (bytes: Buffer) => Buffer])[] = [
  ['bytes flipped', 12, flipped],
  ['truncated', 13, (bytes) => bytes.subarray(0, 1 + dice.below(bytes.length - 2))],
  ['empty', 14, () => Buffer.alloc(0)],
  ["replaced by another task's", 15, () => readFileSync(fileOf(16))],
];

function damageAll(): void {
  for (const [, no, damage] of DAMAGES) writeFileSync(fileOf(no), damage(readFileSync(fileOf(no))));
}

it('names damaged documents at a start, sets them aside, keeps their numbers and serves the rest', async () => {
  await bot.kill('SIGTERM');
  damageAll();
  await start();
  const printed = bot.printed.join('\n');
  const told = (await office.health(bot)).reasons;
  const examined = await doctor();
  for (const [what, no] of DAMAGES) {
    const name = `2026/tasks/00${no}.json`;
    expect(printed, what).toContain(`00${no}.json.damaged-1`);
    expect(told, what).toContain(`set-aside: ${name}`);
    expect(examined, what).toContain(`00${no}.json`);
    expect(await say(`进度 ${no} 又一次巡查`), what).toMatch(/^未记录/u);
  }
  expect(await say('进度 21 又一次巡查')).toContain('✅ 已记录');
  expect(await say('交办 住建局 12月31日前 管网普查')).toContain('#61 ');
  await bot.kill('SIGTERM');
  await start();
  expect((await office.health(bot)).reasons).toContain('still-aside: 2026/tasks/0012.json.damaged-1');
});

it('writes documents whole again that are damaged while it runs, and names the others at the next start', async () => {
  damageAll();
  const examined = await doctor();
  for (const [what, no] of DAMAGES) expect(examined, what).toContain(`00${no}.json`);
  const reported = [12, 15];
  for (const no of reported) expect(isWritten(await say(`进度 ${no} 又一次巡查`))).toBe(true);
  await bot.kill('SIGTERM');
  for (const no of reported) expect(notesOf(no)).toContain('又一次巡查');
  await start();
  const reasons = ['set-aside: 2026/tasks/0013.json', 'set-aside: 2026/tasks/0014.json'];
  expect(await office.health(bot)).toMatchObject({ status: 'degraded', reasons });
});

it('costs a damaged line of the journal what that line holds, and tells of it', async () => {
  for (const no of [12, 13, 14]) expect(isWritten(await say(`进度 ${no} 第一次巡查`))).toBe(true);
  await bot.kill('SIGKILL');
  const journal = join(office.house.data, 'journal-1.log');
  const lines = readFileSync(journal, 'utf8').split('\n');
  expect(lines).toHaveLength(4);
  writeFileSync(journal, lines.with(1, String(lines[1]).replace('第一次', '第二次')).join('\n'));
  await start();
  expect((await office.health(bot)).reasons).toEqual(['set-aside: journal-1.log']);
  expect(bot.printed.join('\n')).toContain('日志文件有损坏的行');
  expect(await doctor()).toContain('journal-1.log');
  expect([12, 13, 14].map((no) => notesOf(no).includes('第一次巡查'))).toEqual([true, false, true]);
  expect(isWritten(await say('进度 13 第三次巡查'))).toBe(true);
});
