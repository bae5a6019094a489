import {
  type ChildProcess,
  type ChildProcessByStdio,
  type ChildProcessWithoutNullStreams,
  spawn,
  spawnSync,
} from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { openedReply, sealed, signed } from './wecom-vendor.ts';

/** The built program, as an operator starts it. */
const PROGRAM = 'dist/cli.js';
export const CREDENTIALS = {
  token: 'testToken01',
  encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  receiveId: '',
};
const DINGTALK_APP = { code: 'dingabc', appKey: 'dingabc', appSecret: 'this is a secret' };

export interface House {
  readonly folder: string;
  readonly config: string;
  readonly data: string;
}

/** A folder with a config of both platforms on loopback; `vendor` is where DingTalk's hosts are played. */
export function aHouse(vendor = 'http://127.0.0.1:9', app = DINGTALK_APP): House {
  const folder = mkdtempSync(join(tmpdir(), 'duban-'));
  const config = join(folder, 'duban.yaml');
  writeFileSync(
    config,
    `wecom:
  baseUrl: http://127.0.0.1:9
  bots: [{ id: aib-1, token: "${CREDENTIALS.token}", encodingAESKey: "${CREDENTIALS.encodingAESKey}" }]
dingtalk:
  apiBaseUrl: ${vendor}
  oapiBaseUrl: ${vendor}
  robots: [{ code: ${app.code}, appKey: ${app.appKey}, appSecret: "${app.appSecret}" }]
groups:
  - id: all
    title: 全县重点工作调度群
    wecom: { chatId: wrTEST }
    dingtalk: { conversationId: "cidAAAA==" }
`,
  );
  return { folder, config, data: join(folder, 'data') };
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the program to its end. */
export function duban(
  house: House,
  args: readonly string[],
  env: Record<string, string> = {},
  input?: string,
): Ran {
  const all = [PROGRAM, ...args, '--config', house.config, '--data', house.data];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

/** One command of the program, under way. */
export function spawnDuban(
  house: House,
  args: readonly string[],
  env: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
  const all = [PROGRAM, ...args, '--config', house.config, '--data', house.data];
  return spawn(process.execPath, all, { env: { ...process.env, ...env } });
}

/** The same beside this process, which goes on serving whatever the command talks to. */
export async function dubanBeside(
  house: House,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const child = spawnDuban(house, args, env);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  await once(child, 'close');
  return { status: child.exitCode, stdout, stderr };
}

export interface RunningBot {
  readonly port: number;
  readonly child: ChildProcess;
  /** Everything it printed so far, a line each. */
  readonly printed: string[];
  /** Sends a WeCom group message; gives the HTTP status and the opened reply's text. */
  say(
    text: string,
    options?: { user?: string; messageId?: string; at?: number },
  ): Promise<{ status: number; text: string }>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** The program on its way up, before it says where it listens; `through`: a command that runs it, with its arguments. */
export function spawnBot(
  house: House,
  env: Record<string, string> = {},
  through: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  const start = [PROGRAM, 'start', '--config', house.config, '--data', house.data, '--port', '0'];
  const [command = process.execPath, ...args] = [...through, process.execPath, ...start];
  return spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function startBot(
  house: House,
  env: Record<string, string> = {},
  through: readonly string[] = [],
): Promise<RunningBot> {
  const child = spawnBot(house, env, through);
  const printed: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => printed.push(line));
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      const found = /"port":(\d+).*"msg":"started"/.exec(line);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}:\n${printed.join('\n')}`)));
  });
  const now = (): number => (env['DUBAN_NOW'] === undefined ? Date.now() : Date.parse(env['DUBAN_NOW']));
  return {
    port,
    child,
    printed,
    say: async (text, { user = 'zhangsan', messageId = randomBytes(8).toString('hex'), at = now() } = {}) => {
      return post(port, groupMessage(text, messageId, user), Math.floor(at / 1000));
    },
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

/** What WeCom encrypts of a text in the group. */
export function groupMessage(text: string, messageId: string, user: string): string {
  return JSON.stringify({
    msgid: messageId,
    aibotid: 'aib-1',
    chatid: 'wrTEST',
    chattype: 'group',
    from: { userid: user },
    response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC',
    msgtype: 'text',
    text: { content: text },
  });
}

async function post(
  port: number,
  message: string,
  seconds: number,
): Promise<{ status: number; text: string }> {
  const encrypt = sealed(CREDENTIALS, message, randomBytes(16));
  const query = signed(CREDENTIALS, encrypt, String(seconds), randomBytes(5).toString('hex'));
  const response = await fetch(`http://127.0.0.1:${port}/wecom/bot?${new URLSearchParams({ ...query })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ encrypt }),
  });
  const body = await response.text();
  if (response.status !== 200 || body === '') return { status: response.status, text: body };
  const opened = openedReply(CREDENTIALS, query.nonce, body).message as { stream: { content: string } };
  return { status: response.status, text: opened.stream.content };
}
