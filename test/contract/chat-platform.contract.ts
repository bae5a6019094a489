import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/instant.ts';
import { type Block, line, message, strong } from '../../src/domain/message.ts';
import type {
  CallbackRequest,
  ChatPlatform,
  Decoded,
  EncodedReply,
  Incoming,
} from '../../src/ports/chat-platform.ts';

/** What a person says to the bot in a group; the harness makes the vendor's request of it. */
export interface Said {
  /** As typed after the mention, no white space around it. What the vendor adds (a mention, spaces) the harness adds. */
  readonly text: string;
  /** When the vendor signs it: always a whole second. */
  readonly at: Instant;
}

/** A callback as the vendor sent it (redacted), and what must be read from it. */
export interface Recorded {
  readonly title: string;
  readonly request: CallbackRequest;
  /** The moment it arrived. */
  readonly now: Instant;
  readonly expected: Incoming;
}

/**
 * One bot of a platform with its test credentials. Requests must be made by code that shares nothing with the platform
 * under test, or a misunderstanding would cancel itself out.
 */
export interface ChatPlatformHarness {
  readonly platform: ChatPlatform;
  /** Whatever must never be seen in a rejection: token, key, app secret … as they stand in the config. */
  readonly secrets: readonly string[];
  /** Most UTF-8 bytes of the text of one reply: the vendor's limit, or our own below it. */
  readonly replyLimitBytes: number;
  /** A genuine group text, signed with the bot's credentials. */
  callback(said: Said): CallbackRequest;
  /** The same, signed with credentials that are not the bot's; all else is genuine. */
  forged(said: Said): CallbackRequest;
  /** The request without any signature. */
  unsigned(request: CallbackRequest): CallbackRequest;
  /** `request` carrying the genuine signature of `other`, which signs other bytes (another body or timestamp). */
  withSignatureOf(request: CallbackRequest, other: CallbackRequest): CallbackRequest;
  /**
   * What reaches the person: takes the answer the way the vendor would (decrypts the response, runs `after` against a
   * loopback server …), asserts status and envelope, and gives the text in the vendor's dialect with one `\n` between
   * two lines (a dialect that needs two is folded here). '' if nothing is said.
   */
  received(reply: EncodedReply, to: Incoming): Promise<string>;
  readonly recorded: readonly Recorded[];
  /** Runs once at the end, for harnesses that hold a loopback server. */
  readonly teardown?: () => Promise<void>;
}

const NOW: Instant = Date.parse('2026-11-23T10:00:00+08:00');
const WINDOW_MS = 10 * 60 * 1000;

/** Lines as officials write them: none of them is markup, so none may change by a byte. */
const ORDINARY = [
  '✅ 已记录 #12 老旧小区改造',
  '45% → 60%（时序 58%）🔵 正常推进',
  '#12 老旧小区改造',
  '完成招标；投资 3.2亿元/5亿元，占 64%',
  '1. P17 城南污水厂缺用地23亩，有调剂、分期两案',
  '时限 12月31日（周四），还剩 38 天',
  '10 分钟内回复“撤销”可撤回',
  '　逾期23天，72%，待三-1',
  '12-31 前完成 A_1、B_2 标段 [一期]（3~5天），偏差 5 < 6 > 4',
  '家庭 👨‍👩‍👧 与 𠮷野家，±5℃',
];

