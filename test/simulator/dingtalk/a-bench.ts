import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../../src/domain/instant.ts';
import { createChatLog, type Shown } from '../../../src/simulator/chat-log.ts';
import { createDingtalkDouble } from '../../../src/simulator/dingtalk/create-dingtalk-double.ts';
import { createFaultLab } from '../../../src/simulator/faults.ts';
import { createSimulatedRoom, type SimulatedRoom } from '../../../src/simulator/simulated-room.ts';
import { createTraffic } from '../../../src/simulator/traffic.ts';
import type { VendorDouble } from '../../../src/simulator/vendor-double.ts';
import { type Lab, serveVendor } from '../../../src/simulator/vendor-server.ts';
import { type DingtalkWorld, groupRooms, type Member, privateRoom } from '../../../src/simulator/world.ts';

export const MORNING = Date.parse('2026-11-23T08:30:00+08:00');
export const MINUTE = 60_000;

export const MEMBERS: readonly Member[] = [
  { account: 'u038', name: '张三' },
  { account: 'u03', name: '李四' },
  { account: 'guest', name: '施工方', external: true },
];

export const TOKENS = {
  plain: 'token-plain',
  signed: 'token-signed',
  keyword: 'token-keyword',
  disabled: 'token-disabled',
  removed: 'token-removed',
  dissolved: 'token-dissolved',
} as const;
export const SECRET = 'SECtest';

export const WORLD: DingtalkWorld = {
  robot: { code: 'dingrobot', name: '督办助手', appKey: 'dingkey', appSecret: 'this is a secret' },
  groups: [
    { id: 'all', title: '全县重点工作调度群', conversationId: 'cidALL==', webhook: { token: TOKENS.plain } },
    group('signed', { secret: SECRET }),
    group('keyword', { keywords: ['提醒', '督办'] }),
    group('disabled', { state: 'disabled' }),
    group('removed', { state: 'removed' }),
    group('dissolved', { state: 'dissolved' }),
  ],
};

function group(id: keyof typeof TOKENS, settings: object): DingtalkWorld['groups'][number] {
  return { id, title: id, conversationId: `cid-${id}`, webhook: { token: TOKENS[id], ...settings } };
}

/** A callback as the bot got it. */
export interface Received {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly text?: { readonly content: string };
    readonly senderId: string;
    readonly chatbotUserId: string;
    readonly sessionWebhook: string;
    readonly errorCode?: string;
  };
}

export interface Answer {
  readonly status: number;
  readonly json: {
    readonly errcode?: number;
    readonly errmsg?: string;
    readonly code?: string;
    readonly processQueryKey?: string;
    readonly invalidStaffIdList?: readonly string[];
    /** Of answers that have one. */
    readonly accessToken: string;
    readonly media_id: string;
  };
}

/** DingTalk's double on a socket, a bot that answers as told, and a clock to be moved. */
export interface Bench {
  readonly baseUrl: string;
  readonly double: VendorDouble;
  readonly lab: Lab;
  /** Moves the clock. */
  at(moment: Instant): void;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Posts to the server API with a fresh access token. */
  api(path: string, body: unknown): Promise<Answer>;
  token(): Promise<string>;
  upload(token: string, type: string, bytes: Uint8Array, name?: string): Promise<Answer>;
  sees(room: string): readonly Shown[];
  room(key: string): SimulatedRoom;
  readonly received: readonly Received[];
  /** The path of the last callback's `sessionWebhook`. */
  session(): string;
  /** What the bot answers to callbacks from now on. */
  botAnswers(status: number, body: string): void;
  stop(): Promise<void>;
}

export async function aBench(
  world: DingtalkWorld = WORLD,
  members: readonly Member[] = MEMBERS,
): Promise<Bench> {
  let now = MORNING;
  const lab: Lab = {
    clock: { now: () => now },
    faults: createFaultLab(),
    traffic: createTraffic(),
    chatLog: createChatLog(),
  };
  const double = createDingtalkDouble(world, members);
  const server = await serveVendor(double, lab);
  double.servedAt(() => server.baseUrl);
  const bot = await aBot();
  const rooms = [
    ...groupRooms({ members, dingtalk: world }),
    ...members.map((member) => privateRoom('dingtalk', member)),
  ];
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${server.baseUrl}${path}`, init);
    return { status: response.status, json: (await response.json()) as Answer['json'] };
  };
  const post: Bench['post'] = (path, body, headers = { 'content-type': 'application/json' }) =>
    call(path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const token = async (): Promise<string> => {
    const { appKey, appSecret } = world.robot;
    return (await post('/v1.0/oauth2/accessToken', { appKey, appSecret })).json.accessToken;
  };
  return {
    baseUrl: server.baseUrl,
    double,
    lab,
    at: (moment) => {
      now = moment;
    },
    post,
    get: (path) => call(path),
    api: async (path, body) =>
      post(path, body, {
        'content-type': 'application/json',
        'x-acs-dingtalk-access-token': await token(),
      }),
    token,
    upload: (accessToken, type, bytes, name = 'chart.png') => {
      const form = new FormData();
      form.set('media', new Blob([new Uint8Array(bytes)]), name);
      return call(`/media/upload?access_token=${accessToken}&type=${type}`, { method: 'POST', body: form });
    },
    sees: (room) => lab.chatLog.of(room),
    room: (key) => {
      const room = rooms.find((one) => one.key === key);
      if (room === undefined) throw new Error(`no room ${key}`);
      const memberOf = (who: string): Member => {
        const member = members.find(({ account }) => account === who);
        if (member === undefined) throw new Error(`no member ${who}`);
        return member;
      };
      return createSimulatedRoom({ room, double, lab, memberOf, botUrl: () => bot.url, spoken });
    },
    received: bot.received,
    session: () => (bot.received.at(-1)?.body.sessionWebhook ?? '').slice(server.baseUrl.length),
    botAnswers: bot.answers,
    stop: async () => {
      await server.stop();
      await bot.stop();
    },
  };
}

const spoken = new Map();

async function aBot() {
  let answer = { status: 200, body: '' };
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method ?? '', headers: request.headers, body: JSON.parse(body) });
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dingtalk/robot`,
    received,
    answers: (status: number, body: string) => {
      answer = { status, body };
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** A text message of a webhook whose JSON is exactly `bytes` long in UTF-8. */
export function textOfBytes(bytes: number): string {
  const empty = JSON.stringify({ msgtype: 'text', text: { content: '' } });
  return JSON.stringify({ msgtype: 'text', text: { content: filler(bytes - Buffer.byteLength(empty)) } });
}

/** Chinese characters of three bytes, filled up with letters to the byte. */
export function filler(bytes: number): string {
  return '督'.repeat(Math.floor(bytes / 3)) + 'x'.repeat(bytes % 3);
}
