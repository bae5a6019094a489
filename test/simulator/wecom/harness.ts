import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import type { Instant } from '../../../src/domain/instant.ts';
import { type ChatLog, createChatLog } from '../../../src/simulator/chat-log.ts';
import { createFaultLab } from '../../../src/simulator/faults.ts';
import { createTraffic } from '../../../src/simulator/traffic.ts';
import type {
  OutgoingCallback,
  Said,
  Utterance,
  VendorDouble,
} from '../../../src/simulator/vendor-double.ts';
import { type Lab, serveVendor } from '../../../src/simulator/vendor-server.ts';
import { createWecomDouble } from '../../../src/simulator/wecom/create-wecom-double.ts';
import { groupRooms, type Member, privateRoom, type WecomWorld } from '../../../src/simulator/world.ts';

export const NOON: Instant = Date.parse('2026-11-23T12:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const APP = { corpId: 'ww0001', agentId: 1_000_002, secret: 'app-secret' };
export const WORLD = {
  bot: {
    id: 'aib-1',
    name: '督办助手',
    token: 'testToken01',
    encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  },
  app: APP,
  groups: [
    { id: 'all', title: '全县重点工作调度群', chatId: 'wrALL', webhook: { key: 'key-all' } },
    { id: 'town', title: '河口镇工作群', chatId: 'wrTOWN', webhook: { key: 'key-town' } },
    { id: 'gone', title: '旧群', chatId: 'wrGONE', webhook: { key: 'key-gone', removed: true } },
  ],
} as const satisfies WecomWorld;

export const ZHANGSAN: Member = { account: 'zhangsan', name: '张三' };
const LISI: Member = { account: 'lisi', name: '李四' };
const MEMBERS = [ZHANGSAN, LISI];

const [ALL] = groupRooms({ members: MEMBERS, wecom: WORLD });
if (ALL === undefined) throw new Error('the world has no group');
export const GROUP = ALL;
export const PRIVATE = privateRoom('wecom', ZHANGSAN);

/** What an endpoint answers. */
export interface Answered {
  readonly errcode: number;
  readonly errmsg: string;
  readonly [field: string]: unknown;
}

export interface RunningWecom {
  readonly baseUrl: string;
  readonly lab: Lab;
  readonly chatLog: ChatLog;
  readonly double: VendorDouble;
  pass(ms: number): void;
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  /** Posts a body as it is. */
  postRaw(path: string, body: string | FormData | URLSearchParams, type?: string): Promise<Answered>;
  webhook(body: unknown, key?: string): Promise<Answered>;
  upload(bytes: Buffer, name?: string, key?: string): Promise<Answered>;
  token(): Promise<string>;
  /** An app's message with a fresh token. */
  app(body: object): Promise<Answered>;
  stop(): Promise<void>;
}

/** The double on a loopback port, at a moment that only the test moves. */
export async function aRunningWecom(world: WecomWorld = WORLD): Promise<RunningWecom> {
  let now = NOON;
  const chatLog = createChatLog();
  const lab: Lab = {
    clock: { now: () => now },
    faults: createFaultLab(),
    traffic: createTraffic(),
    chatLog,
  };
  const double = createWecomDouble(world, MEMBERS);
  const { baseUrl, stop } = await serveVendor(double, lab);
  double.servedAt(() => baseUrl);

  const ask = async (path: string, init: RequestInit): Promise<Answered> => {
    const response = await fetch(`${baseUrl}${path}`, init);
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return (await response.json()) as Answered;
  };
  const postRaw: RunningWecom['postRaw'] = (path, body, type) =>
    ask(path, { method: 'POST', body, ...(type === undefined ? {} : { headers: { 'content-type': type } }) });
  const post: RunningWecom['post'] = (path, body) => postRaw(path, JSON.stringify(body), 'application/json');
  const token = async (): Promise<string> => {
    const asked = `/cgi-bin/gettoken?corpid=${APP.corpId}&corpsecret=${APP.secret}`;
    return String((await ask(asked, {}))['access_token']);
  };
  return {
    baseUrl,
    lab,
    chatLog,
    double,
    pass: (ms) => {
      now += ms;
    },
    get: (path) => ask(path, {}),
    post,
    postRaw,
    webhook: (body, key = 'key-all') => post(`/cgi-bin/webhook/send?key=${key}`, body),
    upload: (bytes, name = '台账.xlsx', key = 'key-all') => {
      const form = new FormData();
      form.append('media', new Blob([new Uint8Array(bytes)]), name);
      return postRaw(`/cgi-bin/webhook/upload_media?key=${key}&type=file`, form);
    },
    token,
    app: async (body) => post(`/cgi-bin/message/send?access_token=${await token()}`, body),
    stop,
  };
}

/** What somebody says, in the group of all unless another room is given. */
export function anUtterance(said: Said, room = GROUP): Utterance {
  return { messageId: 'wecom-0001', room, from: ZHANGSAN, said, at: NOON };
}

/** The double's callback for something said; fails where there is none. */
export function aCallback(
  said: Said,
  { room = GROUP, forged = false, botUrl = 'http://127.0.0.1:1/wecom/bot?corp=1' } = {},
): OutgoingCallback {
  const double = createWecomDouble(WORLD, MEMBERS);
  double.servedAt(() => 'http://127.0.0.1:2');
  const callback = double.callback(anUtterance(said, room), { botUrl, now: NOON, forged });
  if (callback === undefined) throw new Error('nothing is delivered');
  return callback;
}

/** A reply's envelope as a bot makes it with the vendor's own package; `wrong` replaces fields of it. */
export function aReply(callback: { readonly url: string }, message: unknown, wrong: object = {}): string {
  const nonce = new URL(callback.url).searchParams.get('nonce') ?? '';
  const timestamp = Math.floor(NOON / 1000);
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  const sealed = encrypt(WORLD.bot.encodingAESKey, text, '');
  const msgsignature = getSignature(WORLD.bot.token, timestamp, nonce, sealed);
  return JSON.stringify({ encrypt: sealed, msgsignature, timestamp, nonce, ...wrong });
}

export function stream(content: string, finish: unknown = true, id: unknown = 's-1'): object {
  return { msgtype: 'stream', stream: { id, finish, content } };
}

/** A bot's endpoint on loopback. */
export async function aBot(
  answer: (url: URL, body: string) => { status?: number; body: string | Buffer } | undefined,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const answered = answer(new URL(request.url ?? '/', 'http://bot'), body);
    // Undefined: it never answers.
    if (answered !== undefined) response.writeHead(answered.status ?? 200).end(answered.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/bot`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A callback's message, opened with the vendor's own package. */
export function openedWithVendorsPackage(body: string): { message: string; id: string } {
  const { encrypt: sealed } = JSON.parse(body) as { encrypt: string };
  return decrypt(WORLD.bot.encodingAESKey, sealed);
}