/** Markup a person may type, and what of it must not be left standing in the dialect of any platform. */
const MARKUP: readonly [string, RegExp][] = [
  ['<font color="warning">红</font>', /<\/?font/],
  ['[点这里](https://evil.example/)', /\]\(/],
  ['请 <@lisi> 处理', /<@/],
  ['**加粗**', /\*\*/],
  ['# 标题', /^# /m],
  ['> 引用', /^>/m],
  ['`代码`', /`/],
  ['换行\n# 标题', /^# /m],
];

const GARBAGE: readonly [string, Uint8Array][] = [
  ['an empty body', new Uint8Array()],
  ['null', bytes('null')],
  ['a list', bytes('[]')],
  ['a string', bytes('"进度 12 60%"')],
  ['an empty object', bytes('{}')],
  ['half a JSON', bytes('{"encrypt":"AAAA')],
  ['fields of other types', bytes('{"encrypt":{"a":1},"msgId":[],"text":7,"msgtype":null}')],
  ['XML', bytes('<xml><Encrypt><![CDATA[AAAA]]></Encrypt></xml>')],
  ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28])],
  ['very deep JSON', bytes('['.repeat(20_000))],
];

/**
 * What every chat platform does, whatever its vendor's wire format. A platform's own test calls it:
 *
 *   chatPlatformContract({ name: 'wecom', setup: createWecomHarness });
 */
export function chatPlatformContract(suite: {
  readonly name: string;
  readonly setup: () => ChatPlatformHarness;
}): void {
  describe(`${suite.name} as a chat platform`, () => {
    const harness = suite.setup();
    if (harness.teardown) afterAll(harness.teardown);
    itOpensOnlyWhatIsGenuine(harness);
    itReadsWhatWasSaid(harness);
    itKeepsSecretsOutOfRejections(harness);
    itAnswers(harness);
  });
}

function itOpensOnlyWhatIsGenuine(harness: ChatPlatformHarness): void {
  const said: Said = { text: '进度 12 60%', at: NOW };
  const open = (request: CallbackRequest, now = NOW): Decoded<unknown> => harness.platform.open(request, now);

  it('takes a genuine callback, however often it comes', () => {
    const request = harness.callback(said);
    expect(open(request).kind).toBe('message');
    expect(open(request)).toEqual(open(request));
  });

  it('refuses a forged signature with 401', () => {
    expect(open(harness.forged(said))).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it('refuses a genuine signature over other bytes with 401', () => {
    const other = harness.callback({ text: '进度 12 90%', at: NOW - 1000 });
    expect(open(other).kind).toBe('message');
    const grafted = harness.withSignatureOf(harness.callback(said), other);
    expect(open(grafted)).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it('refuses an unsigned callback with 401', () => {
    const unsigned = harness.unsigned(harness.callback(said));
    expect(open(unsigned)).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it.each([
    ['ten minutes old', WINDOW_MS],
    ['ten minutes ahead of our clock', -WINDOW_MS],
  ])('takes a timestamp %s, and refuses one a second further with 401', (_, age) => {
    const request = harness.callback(said);
    expect(open(request, NOW + age).kind).toBe('message');
    const further = NOW + age + Math.sign(age) * 1000;
    expect(open(request, further)).toMatchObject({ kind: 'rejected', status: 401 });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'multipart/form-data; boundary=x',
  ])('refuses the content type %s with 415', (contentType) => {
    expect(open(withContentType(harness.callback(said), contentType))).toMatchObject({
      kind: 'rejected',
      status: 415,
    });
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'])(
    'takes the content type %s',
    (contentType) => {
      expect(open(withContentType(harness.callback(said), contentType)).kind).toBe('message');
    },
  );

  it.each(GARBAGE)('refuses %s with 400', (_, body) => {
    expect(open({ ...harness.callback(said), body })).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it('refuses any other bytes without throwing', () => {
    const request = harness.callback(said);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (body) => {
        expect(open({ ...request, body }).kind).toBe('rejected');
      }),
    );
  });
}

function itReadsWhatWasSaid(harness: ChatPlatformHarness): void {
  it.each(harness.recorded.map((one) => [one.title, one] as const))('reads the recorded %s', (_, one) => {
    const decoded = harness.platform.open(one.request, one.now);
    expect(decoded).toMatchObject({ kind: 'message' });
    if (decoded.kind === 'message') expect(decoded.incoming).toEqual(one.expected);
  });

  it('strips nothing from the text but what the vendor added', () => {
    const asTyped = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((text) => text === text.trim() && text !== '');
    fc.assert(
      fc.property(fc.oneof(asTyped, fc.constantFrom(...ORDINARY.map((one) => one.trim()))), (text) => {
        const { incoming } = said(harness, text);
        expect(incoming.content.kind === 'text' && incoming.content.text).toContain(text);
      }),
    );
  });

  it('keeps the lines of a message apart', () => {
    const { incoming } = said(harness, '进度 12 60%\n进度 13 70%');
    expect(incoming.content).toMatchObject({ text: expect.stringContaining('60%\n进度 13') });
  });
}

function itKeepsSecretsOutOfRejections(harness: ChatPlatformHarness): void {
  it('says in no rejection a secret, a signature or what was said', () => {
    const request = harness.callback({ text: '进度 12 60%', at: NOW });
    const bad: readonly CallbackRequest[] = [
      harness.forged({ text: '进度 12 60%', at: NOW }),
      harness.unsigned(request),
      harness.callback({ text: '进度 12 60%', at: NOW - 2 * WINDOW_MS }),
      withContentType(request, 'text/plain'),
      ...GARBAGE.map(([, body]) => ({ ...request, body })),
      { ...request, body: bytes(JSON.stringify(harness.secrets)) },
    ];
    for (const one of bad) {
      const rejection = harness.platform.open(one, NOW);
      expect(rejection).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/./) });
      const shown = JSON.stringify(rejection);
      for (const secret of [...harness.secrets, '60%']) expect(shown).not.toContain(secret);
      for (const [name, value] of Object.entries({ ...one.headers, ...one.query })) {
        if (/sign/.test(name)) expect(shown).not.toContain(value);
      }
    }
  });
}

function itAnswers(harness: ChatPlatformHarness): void {
  const answer = async (...blocks: readonly (Block | string)[]): Promise<string> => {
    const { incoming, handle } = said(harness, '帮助');
    return harness.received(harness.platform.encode(message(...blocks), incoming, handle, NOW), incoming);
  };

  it('brings plain text to a person unchanged', async () => {
    expect(await answer(...ORDINARY)).toBe(ORDINARY.join('\n'));
  });

  it('says nothing where there is nothing to say', async () => {
    const { incoming, handle } = said(harness, '收到');
    const reply = harness.platform.encode(undefined, incoming, handle, NOW);
    expect(reply.response.status).toBe(200);
    expect(await harness.received(reply, incoming)).toBe('');
  });

  it('says the same to a redelivered message', async () => {
    expect(await answer('✅ 已记录 #12')).toBe(await answer('✅ 已记录 #12'));
  });

  it.each(MARKUP)('shows %s as text instead of obeying it', async (typed, markup) => {
    const seen = await answer('说明：', typed, line('据', strong('张三'), '：', typed));
    expect(seen.replaceAll('**张三**', '张三')).not.toMatch(markup);
  });

  it('cuts what is too long at a line, whole characters only, and says that there is more', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `#${i + 1} 老旧小区改造𠮷👨‍👩‍👧`);
    const seen = await answer(...rows);
    expect(bytes(seen).length).toBeLessThanOrEqual(harness.replyLimitBytes);
    expect(bytes(seen).length).toBeGreaterThan(harness.replyLimitBytes * 0.9);
    const lines = seen.split('\n');
    expect(lines.slice(0, -1)).toEqual(rows.slice(0, lines.length - 1));
    expect(lines.at(-1)).toMatch(/过长|未完|更多/);
  });

  it('cuts even one endless line, between two characters', async () => {
    const seen = await answer('𠮷'.repeat(20_000));
    expect(bytes(seen).length).toBeLessThanOrEqual(harness.replyLimitBytes);
    expect(seen).not.toMatch(/\p{Surrogate}|\uFFFD/u);
    expect(seen).toMatch(/^𠮷{1000}/u);
    expect(seen.split('\n').at(-1)).toMatch(/过长|未完|更多/);
  });
}

/** A genuine callback with this text, opened. */
function said(harness: ChatPlatformHarness, text: string): { incoming: Incoming; handle: unknown } {
  const decoded = harness.platform.open(harness.callback({ text, at: NOW }), NOW);
  if (decoded.kind !== 'message') throw new Error(`not taken: ${JSON.stringify(decoded)}`);
  return decoded;
}

function withContentType(request: CallbackRequest, contentType: string): CallbackRequest {
  return { ...request, headers: { ...request.headers, 'content-type': contentType } };
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
