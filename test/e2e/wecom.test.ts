import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, duban, type RunningBot, startBot } from '../support/a-running-bot.ts';

const NOW = { DUBAN_NOW: '2026-11-23T10:00:00+08:00' };

interface Dumped {
  readonly no: number;
  readonly percent: number;
  readonly history: readonly {
    readonly kind: string;
    readonly note?: string;
    readonly by: string;
    readonly percent?: number;
  }[];
}

describe('a WeCom group message', () => {
  const house = aHouse();
  let bot: RunningBot;
  const task12 = (): Dumped => {
    const lines = duban(house, ['dump'], NOW).stdout.trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Dumped).find(({ no }) => no === 12) as Dumped;
  };

  beforeAll(async () => {
    expect(duban(house, ['import', 'config/sample-ledger.xlsx'], NOW).status).toBe(0);
    expect(duban(house, ['bind', '张三', '住建局', 'wecom', 'zhangsan'], NOW).status).toBe(0);
    bot = await startBot(house, NOW);
  });
  afterAll(() => bot.kill('SIGTERM'));

  const REPORT = '@督办助手 进度 12 60% 完成招标';

  it('changes task 12 on disk and is answered in the words of the manual, twice the same, written once', async () => {
    const before = task12();
    const first = await bot.say(REPORT, { messageId: 'm-1' });
    expect(first.status).toBe(200);
    expect(first.text.split('\n')[0]).toBe('✅ 已记录 #12 老旧小区改造');
    expect(first.text).toMatch(/^45% → 60%（时序 \d+%）/m);
    expect(first.text).toContain('完成招标\n');
    expect(first.text).toContain('10 分钟内回复“撤销”可撤回');
    const after = task12();
    expect(after.percent).toBe(60);
    expect(after.history.length).toBe(before.history.length + 1);
    expect(after.history.at(-1)).toMatchObject({
      kind: 'progress',
      percent: 60,
      note: '完成招标',
      by: '张三',
    });
    const again = await bot.say(REPORT, { messageId: 'm-1' });
    expect(again).toEqual(first);
    expect(task12().history.length).toBe(after.history.length);
  });

  it('answers the same message the same after a restart, and writes nothing', async () => {
    const before = task12();
    const first = await bot.say(REPORT, { messageId: 'm-1' });
    await bot.kill('SIGKILL');
    bot = await startBot(house, NOW);
    expect(await bot.say(REPORT, { messageId: 'm-1' })).toEqual(first);
    expect(task12()).toEqual(before);
  });

  it('takes a report back at its sender’s word', async () => {
    expect((await bot.say('@督办助手 撤销', { messageId: 'm-2' })).text).toContain('已撤销');
    expect(task12().percent).toBe(45);
    expect(task12().history.at(-1)).toMatchObject({ kind: 'undo' });
  });

  it('tells a stranger who he is to it, and writes nothing in anybody’s name', async () => {
    const before = task12();
    const { text } = await bot.say(REPORT, { user: 'nobody' });
    expect(text).toContain('nobody');
    expect(text).toContain('绑定');
    expect(task12()).toEqual(before);
  });

  it('refuses a stale timestamp and says nothing of its secrets in the log', async () => {
    const { status } = await bot.say(REPORT, { at: Date.parse(NOW.DUBAN_NOW) - 11 * 60_000 });
    expect(status).toBe(401);
    const log = bot.printed.join('\n');
    expect(log).toContain('"outcome":"written"');
    for (const secret of [
      'testToken01',
      'AAECAwQFBgcICQoL',
      'this is a secret',
      'response_code=RC',
      '完成招标',
    ]) {
      expect(log).not.toContain(secret);
    }
  });

  it('carries out writing commands of the program while it runs', () => {
    const bound = duban(house, ['bind', '李四', '教体局', 'wecom', 'lisi'], NOW);
    expect(bound.stderr).toBe('');
    expect(bound.status).toBe(0);
    const again = duban(house, ['import', 'config/sample-ledger.xlsx'], NOW);
    expect(again.status).toBe(0);
    expect(task12().history.at(-1)).toMatchObject({ kind: 'undo' });
  });
});
