import { MONDAY_TEN } from '../support/a-small-ledger.ts';
import type { Dice } from '../support/dice.ts';
import { APP, signedHeaders } from '../support/fake-dingtalk.ts';
import { hostileName, hostileObject, hostileText } from './hostile.ts';
import { mutated } from './mutate.ts';
import { inChunks, type Request, type Sent, spoilt, whole } from './wire.ts';

const PATH = '/dingtalk/robot';
const NOW = String(MONDAY_TEN);

const REPORTS = [' 进度 12 60% 完成招标', ' 签收 13', ' 办结 17', '12 60%', '撤销'] as const;
const QUESTIONS = [' 我的任务', ' 详情 12', ' 红灯', ' 帮助', ' 群号', ' 问题'] as const;

/** Where answers belong, and another host that must never be asked. */
export interface Hosts {
  readonly vendor: string;
  readonly foreign: string;
}

/** One callback to `POST /dingtalk/robot` that must write nothing. Nothing signs its body: any of it may be anything. */
export function dingtalkCallback(dice: Dice, hosts: Hosts): Sent {
  const said = (user: string, text: string) => message({ user, text, hosts }, dice);
  const stranger = (): string => JSON.stringify(said('stranger', dice.pick(REPORTS)));
  const asked = () => said('d-zhang', dice.pick(QUESTIONS));
  const hostile = () => said(dice.pick(['d-zhang', 'd-zhao', 'stranger']), hostileText(dice));
  const make = dice.pick<() => Sent>([
    () => whole('signed, body mutated', post(mutated(Buffer.from(stranger()), dice))),
    () => whole('signed, body mutated', post(mutated(Buffer.from(stranger()), dice))),
    () => whole('signed, body mutated', post(mutated(Buffer.from(JSON.stringify(asked())), dice))),
    () => whole('signed, hostile fields', post(hostileObject(asked(), dice))),
    () => whole('signed, hostile fields', post(hostileObject(asked(), dice))),
    () => whole('signed, hostile text', post(JSON.stringify(hostile()))),
    () => whole('signed, foreign session', post(JSON.stringify({ ...asked(), ...foreign(hosts, dice) }))),
    () => whole('signed, stranger', post(stranger())),
    () => whole('headers mutated', forged(post(JSON.stringify(asked())), dice)),
    () => whole('strange request', strange(post(stranger()), dice)),
    () => inChunks(post(JSON.stringify(asked())), dice),
    () => spoilt(post(stranger()), dice),
  ]);
  return make();
}

interface Said {
  readonly user: string;
  readonly text: string;
  readonly hosts: Hosts;
}

function message({ user, text, hosts }: Said, dice: Dice): Readonly<Record<string, unknown>> {
  return {
    conversationId: dice.below(20) === 0 ? hostileName(dice) : 'cidAAAA==',
    conversationType: '2',
    conversationTitle: '全县重点工作调度群',
    msgId: dice.below(20) === 0 ? hostileName(dice) : `msg${dice.below(1e9)}`,
    msgtype: 'text',
    createAt: MONDAY_TEN,
    senderId: '$:LWCP_v1:$u1',
    senderNick: dice.below(20) === 0 ? hostileName(dice) : '张三',
    senderStaffId: user,
    robotCode: APP.code,
    chatbotUserId: '$:LWCP_v1:$bot',
    sessionWebhook: `${hosts.vendor}/robot/sendBySession?session=s1`,
    sessionWebhookExpiredTime: MONDAY_TEN + 5_400_000,
    text: { content: text },
    content: { richText: [{ text: '我的任务' }] },
  };
}

/** Addresses that look like the vendor's and are not. */
function foreign({ vendor, foreign: other }: Hosts, dice: Dice): { readonly sessionWebhook: string } {
  const { host: theirs } = new URL(other);
  const { host, port } = new URL(vendor);
  const sessionWebhook = dice.pick([
    `${other}/robot/sendBySession?session=s1`,
    `http://${host}@${theirs}/`,
    `http://${theirs}#@${host}/`,
    `http://${theirs}\\@${host}/`,
    `http://user:password@${host}/`,
    `https://${host}/robot/sendBySession`,
    `http://localhost:${port}/`,
    `http://127.1:${Number(port) + 1}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `//${theirs}/`,
    'https://oapi.dingtalk.com.example/robot/sendBySession',
    'https://oapi.dingtaIk.com/robot/sendBySession',
    'file:///etc/passwd',
    'data:application/json,{"errcode":0}',
    'javascript:1',
    hostileName(dice),
  ]);
  return { sessionWebhook };
}

function post(body: string | Buffer): Request {
  const { timestamp, sign } = signedHeaders(APP.appSecret, NOW);
  const headers = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['timestamp', timestamp],
    ['sign', sign],
  ] as const;
  return { method: 'POST', target: PATH, headers, body: Buffer.from(body) };
}

function forged(request: Request, dice: Dice): Request {
  const spoil = (text: string): string =>
    mutated(Buffer.from(text), dice)
      .toString('latin1')
      .replace(/[^ -~]/g, '?');
  const [type = ['', ''], timestamp = ['', ''], sign = ['', '']] = request.headers;
  const signedAt = (ms: string): Request['headers'] => [
    type,
    ...Object.entries(signedHeaders(APP.appSecret, ms)),
  ];
  const headers = dice.pick<() => Request['headers']>([
    () => [type, timestamp, [sign[0], spoil(sign[1])]],
    () => [type, [timestamp[0], spoil(timestamp[1])], sign],
    () => [[type[0], spoil(type[1])], timestamp, sign],
    () => [type, timestamp, sign, sign],
    () => [type, timestamp, timestamp, sign],
    () => signedAt(String(MONDAY_TEN - 600_001 - dice.below(1e9))),
    () => signedAt(dice.pick(['0', '-1', '1e99', 'NaN', '9'.repeat(400)])),
    () => [type],
  ])();
  return { ...request, headers };
}

function strange(request: Request, dice: Dice): Request {
  return dice.pick<() => Request>([
    () => ({ ...request, target: `${PATH}?a=1&a=2` }),
    () => ({ ...request, target: `${PATH}?${'a'.repeat(dice.below(12_000))}=%zz` }),
    () => ({
      ...request,
      target: dice.pick(['/dingtalk/robot/', '/dingtalk/../dingtalk/robot', '/%64ingtalk']),
    }),
    () => ({ ...request, method: dice.pick(['GET', 'PUT', 'DELETE', 'OPTIONS']), body: Buffer.alloc(0) }),
    () => ({ ...request, headers: [...request.headers, ['Content-Encoding', 'gzip']] }),
    () => ({ ...request, body: Buffer.from(request.body.toString(), 'utf16le') }),
    () => ({ ...request, body: Buffer.from('['.repeat(60_000)) }),
    () => ({ ...request, body: Buffer.from('{"a":'.repeat(10_000)) }),
    () => ({ ...request, body: Buffer.alloc(1 + dice.below(65_536), dice.pick([' ', '0', '\u0000', '"'])) }),
    () => ({ ...request, body: Buffer.concat([Buffer.from([0xff, 0xfe]), request.body]) }),
  ])();
}
