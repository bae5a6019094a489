import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, duban, type RunningBot, startBot } from '../support/a-running-bot.ts';
import { APP, type FakeDingtalk, SESSION_PATH, startFakeDingtalk } from '../support/fake-dingtalk.ts';
import { type SaidOnDingtalk, sayOnDingtalk } from '../support/say-on-dingtalk.ts';

const NOW = { DUBAN_NOW: '2026-11-23T10:00:00+08:00' };
const AT = Date.parse(NOW.DUBAN_NOW);

describe('a DingTalk group message', () => {
  let vendor: FakeDingtalk;
  let house: ReturnType<typeof aHouse>;
  let bot: RunningBot;

  beforeAll(async () => {
    vendor = await startFakeDingtalk();
    house = aHouse(vendor.baseUrl, APP);
    expect(duban(house, ['import', 'config/sample-ledger.xlsx'], NOW).status).toBe(0);
    expect(duban(house, ['bind', '张三', '住建局', 'dingtalk', 'user001'], NOW).status).toBe(0);
    bot = await startBot(house, NOW);
  });
  afterAll(async () => {
    await bot.kill('SIGTERM');
    await vendor.close();
  });

  const send = ({ text = ' 进度 12 60% 完成招标', ...said }: Partial<SaidOnDingtalk>): Promise<number> =>
    sayOnDingtalk(bot.port, {
      messageId: '',
      user: 'user001',
      session: vendor.sessionUrl('s1'),
      at: AT,
      ...said,
      text,
    });

  /** Waits for the bot to have posted so many messages. */
  async function shown(count: number): Promise<string> {
    await expect.poll(() => vendor.shown.length, { timeout: 10_000 }).toBe(count);
    return (vendor.shown.at(-1)?.text ?? '').replaceAll('&nbsp;', ' ');
  }

  const percents = (): (number | undefined)[] => {
    const line =
      duban(house, ['dump'], NOW)
        .stdout.split('\n')
        .find((one) => one.startsWith('{"no":12,')) ?? '{}';
    const { history } = JSON.parse(line) as { history: { kind: string; percent?: number }[] };
    return history.filter(({ kind }) => kind === 'progress').map(({ percent }) => percent);
  };

  it('changes task 12 and is answered to its session, the same again without writing', async () => {
    expect(await send({ messageId: 'd-1' })).toBe(200);
    const first = await shown(1);
    expect(first).toMatch(/^✅ 已记录 #12 老旧小区改造\s/);
    expect(first).toContain('45% → 60%');
    expect(percents()).toEqual([45, 60]);
    expect(await send({ messageId: 'd-1' })).toBe(200);
    expect(await shown(2)).toBe(first);
    expect(percents()).toEqual([45, 60]);
  });

  it.each<[string, Partial<SaidOnDingtalk>, number]>([
    ['a forged signature', { secret: 'another secret' }, 401],
    ['a stale timestamp', { at: AT - 11 * 60_000 }, 401],
    [
      'a foreign sessionWebhook',
      { session: 'https://oapi.dingtalk.com.evil.example/robot/sendBySession?session=S' },
      403,
    ],
  ])('is refused with %s, and nothing is written or posted', async (_what, how, status) => {
    const before = percents();
    const posted = vendor.shown.length;
    expect(await send({ messageId: `bad-${status}-${_what}`, text: ' 进度 12 99%', ...how })).toBe(status);
    expect(percents()).toEqual(before);
    expect(vendor.shown.length).toBe(posted);
  });

  it('is answered by the API once when its session is gone', async () => {
    const posted = vendor.shown.length;
    expect(await send({ messageId: 'd-2', text: ' 我的任务', session: vendor.sessionUrl('gone') })).toBe(200);
    expect(await shown(posted + 1)).toContain('我的任务');
    expect(vendor.shown.at(-1)?.via).toBe('group');
    expect(vendor.paths.filter((path) => path.startsWith(SESSION_PATH)).length).toBeGreaterThan(0);
  });
});
