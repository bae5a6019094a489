import { once } from 'node:events';
import { chownSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { askHealth } from '../../../src/cli/doctor/ask-health.ts';
import { checkCredentials } from '../../../src/cli/doctor/check-credentials.ts';
import { checkFiles } from '../../../src/cli/doctor/check-files.ts';
import { checkMachine } from '../../../src/cli/doctor/check-machine.ts';
import { checkServer, type ServerFacts } from '../../../src/cli/doctor/check-server.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { machineInstruments } from '../../../src/cli/doctor/machine-instruments.ts';
import { tryPort } from '../../../src/cli/doctor/try-port.ts';
import { startSimulator } from '../../../src/simulator/start-simulator.ts';
import { aLedger } from '../../store/backup/a-backup.ts';

const said = (findings: readonly Finding[]) => findings.map(({ severity, what }) => `${severity} ${what}`);

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});
async function listening(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('checkMachine', () => {
  it('finds a Node that is too old, and little memory', () => {
    const check = (node: string, heapLimit = 2 ** 31) => said(checkMachine({ node, heapLimit }));
    expect(check('v20.19.0')).toEqual(['ok 运行环境：Node v20.19.0，内存上限 2048 MB']);
    expect(check('v22.1.0')).toHaveLength(1);
    for (const old of ['v20.18.3', 'v18.20.0'])
      expect(check(old)).toEqual([`wrong 运行环境：Node ${old} 太旧`]);
    expect(check('v20.19.0', 200 * 2 ** 20)).toHaveLength(2);
  });
});

describe('checkServer', () => {
  const facts: ServerFacts = {
    server: { host: '127.0.0.1', port: 3000, sandbox: 'loopback' },
    running: false,
    health: () => Promise.resolve({ kind: 'ok' }),
    tryPort: () => Promise.resolve(undefined),
    reach: () => Promise.resolve({ kind: 'reached' }),
  };
  const check = async (more: Partial<ServerFacts>) => said(await checkServer({ ...facts, ...more }));

  it('of a bot that does not run tries the port', async () => {
    expect(await check({})).toEqual(['ok 服务：127.0.0.1:3000 可以监听']);
    for (const [code, what] of [
      ['EADDRINUSE', '已被别的程序占用'],
      ['EACCES', '没有权限监听'],
      ['EADDRNOTAVAIL', 'EADDRNOTAVAIL'],
    ] as const)
      expect(await check({ tryPort: async () => code })).toEqual([
        expect.stringMatching(new RegExp(`^wrong .*${what}`)),
      ]);
    expect(await check({ server: { ...facts.server, port: 0 } })).toEqual([]);
  });

  it('of a bot that runs asks what it says of itself', async () => {
    const running = (health: Awaited<ReturnType<ServerFacts['health']>>) =>
      check({ running: true, health: async () => health });
    expect(await running({ kind: 'ok' })).toEqual([expect.stringMatching(/^ok .*状态正常/)]);
    expect(await running({ kind: 'degraded', reasons: ['disk'] })).toEqual([
      expect.stringMatching(/^attention .*报告异常：disk/),
    ]);
    expect(await running({ kind: 'stranger' })).toEqual([expect.stringMatching(/^wrong .*不是机器人/)]);
    expect(await running({ kind: 'silent', code: 'ECONNREFUSED' })).toEqual([
      expect.stringMatching(/^wrong .*没有应答（ECONNREFUSED）/),
    ]);
  });

  it('tries the address that phones open', async () => {
    const server = { ...facts.server, publicUrl: 'https://gov.example.cn/duban' };
    expect(await check({ server })).toContain('ok 服务：从本机打得开 https://gov.example.cn/duban');
    const unreached = { kind: 'unreached', code: 'timeout' } as const;
    expect(await check({ server, reach: async () => unreached })).toContainEqual(
      expect.stringMatching(/^attention .*打不开/),
    );
  });
});

describe('on this machine', () => {
  it('a port that is taken is told from a free one', async () => {
    const port = await listening((_, response) => response.end());
    expect(await tryPort('127.0.0.1', port)).toBe('EADDRINUSE');
    expect(await tryPort('127.0.0.1', 0)).toBeUndefined();
    expect(await tryPort('203.0.113.7', 0)).toBe('EADDRNOTAVAIL');
  });

  it('a bot is told from a stranger and from nobody', async () => {
    const bot = await listening((_, response) =>
      response.end('{"status":"degraded","version":"1","since":"","reasons":["set-aside: x"]}'),
    );
    expect(await askHealth('0.0.0.0', bot)).toEqual({ kind: 'degraded', reasons: ['set-aside: x'] });
    const stranger = await listening((_, response) => response.end('<html>'));
    expect(await askHealth('127.0.0.1', stranger)).toEqual({ kind: 'stranger' });
    expect(await askHealth('127.0.0.1', 1)).toMatchObject({ kind: 'silent' });
  });

  it.skipIf(process.getuid?.() !== 0)('a file that root left in the folder of the bot is found', async () => {
    const folder = await aLedger(mkdtempSync(join(tmpdir(), 'duban-files-')), 1);
    expect(await checkFiles(folder, false)).toEqual([]);
    chownSync(folder, 12_345, 12_345);
    writeFileSync(join(folder, 'people.json'), '{}');
    expect(said(await checkFiles(folder, false))).toEqual([
      expect.stringMatching(/^attention 数据文件夹：不属于现在这个用户/),
      expect.stringMatching(/^wrong 数据：\d+个文件的属主与数据文件夹不同/),
    ]);
  });
});

describe('checkCredentials', () => {
  it('asks DingTalk for a token: taken, refused, not told', async () => {
    const robot = { code: 'dingabc', name: '督办助手', appKey: 'dingabc', appSecret: 'this is a secret' };
    const simulator = await startSimulator({
      world: { members: [], dingtalk: { robot, groups: [] } },
      clock: { now: Date.now },
    });
    stops.push(() => simulator.stop());
    const host = simulator.baseUrls.dingtalk ?? '';
    const check = async (appSecret: string, apiBaseUrl = host) => {
      const dingtalk = {
        apiBaseUrl,
        oapiBaseUrl: apiBaseUrl,
        sessionOrigins: [],
        robots: [{ ...robot, appSecret }],
      };
      return said(await checkCredentials({ dingtalk }, machineInstruments().askToken(dingtalk)));
    };
    expect(await check(robot.appSecret)).toEqual(['ok 密钥：钉钉接受机器人 dingabc 的 AppKey、AppSecret']);
    const [refused = ''] = await check('wrong secret');
    expect(refused).toMatch(/^wrong 密钥：钉钉不接受机器人 dingabc/);
    expect(refused).not.toContain('wrong secret');
    expect(await check(robot.appSecret, 'http://127.0.0.1:1')).toEqual([
      expect.stringMatching(/^attention 密钥：没能向钉钉核对.*unreachable/),
    ]);
    expect(await checkCredentials({}, machineInstruments().askToken(undefined))).toEqual([]);
  });
});
