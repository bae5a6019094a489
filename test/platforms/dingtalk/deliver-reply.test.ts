import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { line, type Message, message } from '../../../src/domain/message.ts';
import type { Fetch } from '../../../src/platforms/ask-vendor.ts';
import { createDingtalkTokens } from '../../../src/platforms/dingtalk/access-token.ts';
import { incomingOf, parseRobotMessage } from '../../../src/platforms/dingtalk/decode.ts';
import { deliverReply, type Undelivered } from '../../../src/platforms/dingtalk/deliver-reply.ts';
import type { DingtalkHandle } from '../../../src/platforms/dingtalk/open.ts';
import {
  APP,
  type Fault,
  GROUP_PATH,
  SESSION_PATH,
  SINGLE_PATH,
  startFakeDingtalk,
  TOKEN_PATH,
} from '../../support/fake-dingtalk.ts';
import { createRecordingLogger, groupText, NOW } from './harness.ts';

const fake = await startFakeDingtalk();
const apiBaseUrl = fake.baseUrl;

beforeEach(() => fake.reset());
afterAll(() => fake.close());

const SAID = message('✅ 已记录 #12', '45% → 60%');
const SHOWN = '✅ 已记录 #12  \n  45% → 60%';
const SINGLE = { conversationType: '1', conversationId: 'cidS==' };
const session = (name = 'S', expiresAt = NOW + 90 * 60_000): DingtalkHandle => ({
  session: { url: fake.sessionUrl(name), expiresAt },
});
/** Some 40,000 bytes: three parts by the session. */
const LONG = message(...Array.from({ length: 1000 }, (_, i) => line(`#${i} 老旧小区改造，进展正常`)));

interface Case {
  readonly handle?: DingtalkHandle;
  readonly fields?: object;
  readonly said?: Message;
  readonly fetch?: Fetch;
}

/** Answers a callback with these fields; gives what was reported and logged. */
async function deliver({ handle = session(), fields = {}, said = SAID, fetch: via = fetch }: Case = {}) {
  const logger = createRecordingLogger();
  const undelivered: Undelivered[] = [];
  const clock = { now: () => NOW };
  const body = parseRobotMessage(Buffer.from(JSON.stringify(groupText(fields))));
  if (body === undefined) throw new Error('not a robot message');
  const api = {
    apiBaseUrl,
    fetch: via,
    tokens: createDingtalkTokens({ config: { apiBaseUrl, oapiBaseUrl: apiBaseUrl }, fetch: via, clock }),
  };
  const onUndelivered = (facts: Undelivered) => undelivered.push(facts);
  const incoming = incomingOf(body, APP.code);
  await deliverReply(
    { fetch: via, clock, logger, api, onUndelivered },
    { message: said, incoming, handle, robot: APP },
  );
  const levels = logger.lines.map(({ level }) => level);
  return { undelivered, levels, log: JSON.stringify(logger.lines) };
}

const answer = (status: number, body: string): Fault => ({ kind: 'answer', status, body });

