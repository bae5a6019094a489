import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { duban, type RunningBot, startBot } from '../support/a-running-bot.ts';
import { type AttackedOffice, anAttackedOffice, openTasks, REHEARSED } from './an-attacked-office.ts';
import { chance } from './extent.ts';
import { isRefused, isWritten, judgeAnswers } from './judge-answers.ts';
import { aScarceDisk, FULL_BY, type ScarceDisk } from './scarce-disk.ts';
import { createUtterances, type Utterance } from './utterances.ts';

let disk: ScarceDisk;
let office: AttackedOffice;
let bot: RunningBot;
const start = () => startBot(office.house, REHEARSED, disk.through());
beforeEach(async () => {
  disk = aScarceDisk();
  office = await anAttackedOffice(join(disk.folder, 'data'));
  bot = await start();
});
afterEach(async () => {
  await bot.kill('SIGKILL');
  await office.vendor.close();
  disk.remove();
});

it(`says on a full disk that nothing is written, goes on when there is room, and keeps all it told (${FULL_BY})`, async () => {
  const { house } = office;
  const tasks = openTasks(house);
  // Of one line each: what is told of a message is told of its line.
  const next = oneLiners(createUtterances(chance(), () => tasks));
  const answers = new Map<Utterance, string>();
  const say = async (count: number): Promise<readonly string[]> => {
    const said = Array.from({ length: count }, next);
    await Promise.all(said.map(async (one) => answers.set(one, await office.heard(one, bot))));
    return said.map((one) => answers.get(one) ?? '');
  };

  expect((await say(20)).filter((answer) => !isWritten(answer))).toEqual([]);
  disk.fill(bot);
  const scarce = await say(60);
  expect(scarce.filter(isRefused).length).toBeGreaterThan(20);
  expect(scarce.filter((answer) => !isRefused(answer) && !isWritten(answer))).toEqual([]);
  expect(await office.health(bot)).toMatchObject({
    status: 'degraded',
    reasons: expect.arrayContaining([expect.stringMatching(/^(disk-full|write-failed): /u)]),
  });
  const asked = { platform: 'wecom', messageId: 'asked', lines: ['任务 12'] } as const;
  expect(await office.heard(asked, bot)).toContain('#12 老旧小区改造');

  disk.free(bot);
  expect((await say(20)).filter((answer) => !isWritten(answer))).toEqual([]);
  const again = [...answers].filter(([, answer]) => isRefused(answer)).map(([one]) => one);
  for (const one of again.slice(0, 10)) answers.set(one, await office.heard(one, bot));
  expect(again.slice(0, 10).every((one) => isWritten(answers.get(one) ?? ''))).toBe(true);
  await judgeAnswers(answers, house.data);

  disk.fill(bot);
  await bot.kill('SIGKILL');
  const refused = await start().catch((error: Error) => error.message);
  expect(refused).toMatch(/ended with 1:\n.*(磁盘空间不足|写入失败（EFBIG）)/su);
  disk.free();
  bot = await start();
  expect((await office.health(bot)).status).toBe('ok');
  expect((await say(5)).filter((answer) => !isWritten(answer))).toEqual([]);
  await bot.kill('SIGTERM');
  await judgeAnswers(answers, house.data);
  expect(duban(house, ['dump'], REHEARSED)).toMatchObject({ status: 0, stderr: '' });
});

function oneLiners(next: () => Utterance): () => Utterance {
  return () => {
    for (let one = next(); ; one = next()) if (one.lines.length === 1) return one;
  };
}
