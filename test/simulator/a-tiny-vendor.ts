import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../src/domain/instant.ts';
import { createChatLog, type NewShown } from '../../src/simulator/chat-log.ts';
import { createFaultLab } from '../../src/simulator/faults.ts';
import { createTraffic } from '../../src/simulator/traffic.ts';
import type { VendorAnswer, VendorDouble } from '../../src/simulator/vendor-double.ts';
import type { Lab } from '../../src/simulator/vendor-server.ts';
import { groupRooms, type Member, type Room } from '../../src/simulator/world.ts';

export const NOON: Instant = Date.parse('2026-11-23T12:00:00+08:00');
export const ZHANGSAN: Member = { account: 'zhangsan', name: '张三' };
export const LISI: Member = { account: 'lisi', name: '李四' };

const BOT = { id: 'aib-1', name: '督办助手', token: 't', encodingAESKey: 'k' };
const GROUPS = ['all', 'town'].map((id) => ({ id, title: `${id}群`, chatId: `wr-${id}` }));
export const [GROUP, TOWN] = twoRooms();

function twoRooms(): readonly [Room, Room] {
  const [one, other] = groupRooms({ members: [], wecom: { bot: BOT, groups: GROUPS } });
  if (one === undefined || other === undefined) throw new Error('the world has two groups');
  return [one, other];
}

export interface TestLab extends Lab {
  readonly clock: { at: Instant; now(): Instant };
}

export function aLab(): TestLab {
  const clock = { at: NOON, now: () => clock.at };
  return { clock, faults: createFaultLab(), traffic: createTraffic(), chatLog: createChatLog() };
}

export function aBubble(text: string, facts: Partial<NewShown> = {}): NewShown {
  const content = { kind: 'text', text } as const;
  return { room: GROUP.key, via: 'webhook', content, mentions: [], ...facts };
}

const ok = (facts: Partial<VendorAnswer> = {}): VendorAnswer => ({
  status: 200,
  body: '{"code":0}',
  ...facts,
});

/**
 * A vendor that nobody has. `POST /show` shows its body, `POST /call` @-s 张三 as well, `POST /no` is refused, `POST /broken`
 * throws. Its callback is `{ id, text }`, opened as the text; it takes a 200, and shows what is answered, unless that
 * begins with `?`.
 */
export function aTinyVendor(patience = { attempts: 3, timeoutMs: 10_000 }): VendorDouble {
  return {
    vendor: 'wecom',
    routes: {
      'POST /show': ({ body }) => ok({ shown: [aBubble(body.toString('utf8'))] }),
      'POST /call': ({ body }) =>
        ok({
          shown: [aBubble(body.toString('utf8'), { mentions: [{ account: 'zhangsan', pinged: true }] })],
        }),
      'GET /hello': ({ query }, now) => ok({ body: `${query.get('who')} ${now}`, contentType: 'text/plain' }),
      'POST /quiet': () => ok({ note: '什么也看不到' }),
      'POST /no': () => ({ status: 200, body: '{"code":7}', refused: '7 不行' }),
      'POST /broken': () => {
        throw new Error('a bug of the double');
      },
    },
    refusal: (fault, { path }) =>
      fault === 'busy' || (fault === 'removed' && path === '/show')
        ? { status: 200, body: `{"code":"${fault}"}`, refused: `${fault} 忙` }
        : undefined,
    notSimulated: ({ method, path }) => ({
      status: 200,
      body: '{"code":40008}',
      refused: `not simulated: ${method} ${path}`,
    }),
    callback: ({ messageId, room, said }, { botUrl, now, forged }) =>
      said.kind === 'enter'
        ? undefined
        : {
            method: 'POST',
            url: `${botUrl}?at=${now}`,
            headers: { 'content-type': 'application/json', 'x-signature': forged ? 'false' : 'true' },
            body: JSON.stringify({ id: messageId, text: said.kind === 'text' ? said.text : '' }),
            opened: said.kind === 'text' ? said.text : '',
            read: (status, body) => {
              if (status !== 200) return { problem: `HTTP ${status}` };
              if (body.startsWith('?')) return { problem: '看不懂', opened: body };
              return body === ''
                ? {}
                : { shown: aBubble(body, { room: room.key, via: 'reply' }), opened: body };
            },
          },
    patience,
    media: () => undefined,
    servedAt: () => {},
  };
}

/** What reached the bot. */
export interface Reached {
  readonly id: string;
  readonly text: string;
  readonly signature: string;
  readonly at: number;
}

export interface TinyBot {
  readonly url: string;
  readonly reached: readonly Reached[];
  stop(): Promise<void>;
}

/** What the bot answers: a body with 200, another status, nothing at all, or a broken connection. */
export type BotAnswer = string | number | 'silence' | 'reset' | Buffer;

/** A bot on loopback that answers each callback as it is told. */
export async function aTinyBot(answer: (reached: Reached, nth: number) => BotAnswer): Promise<TinyBot> {
  const reached: Reached[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { id, text } = JSON.parse(body) as { id: string; text: string };
    const at = Number(new URL(request.url ?? '/', 'http://bot').searchParams.get('at'));
    const one = { id, text, at, signature: String(request.headers['x-signature']) };
    reached.push(one);
    const answered = answer(one, reached.length);
    if (answered === 'reset') request.socket.resetAndDestroy();
    else if (typeof answered === 'number') response.writeHead(answered, { location: '/elsewhere' }).end();
    else if (answered !== 'silence') response.writeHead(200).end(answered);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/bot`,
    reached,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
