import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningBot, startBot } from '../support/a-running-bot.ts';
import { type AttackedOffice, anAttackedOffice, REHEARSED } from './an-attacked-office.ts';
import { isRefused, isWritten, judgeAnswers } from './judge-answers.ts';
import { aScarceDisk, READ_ONLY_BY, type ScarceDisk } from './scarce-disk.ts';
import type { Utterance } from './utterances.ts';

let disk: ScarceDisk;
let office: AttackedOffice;
let bot: RunningBot | undefined;
const start = () => startBot(office.house, REHEARSED, disk.through());
beforeEach(async () => {
  disk = aScarceDisk();
  office = await anAttackedOffice(join(disk.folder, 'data'));
});
afterEach(async () => {
  await bot?.kill('SIGKILL');
  await office.vendor.close();
  disk.remove();
});

it(`does not start on a folder that is read-only, and says what to look at (${READ_ONLY_BY})`, async () => {
  disk.makeReadOnly();
  const refused = await start().catch((error: Error) => error.message);
  expect(refused).toMatch(/ended with 1:\n.*(EROFS|EACCES).*请检查文件夹的权限和挂载/su);
  expect(refused).not.toContain('    at ');
  disk.makeWritable();
  bot = await start();
  expect((await office.health(bot)).status).toBe('ok');
});

it(`refuses in words while the folder is read-only, is degraded, and goes on when it is not (${READ_ONLY_BY})`, async () => {
  const running = await start();
  bot = running;
  const answers = new Map<Utterance, string>();
  let count = 0;
  const say = async (platform: Utterance['platform'], command: string): Promise<string> => {
    count += 1;
    const one: Utterance = { platform, messageId: `ro-${count}`, lines: [`${command}第${count}次`] };
    const answer = await office.heard(one, running);
    answers.set(one, answer);
    return answer;
  };
  expect(isWritten(await say('wecom', '进度 12 巡查'))).toBe(true);
  // Until the journal's content is in its files something is open for writing.
  await expect.poll(() => attempt(() => disk.makeReadOnly()), { timeout: 20_000 }).toBe(true);
  for (const platform of ['wecom', 'dingtalk'] as const) {
    for (const command of ['进度 12 巡查', '交办 住建局 12月31日前 管网普查', '问题 12 材料未到'])
      expect(isRefused(await say(platform, command)), command).toBe(true);
  }
  expect(await office.health(running)).toMatchObject({
    status: 'degraded',
    reasons: [expect.stringMatching(/^read-only: /u), expect.stringMatching(/^read-only: /u)],
  });
  disk.makeWritable();
  for (const platform of ['wecom', 'dingtalk'] as const) {
    for (const command of ['进度 12 巡查', '交办 住建局 12月31日前 管网普查', '问题 12 材料未到'])
      expect(isWritten(await say(platform, command)), command).toBe(true);
  }
  expect((await office.health(running)).status).toBe('ok');
  await running.kill('SIGKILL');
  await judgeAnswers(answers, office.house.data);
});

function attempt(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
