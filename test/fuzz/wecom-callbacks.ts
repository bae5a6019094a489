import { CREDENTIALS } from '../support/a-running-bot.ts';
import { MONDAY_TEN } from '../support/a-small-ledger.ts';
import type { Dice } from '../support/dice.ts';
import { enciphered, sealed, signed } from '../support/wecom-vendor.ts';
import { hostileName, hostileObject, hostileText } from './hostile.ts';
import { mutated } from './mutate.ts';
import { inChunks, type Request, type Sent, spoilt, whole } from './wire.ts';

const PATH = '/wecom/bot';
const SECONDS = String(MONDAY_TEN / 1000);
const JSON_TYPE = ['Content-Type', 'application/json'] as const;

/** What a stranger may say without writing, and what anybody may ask. */
const REPORTS = ['进度 12 60% 完成招标', '签收 13', '办结 17', '12 60%', '撤销'] as const;
const QUESTIONS = ['我的任务', '详情 12', '红灯', '帮助', '群号', '问题'] as const;

/** One callback to `GET|POST /wecom/bot` that must write nothing, and how it came about. */
export function wecomCallback(dice: Dice): Sent {
  const make = dice.pick<() => Sent>([
    () => whole('body mutated', withBody(post(reported(dice), dice), dice)),
    () => whole('body mutated', withBody(post(reported(dice), dice), dice)),
    () => whole('query mutated', withQuery(post(reported(dice), dice), dice)),
    () => whole('ciphertext mutated and signed', resigned(dice)),
    () => whole('signed, hostile fields', post(hostileObject(message(asked(dice)), dice), dice)),
    () => whole('signed, hostile text', post(JSON.stringify(message(hostileSaid(dice))), dice)),
    () => whole('signed, hostile bytes', post(mutated(Buffer.from(reported(dice)), dice), dice)),
    () => whole('signed, stranger', post(reported(dice), dice)),
    () => whole('echo', echo(dice)),
    () => whole('strange request', strange(post(reported(dice), dice), dice)),
    () => inChunks(post(JSON.stringify(message(asked(dice))), dice), dice),
    () => spoilt(post(reported(dice), dice), dice),
  ]);
  return make();
}

interface Said {
  readonly user: string;
  readonly text: string;
}

function asked(dice: Dice): Said {
  return { user: 'w-zhang', text: dice.pick(QUESTIONS) };
}

function hostileSaid(dice: Dice): Said {
  return { user: dice.pick(['w-zhang', 'w-zhao', 'stranger']), text: hostileText(dice) };
}

/** A report by nobody of the roster. */
function reported(dice: Dice): string {
  return JSON.stringify(message({ user: 'stranger', text: dice.pick(REPORTS) }));
}

function message({ user, text }: Said): Readonly<Record<string, unknown>> {
  return {
    msgid: 'CAIQz7/MjQYY',
    aibotid: 'aib-1',
    chatid: 'wrTEST',
    chattype: 'group',
    from: { userid: user },
    create_time: MONDAY_TEN / 1000,
    response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC',
    msgtype: 'text',
    text: { content: text },
    event: { eventtype: 'enter_chat' },
    mixed: { msg_item: [{ msgtype: 'text', text: { content: '我的任务' } }] },
  };
}

function post(plaintext: string | Buffer, dice: Dice): Request {
  return enveloped(sealed(CREDENTIALS, plaintext, dice.bytes(16)), dice);
}

function enveloped(encrypt: string, dice: Dice): Request {
  const query = signed(CREDENTIALS, encrypt, SECONDS, String(dice.below(1e9)));
  return {
    method: 'POST',
    target: `${PATH}?${new URLSearchParams({ ...query })}`,
    headers: [JSON_TYPE],
    body: Buffer.from(JSON.stringify({ encrypt })),
  };
}

/** Bits turned inside the encryption, but signed: what a broken sender with the right token would send. */
function resigned(dice: Dice): Request {
  if (dice.below(4) === 0) return enveloped(dice.bytes(dice.below(300)).toString('base64'), dice);
  if (dice.below(3) === 0) return enveloped(enciphered(CREDENTIALS, dice.bytes(32 * dice.below(9))), dice);
  const encrypt = Buffer.from(sealed(CREDENTIALS, reported(dice), dice.bytes(16)), 'base64');
  return enveloped(mutated(encrypt, dice).toString('base64'), dice);
}

function withBody(request: Request, dice: Dice): Request {
  return { ...request, body: mutated(request.body, dice) };
}

/** Bits turned in the query, escaped again where the wire would not bear them. */
function withQuery(request: Request, dice: Dice): Request {
  const [, query = ''] = request.target.split('?');
  const bytes = mutated(Buffer.from(query), dice).toString('latin1');
  const escaped = bytes.replace(
    /[^!-~]|#/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return { ...request, target: `${PATH}?${escaped}` };
}

function echo(dice: Dice): Request {
  const word = dice.pick(['1616140317555161061', hostileName(dice), hostileText(dice).slice(0, 3000), '']);
  const sealedWord = sealed(CREDENTIALS, word, dice.bytes(16));
  const echostr =
    dice.below(3) === 0 ? mutated(Buffer.from(sealedWord), dice).toString('latin1') : sealedWord;
  const query = { ...signed(CREDENTIALS, echostr, SECONDS, '1'), echostr };
  return {
    method: dice.pick(['GET', 'GET', 'GET', 'HEAD']),
    target: `${PATH}?${new URLSearchParams(query)}`.slice(0, 8000),
    headers: [],
    body: Buffer.alloc(0),
  };
}

/** The right words in the wrong dress. */
function strange(request: Request, dice: Dice): Request {
  const [, query = ''] = request.target.split('?');
  return dice.pick<() => Request>([
    () => ({ ...request, target: `${request.target}&${query}` }),
    () => ({ ...request, target: `${PATH}?${'a=1&'.repeat(dice.below(2000))}${query}` }),
    () => ({ ...request, target: `${PATH}?__proto__=1&constructor=2&${query}` }),
    () => ({ ...request, target: `${PATH}?${query.replaceAll('%', '%25')}` }),
    () => ({ ...request, target: `${dice.pick(STRANGE_PATHS)}?${query}` }),
    () => ({ ...request, method: dice.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'GET']) }),
    () => ({ ...request, headers: [['Content-Type', dice.pick(STRANGE_TYPES)]] }),
    () => ({ ...request, headers: [JSON_TYPE, ['Content-Encoding', dice.pick(['gzip', 'br', 'x'])]] }),
    () => ({ ...request, body: Buffer.from(request.body.toString(), 'utf16le') }),
    () => ({ ...request, body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), request.body]) }),
    () => ({ ...request, body: Buffer.from(`${'['.repeat(60_000)}`) }),
    () => ({ ...request, body: Buffer.from(hostileObject({ encrypt: 'A'.repeat(64) }, dice)) }),
  ])();
}

const STRANGE_PATHS = [
  '/wecom/bot/',
  '//wecom/bot',
  '/wecom/bot/../bot',
  '/wecom/%62ot',
  '/wecom/bot/aib-1',
  '/wecom/bot/..%2f..%2fetc%2fpasswd',
  '/files/..%2f..%2fdirectory.json',
  '/files/__proto__',
  '/healthz',
  '/%',
  '/%c0%ae%c0%ae/',
  '*',
] as const;

const STRANGE_TYPES = [
  'text/xml',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'a'.repeat(2000),
  '',
] as const;