describe('deliverReply', () => {
  it.each([{}, SINGLE])('answers in the session (%j)', async (fields) => {
    expect(await deliver({ fields })).toEqual({ undelivered: [], levels: [], log: '[]' });
    expect(fake.shown).toMatchObject([{ via: 'session', to: 'S', title: '✅ 已记录 #12', text: SHOWN }]);
    expect(fake.paths).toEqual([SESSION_PATH]);
  });

  it.each([
    ['is over by the clock', session('S', NOW + 5000), []],
    ['was over when the message came', session('S', NOW - 1), []],
    ['was never there', {}, []],
    ['is over for the vendor (300001)', session('gone'), [SESSION_PATH]],
  ])('falls back to the API where the session %s', async (_, handle, tried) => {
    expect(await deliver({ handle })).toMatchObject({ undelivered: [], levels: ['warn'] });
    expect(await deliver({ handle, fields: SINGLE })).toMatchObject({ undelivered: [], levels: ['warn'] });
    expect(fake.shown).toMatchObject([
      { via: 'group', to: 'cidAAAA==', title: '✅ 已记录 #12', text: SHOWN },
      { via: 'single', to: 'user001', title: '✅ 已记录 #12', text: SHOWN },
    ]);
    expect(fake.paths.filter((path) => path === SESSION_PATH)).toEqual([...tried, ...tried]);
  });

  it.each<[string, Fault]>([
    ['an errcode', answer(200, '{"errcode":410100,"errmsg":"too fast"}')],
    ['an errcode nobody knows', answer(200, '{"errcode":987654}')],
    ['a 403 that is no JSON', answer(403, 'forbidden')],
    ['a page of a ban', answer(200, '<html>blocked</html>')],
    ['a redirect', { kind: 'redirect' }],
  ])('falls back after %s, which surely posted nothing', async (_, fault) => {
    fake.failNext(SESSION_PATH, fault);
    expect(await deliver()).toMatchObject({ undelivered: [], levels: ['warn'] });
    expect(fake.shown.map(({ via }) => via)).toEqual(['group']);
  });

  it.each<[string, Fault, object]>([
    ['a reset after the message was taken', { kind: 'reset-after-taking' }, { reason: 'connection-lost' }],
    ['a 502', answer(502, '<html>bad gateway</html>'), { reason: 'server-error', code: '502' }],
    ['a 200 that is no JSON', answer(200, 'ok'), { reason: 'unreadable-answer' }],
    ['a 200 without errcode', answer(200, '{}'), { reason: 'unreadable-answer' }],
  ])('does not post again after %s', async (_, fault, facts) => {
    fake.failNext(SESSION_PATH, fault);
    const { undelivered, levels } = await deliver();
    expect(undelivered).toMatchObject([{ via: 'session', outcome: 'unknown', ...facts }]);
    expect(levels).toEqual(['error']);
    expect(fake.paths).toEqual([SESSION_PATH]);
    expect(fake.shown.length).toBe(fault.kind === 'reset-after-taking' ? 1 : 0);
  });

  it('does not post again after silence', async () => {
    fake.failNext(SESSION_PATH, { kind: 'silence-after-taking' });
    const hasty: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(100) });
    expect(await deliver({ fetch: hasty })).toMatchObject({
      undelivered: [{ outcome: 'unknown', reason: 'timeout' }],
    });
    expect(fake.shown).toHaveLength(1);
    expect(fake.paths).toEqual([SESSION_PATH]);
  });

  it('reports an answer that neither way delivered, once', async () => {
    fake.failNext(GROUP_PATH, answer(400, '{"code":"robotCode.notExsit","message":"no"}'));
    const { undelivered, levels } = await deliver({ handle: session('gone') });
    expect(undelivered).toEqual([
      {
        bot: APP.code,
        messageId: 'msgAAAA==',
        chat: 'group',
        via: 'api',
        outcome: 'refused',
        reason: 'no-such-address',
        code: 'robotCode.notExsit',
      },
    ]);
    expect(levels).toEqual(['warn', 'error']);
    expect(fake.paths).toEqual([SESSION_PATH, TOKEN_PATH, GROUP_PATH]);
  });

  it('reports an answer that the API took, perhaps', async () => {
    fake.failNext(SINGLE_PATH, { kind: 'reset-after-taking' });
    const { undelivered } = await deliver({ handle: {}, fields: SINGLE });
    expect(undelivered).toMatchObject([{ via: 'api', outcome: 'unknown', reason: 'connection-lost' }]);
    expect(fake.shown).toHaveLength(1);
  });

  it('has no other way to somebody without a staff id', async () => {
    const fields = { ...SINGLE, senderStaffId: '' };
    const { undelivered } = await deliver({ handle: session('gone'), fields });
    expect(undelivered).toMatchObject([{ via: 'session', reason: 'expired-session', chat: 'single' }]);
    expect((await deliver({ handle: {}, fields })).undelivered).toMatchObject([{ reason: 'no-address' }]);
    expect(fake.paths).toEqual([SESSION_PATH]);
  });

  it('spends no call of the API over the quota', async () => {
    const fields = { errorCode: 20001 };
    expect((await deliver({ fields })).undelivered).toEqual([]);
    expect((await deliver({ handle: session('gone'), fields })).undelivered).toHaveLength(1);
    expect(fake.paths).toEqual([SESSION_PATH, SESSION_PATH]);
  });

  it('sends a long answer in parts, in order', async () => {
    expect((await deliver({ said: LONG })).undelivered).toEqual([]);
    expect(fake.shown.map(({ via, title }) => [via, title.slice(-5)])).toEqual([
      ['session', '(1/3)'],
      ['session', '(2/3)'],
      ['session', '(3/3)'],
    ]);
    expect(fake.shown.every(({ bytes }) => bytes < 18_000)).toBe(true);
  });

  it('goes on by the API where the session ends half-way, repeating nothing', async () => {
    fake.failNext(SESSION_PATH, answer(502, ''), answer(200, '{"errcode":300001}'));
    expect((await deliver({ said: LONG })).undelivered).toMatchObject([{ outcome: 'unknown' }]);
    expect(fake.shown.map(({ via, title }) => [via, title.slice(-5)])).toEqual([
      ['group', '(2/3)'],
      ['group', '(3/3)'],
    ]);
    expect(fake.shown.every(({ bytes }) => bytes < 15_000)).toBe(true);
    const rows = fake.shown
      .flatMap(({ text }) => text.match(/#\d+/g) ?? [])
      .map((row) => Number(row.slice(1)));
    expect(rows).toEqual(Array.from({ length: rows.length }, (_, i) => 1000 - rows.length + i));
  });

  it('tries the rest of an answer where one part is uncertain', async () => {
    fake.failNext(SESSION_PATH, { kind: 'reset-after-taking' });
    expect((await deliver({ said: LONG })).undelivered).toHaveLength(1);
    expect(fake.shown.map(({ title }) => title.slice(-5))).toEqual(['(1/3)', '(2/3)', '(3/3)']);
  });

  it('gives up the parts behind one that the API refused', async () => {
    fake.failNext(GROUP_PATH, answer(400, '{"code":"send.too.fast"}'));
    expect((await deliver({ handle: {}, said: LONG })).undelivered).toHaveLength(1);
    expect(fake.shown).toEqual([]);
    expect(fake.paths).toEqual([TOKEN_PATH, GROUP_PATH]);
  });

  it('logs neither address, nor token, nor secret, nor what was said', async () => {
    const logs = [
      await deliver({ handle: session('gone-S3CRET') }),
      await deliver({ handle: session('gone-S3CRET'), fields: { ...SINGLE, senderStaffId: 'left-S3CRET' } }),
    ];
    fake.failNext(SESSION_PATH, { kind: 'reset-after-taking' });
    logs.push(await deliver({ handle: session('S3CRET') }));
    expect(logs.map(({ levels }) => levels.length)).toEqual([1, 2, 1]);
    for (const { log, undelivered } of logs) {
      expect(log + JSON.stringify(undelivered)).not.toMatch(/S3CRET|http|access-|this is a secret|已记录/);
    }
  });
});
