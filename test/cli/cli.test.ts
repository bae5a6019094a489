import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aHouse, duban, startBot } from '../support/a-running-bot.ts';

const NOW = { DUBAN_NOW: '2026-11-23T10:00:00+08:00' };
const SAMPLE = 'config/sample-ledger.xlsx';

/** A house whose config says what is given, nothing else. */
function aHouseWith(yaml: string): ReturnType<typeof aHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'));
  const config = join(folder, 'duban.yaml');
  writeFileSync(config, yaml);
  return { folder, config, data: join(folder, 'data') };
}

describe('exit statuses', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['improt']],
    ['a missing argument', ['import']],
    ['an unknown platform', ['bind', '张三', '住建局', 'feishu', 'x']],
    ['a year that is none', ['dump', '--year', '26']],
    ['a day that does not exist', ['dump', '--date', '2026-02-30']],
  ])('2 for wrong usage: %s', (_what, args) => {
    const { status, stderr } = duban(aHouse(), args);
    expect(status).toBe(2);
    expect(stderr).not.toContain('    at ');
  });

  it('1 for config mistakes, all of them at once with path and remedy', () => {
    const { status, stderr } = duban(
      aHouseWith(
        `wecom: { bots: [{ id: a, token: "$\{MISSING}", encodingAESKey: "x" }] }\nserver: { prot: 1 }\n`,
      ),
      ['dump'],
    );
    expect(status).toBe(1);
    for (const path of ['wecom.bots[0].token', 'wecom.bots[0].encodingAESKey', 'server.prot'])
      expect(stderr).toContain(path);
    expect(stderr).toContain('MISSING');
  });

  it.each([
    ['is not there', undefined],
    ['is no workbook', 'hello'],
    ['is cut off', Buffer.from('504b0304140000000800', 'hex')],
  ])('1 for a workbook that %s, and nothing changed', (_what, content) => {
    const house = aHouse();
    const file = join(house.folder, 'ledger.xlsx');
    if (content !== undefined) writeFileSync(file, content);
    const { status, stderr } = duban(house, ['import', file]);
    expect(status).toBe(1);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toContain('    at ');
    expect(duban(house, ['dump']).stdout).toBe('');
  });
});

describe('a rehearsal', () => {
  it('neither starts nor posts against real hosts', () => {
    const house = aHouseWith(
      `wecom: { bots: [{ id: a, token: abc123, encodingAESKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 }] }
groups: [{ id: all, title: 调度群, wecom: { chatId: wrTEST } }]
`,
    );
    for (const args of [['start'], ['push', 'overdue', '--group', 'all']]) {
      const { status, stderr } = duban(house, args, NOW);
      expect(status).toBe(1);
      expect(stderr).toContain('DUBAN_NOW');
    }
  });
});

describe('one writer', () => {
  it('refuses a second start on the folder, and lets go at SIGTERM', async () => {
    const house = aHouse();
    const bot = await startBot(house);
    const second = duban(house, ['start', '--port', '0']);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(String(bot.child.pid));
    await bot.kill('SIGTERM');
    expect(bot.child.exitCode).toBe(0);
    expect(readdirSync(house.data)).not.toContain('control.sock');
    expect(duban(house, ['import', SAMPLE]).status).toBe(0);
  });
});

describe('without a platform', () => {
  it('serves the sample ledger made new at each start, and leaves the office’s own alone', async () => {
    const house = aHouseWith('{}\n');
    const imported = duban(house, ['import', SAMPLE]);
    expect(imported.status).toBe(0);
    expect(imported.stdout).toContain(`已写入数据文件夹 ${house.data}。没有配置平台`);
    const before = duban(house, ['dump']).stdout;
    const bot = await startBot(house);
    const said = duban(house, ['chat', '--as', '张三'], {}, '进度 12 60% 完成招标\n我的任务\n');
    expect(said.stdout).toContain('✅ 已记录 #12 老旧小区改造');
    await bot.kill('SIGTERM');
    expect(duban(house, ['dump']).stdout).toBe(before);
  });

  it('lets a newcomer talk without a running bot', () => {
    const house = aHouseWith('{}\n');
    const { status, stdout } = duban(house, ['chat', '--as', '张三'], NOW, '进度 12 60% 完成招标\n撤销\n');
    expect(status).toBe(0);
    expect(stdout).toContain('45% → 60%（时序 58%）');
    expect(stdout).toContain('已撤销');
    expect(duban(house, ['chat', '--as', '无此人'], NOW, '').stderr).toContain('张三');
  });
});

describe('a damaged task file', () => {
  it('costs one task: the rest is served and imported, and it is told, never passed over', () => {
    const house = aHouse();
    expect(duban(house, ['import', SAMPLE], NOW).status).toBe(0);
    writeFileSync(join(house.data, '2026', 'tasks', '0003.json'), '{');
    const dumped = duban(house, ['dump'], NOW);
    expect(dumped.stdout.trim().split('\n')).toHaveLength(59);
    expect(dumped.stderr).toContain('0003.json');
    const again = duban(house, ['import', SAMPLE, '--json'], NOW);
    expect(again.status).toBe(0);
    const { tasks, wrong } = JSON.parse(again.stdout);
    expect(tasks).toMatchObject({ new: [], unchanged: 59 });
    expect(wrong).toEqual([expect.objectContaining({ why: expect.stringContaining('已损坏') })]);
    expect(duban(house, ['dump'], NOW).stderr).toContain('0003.json');
  });
});

describe('a ledger over time', () => {
  it('shows a past day by the history up to it, and a coming day judged by today’s', () => {
    const house = aHouse();
    const on = (now: string) => ({ DUBAN_NOW: `${now}T10:00:00+08:00` });
    expect(duban(house, ['import', SAMPLE], on('2026-06-01')).status).toBe(0);
    expect(duban(house, ['chat', '--as', '张三'], on('2026-06-15'), '进度 12 60%\n').stdout).toContain('60%');
    const task12 = (date: string) => {
      const lines = duban(house, ['dump', '--year', '2026', '--date', date], on('2026-07-01'))
        .stdout.trim()
        .split('\n');
      return lines
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
        .find(({ no }) => no === 12);
    };
    expect(task12('2026-05-31')).toBeUndefined();
    expect(task12('2026-06-14').percent).toBe(45);
    expect(task12('2026-06-15').percent).toBe(60);
    expect(task12('2027-01-20').colour).toBe('red');
  });

  it('exports a workbook that imports again without a change, also after people reported', () => {
    const house = aHouse();
    const file = join(house.folder, 'out.xlsx');
    expect(duban(house, ['import', SAMPLE], NOW).status).toBe(0);
    duban(house, ['chat', '--as', '张三'], NOW, '进度 12 60% 完成招标\n签收全部\n');
    expect(duban(house, ['export', file], NOW).status).toBe(0);
    const before = duban(house, ['dump'], NOW).stdout;
    const again = JSON.parse(duban(house, ['import', file, '--json'], NOW).stdout);
    expect(again.tasks).toMatchObject({ new: [], changed: [], gone: [] });
    expect(duban(house, ['dump'], NOW).stdout).toBe(before);
  });
});
