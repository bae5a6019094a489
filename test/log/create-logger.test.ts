import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/log/create-logger.ts';

const TOKEN = 'testToken01';
const AES_KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

function logging(secrets: readonly string[] = []) {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ clock: { now: () => 1_795_399_200_000 }, stream, secrets });
  /** What is logged of these facts and this message, as text. */
  const logged = (facts: object, message = 'happened'): string => {
    log.warn(facts, message);
    return lines.at(-1) ?? '';
  };
  return { log, lines, logged };
}

describe('createLogger', () => {
  it('writes one JSON object a line, with level, time, facts and message', () => {
    const { log, lines } = logging();
    log.info({ platform: 'wecom', ms: 12 }, 'message answered');
    log.warn({ status: 401 }, 'callback refused');
    log.error({}, '磁盘已满');
    const time = '2026-11-23T02:00:00.000Z';
    expect(lines.every((line) => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'info', time, platform: 'wecom', ms: 12, msg: 'message answered' },
      { level: 'warn', time, status: 401, msg: 'callback refused' },
      { level: 'error', time, msg: '磁盘已满' },
    ]);
  });

  it.each([
    'key',
    'webhookKey',
    'token',
    'access_token',
    'webhookToken',
    'EncodingAESKey',
    'encodingAESKey',
    'appSecret',
    'secret',
    'password',
    'sign',
    'signature',
    'msg_signature',
    'session',
    'sessionWebhook',
    'response_url',
    'authorization',
    'x-acs-dingtalk-access-token',
  ])('takes out what is called %s, at any depth and of any kind', (name) => {
    const { logged } = logging();
    const facts = { a: { b: [{ c: { [name]: 'LEAK1234' } }] }, [name]: { inside: ['LEAK1234'] } };
    expect(logged(facts)).not.toContain('LEAK1234');
    expect(JSON.parse(logged(facts))).toMatchObject({ [name]: '[redacted]' });
  });

  it.each([
    'POST https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=LEAK1234 failed',
    'https://oapi.dingtalk.com/robot/sendBySession?session=LEAK1234',
    'https://oapi.dingtalk.com/robot/send?access_token=LEAK1234&timestamp=1&sign=LEAK1234%3D',
    'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=LEAK1234',
    'https://user:LEAK1234@proxy.example/path',
    'moved to https://login.example/cb?code=LEAK1234#LEAK1234',
    'GET /wecom/bot?msg_signature=LEAK1234&timestamp=1&nonce=2&echostr=LEAK1234 refused',
    'key=LEAK1234',
    'invalid EncodingAESKey: LEAK1234',
    'token：LEAK1234，请检查',
    'sign = "LEAK1234"',
    '{"token":"LEAK1234","n":1}',
    '{\\"appSecret\\": \\"LEAK1234\\"}',
    "{ webhookKey: 'LEAK1234' }",
    'Authorization: Bearer LEAK1234',
    'x-acs-dingtalk-access-token: LEAK1234',
    `signed with SEC${'0a1b'.repeat(16)}`,
  ])('scrubs %j wherever it stands', (text) => {
    const { logged } = logging();
    const cause = new Error(text);
    const shown = [
      logged({}, text),
      logged({ detail: { deep: [text] } }),
      logged({ [text]: 1 }),
      logged({ error: new Error('send failed', { cause }) }),
      logged({ error: new AggregateError([cause], text) }),
      logged(cause),
    ];
    for (const line of shown) {
      expect(line).not.toMatch(/LEAK1234|0a1b0a1b/);
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  it('takes out the secrets of the config even without a name', () => {
    const { logged } = logging([TOKEN, AES_KEY, 'ab']);
    const line = logged({ why: `bad: ${AES_KEY}`, list: [TOKEN], [TOKEN]: 'about' }, `${TOKEN}${AES_KEY}`);
    expect(line).not.toContain(TOKEN);
    expect(line).not.toContain(AES_KEY);
    // A secret of two letters would take half of the language with it.
    expect(line).toContain('about');
  });

  it('does not log what people say', () => {
    const { logged } = logging();
    const text = '进度 12 60% 资金未到位';
    const facts = {
      incoming: { content: { kind: 'text', text }, chat: { id: 'wrTEST' } },
      reply: { blocks: [{ kind: 'line', spans: [{ kind: 'text', text }] }] },
      note: text,
      body: Buffer.from(text),
    };
    expect(logged(facts)).not.toContain('资金');
    expect(logged(facts)).toContain('wrTEST');
  });

  it('keeps what helps: names, codes, stacks, causes, paths, figures', () => {
    const { logged } = logging();
    const cause = Object.assign(new Error('no space left'), {
      code: 'ENOSPC',
      response: { body: 'LEAK1234' },
    });
    const line = JSON.parse(
      logged({ error: new TypeError('cannot write', { cause }), slot: 'overdue/2026-11-23' }),
    );
    expect(line).toMatchObject({
      slot: 'overdue/2026-11-23',
      error: {
        name: 'TypeError',
        message: 'cannot write',
        stack: expect.stringContaining('create-logger.test.ts'),
        cause: { message: 'no space left', code: 'ENOSPC' },
      },
    });
    expect(JSON.stringify(line)).not.toContain('LEAK1234');
    const plain = '45% → 60%（时序 58%）; /healthz 200; https://qyapi.weixin.qq.com/cgi-bin/webhook/send';
    expect(JSON.parse(logged({ n: 1.5, yes: true, none: null }, plain))).toMatchObject({
      msg: plain,
      n: 1.5,
      yes: true,
      none: null,
    });
  });

  it('survives circles, depth, getters that throw, and things that are no JSON', () => {
    const { logged } = logging();
    const circle: Record<string, unknown> = {
      big: 12n,
      when: new Date(0),
      bad: new Date(Number.NaN),
      no: () => 1,
    };
    Object.defineProperty(circle, 'trap', {
      enumerable: true,
      get() {
        throw new Error('LEAK1234');
      },
    });
    Object.assign(circle, {
      self: [circle],
      map: new Map([['token', 'LEAK1234']]),
      set: new Set([Symbol('x'), 'y']),
      deep: Array.from({ length: 30 }).reduce((inner) => ({ inner }), 'LEAK1234'),
    });
    const error = new Error('loop');
    error.cause = error;
    const line = logged({ circle, error });
    expect(line).not.toContain('LEAK1234');
    expect(JSON.parse(line)).toMatchObject({
      circle: { big: '12', when: '1970-01-01T00:00:00.000Z', self: ['[circular]'], trap: '[unreadable]' },
      error: { cause: '[circular]' },
    });
  });

  it('writes valid JSON and no secret, whatever is handed in', () => {
    const { logged } = logging([TOKEN]);
    const names = fc.constantFrom('key', 'token', 'a', 'url', 'message', '__proto__', 'x"y', 'toJSON');
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(TOKEN, `key=${TOKEN}`, `"token":"${TOKEN}"`, `https://a/b?c=${TOKEN}`, '\n\\"'),
    );
    const anything = fc.object({ key: names, values: [texts, fc.double(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(anything, texts, (facts, message) => {
        const line = logged(facts, message);
        expect(() => JSON.parse(line)).not.toThrow();
        expect(line).not.toContain(TOKEN);
      }),
    );
  });

  it('comes to an end with long texts of any kind', () => {
    const { logged } = logging([TOKEN]);
    // An expression that backtracks without end would keep these from ever being logged.
    for (const unit of ['a.', 'key', 'key ', 'http://', 'token"', '\\', 'bearer ', 'sign:']) {
      expect(logged({ detail: unit.repeat(65_536 / unit.length) })).toContain('"detail"');
    }
  });
});
