import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdLedger } from '../../src/cli/hold-ledger.ts';
import { readSetting } from '../../src/cli/setting.ts';
import { startNotice } from '../../src/cli/start-notice.ts';

const WECOM =
  'wecom: { bots: [{ id: b, token: abc123, encodingAESKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG }] }\n';
const DINGTALK = 'dingtalk: { robots: [{ code: d, appKey: d, appSecret: s }] }\n';
const GROUPS = 'groups: [{ id: all, title: 全县群, wecom: { chatId: wrA } }]\n';

/** What is printed when the bot starts on an empty data folder. */
async function notice(yaml: string, sandbox = false): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-notice-'));
  const config = join(folder, 'duban.yaml');
  const data = join(folder, 'data');
  writeFileSync(config, yaml);
  const setting = readSetting({ config, data });
  const ledger = await holdLedger(data, setting);
  try {
    return await startNotice(setting, ledger, 3000, sandbox);
  } finally {
    await ledger.close();
  }
}

describe('startNotice', () => {
  it('tells an engineer who has only the callback what comes next', async () => {
    const said = await notice(WECOM);
    expect(said).toContain('企业微信回调  http://127.0.0.1:3000/wecom/bot');
    expect(said).toContain('下一步：duban import 台账.xlsx');
    expect(said).toContain('duban bind 姓名 单位 wecom 账号');
    expect(said).toContain('发“群号”，写进配置的 groups');
  });

  it('names the platform that is configured', async () => {
    expect(await notice(DINGTALK)).toContain('duban bind 姓名 单位 dingtalk 账号');
  });

  it('asks for no group where there is one', async () => {
    expect(await notice(WECOM + GROUPS)).not.toContain('群号');
  });

  it('asks a newcomer in the sandbox for nothing of an office', async () => {
    const said = await notice('{}\n', true);
    expect(said).toContain('http://127.0.0.1:3000/sandbox');
    expect(said).not.toMatch(/节假日|下一步/);
  });
});
