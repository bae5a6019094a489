import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDingtalkTokens, withToken } from '../../../src/platforms/dingtalk/access-token.ts';
import { refusal } from '../../../src/platforms/outcome.ts';
import { APP, startFakeDingtalk, TOKEN_PATH } from '../../support/fake-dingtalk.ts';
import { aHost } from '../a-host.ts';
import { NOW } from './harness.ts';

const fake = await startFakeDingtalk();
const clock = { at: NOW, now: () => clock.at };
const host = await aHost();
const config = { apiBaseUrl: `${fake.baseUrl}/`, oapiBaseUrl: `${host.baseUrl}/` };
const createBoth = () => createDingtalkTokens({ config, fetch, clock });
const create = () => createBoth().api;

const MINUTE = 60_000;

beforeEach(() => {
  fake.reset();
  clock.at = NOW;
});
afterAll(() => Promise.all([fake.close(), host.close()]));

const answering = (...bodies: readonly object[]) =>
  fake.failNext(
    TOKEN_PATH,
    ...bodies.map((body) => ({ kind: 'answer' as const, body: JSON.stringify(body) })),
  );

describe('the tokens of the server API', () => {
  it('asks once for all who ask at the same time', async () => {
    const tokens = create();
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => tokens.get(APP)));
    expect(first).toMatchObject({ kind: 'token', value: expect.stringMatching(/^access-/) });
    expect(others.every((one) => one === first)).toBe(true);
    expect(fake.paths).toEqual([TOKEN_PATH]);
  });

  it('keeps a token until five minutes before its end', async () => {
    const tokens = create();
    await tokens.get(APP);
    clock.at = NOW + 115 * MINUTE - 1;
    await tokens.get(APP);
    expect(fake.paths).toHaveLength(1);
    clock.at += 1;
    await tokens.get(APP);
    expect(fake.paths).toHaveLength(2);
  });

  it('keeps a short-lived token for half its life', async () => {
    answering({ accessToken: 'short', expireIn: 60 }, { accessToken: 'next', expireIn: 60 });
    const tokens = create();
    await tokens.get(APP);
    clock.at = NOW + MINUTE / 2 - 1;
    expect(await tokens.get(APP)).toMatchObject({ value: 'short' });
    clock.at += 1;
    expect(await tokens.get(APP)).toMatchObject({ value: 'next' });
  });

  it('keeps the tokens of two apps apart', async () => {
    answering({ accessToken: 'one', expireIn: 7200 }, { accessToken: 'two', expireIn: 7200 });
    const tokens = create();
    const other = { appKey: 'dingkey02', appSecret: 'x' };
    expect(await tokens.get(APP)).toMatchObject({ value: 'one' });
    expect(await tokens.get(other)).toMatchObject({ value: 'two' });
    expect(await tokens.get(APP)).toMatchObject({ value: 'one' });
  });

  it('renews a refused token once for all who hold it', async () => {
    const tokens = create();
    const stale = await tokens.get(APP);
    if (stale.kind !== 'token') throw new Error('no token');
    fake.revokeTokens();
    const renewed = await Promise.all([tokens.renew(APP, stale), tokens.renew(APP, stale)]);
    const late = await tokens.renew(APP, stale);
    expect(renewed[0]).toMatchObject({ kind: 'token', value: expect.not.stringMatching(stale.value) });
    expect([renewed[1], late]).toEqual([renewed[0], renewed[0]]);
    expect(fake.paths).toHaveLength(2);
  });

  it('does not keep a failure', async () => {
    fake.failNext(TOKEN_PATH, { kind: 'answer', status: 500, body: 'busy' });
    const tokens = create();
    expect(await tokens.get(APP)).toEqual({
      kind: 'refused',
      reason: 'unreachable',
      remedy: 'retry',
      code: '500',
    });
    expect(await tokens.get(APP)).toMatchObject({ kind: 'token' });
  });

  it.each([['a wrong secret', { ...APP, appSecret: 'wrong' }, 'bad-credential', 'invalidClientIdOrSecret']])(
    'says why there is no token: %s',
    async (_, app, reason, code) => {
      expect(await create().get(app)).toEqual({ kind: 'refused', reason, remedy: 'permanent', code });
    },
  );

  it.each([{ accessToken: '' }, { accessToken: 'x', expireIn: '7200' }, { errcode: 40014 }, []])(
    'takes %j for no token',
    async (body) => {
      answering(body);
      expect(await create().get(APP)).toMatchObject({ kind: 'refused' });
    },
  );
});

describe('the tokens of the old API', () => {
  const granting = (token: string): { body: string } => ({
    body: JSON.stringify({ errcode: 0, errmsg: 'ok', access_token: token, expires_in: 7200 }),
  });

  it('asks as the vendor documents it (platforms.md 9.3), once for all who ask at the same time', async () => {
    host.answer(granting('old-1'));
    const { oapi } = createBoth();
    const app = { appKey: 'ding&key', appSecret: 'a secret=' };
    const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => oapi.get(app)));
    expect(first).toMatchObject({ kind: 'token', value: 'old-1', renewAt: NOW + 115 * MINUTE });
    expect(others.every((one) => one === first)).toBe(true);
    expect(host.arrived).toMatchObject([{ method: 'GET', path: '/gettoken', body: '' }]);
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([
      ['appkey', 'ding&key'],
      ['appsecret', 'a secret='],
    ]);
  });

  it('keeps them apart from those of the server API', async () => {
    host.answer(granting('old-1'));
    const { api, oapi } = createBoth();
    const [ofApi, ofOapi] = await Promise.all([api.get(APP), oapi.get(APP)]);
    expect(ofApi).toMatchObject({ value: expect.stringMatching(/^access-/) });
    expect(ofOapi).toMatchObject({ value: 'old-1' });
    expect([fake.paths.length, host.arrived.length]).toEqual([1, 1]);
  });

  it.each([
    ['{"errcode":40096,"errmsg":"this is a secret"}', refusal('bad-credential', 'permanent', 40096)],
    ['{"errcode":0}', refusal('unreachable', 'retry', 'unreadable-answer')],
    ['<html>', refusal('web-page', 'retry', 200)],
  ])('says why there is no token, and tells no secret: %s', async (body, refused) => {
    host.answer({ body });
    expect(await createBoth().oapi.get(APP)).toEqual(refused);
  });
});

describe('withToken', () => {
  const stale = refusal('bad-credential', 'refresh-token', 42001);

  it('does it again with another token where one is no longer taken, and once only', async () => {
    answering(...['one', 'two', 'three'].map((accessToken) => ({ accessToken, expireIn: 7200 })));
    const used: string[] = [];
    const refusing = async (token: string) => {
      used.push(token);
      return stale;
    };
    expect(await withToken(create(), APP, refusing)).toBe(stale);
    expect(used).toEqual(['one', 'two']);
  });

  it.each([
    refusal('throttled', 'retry'),
    refusal('bad-credential', 'permanent', 40096),
    { kind: 'unknown', reason: 'timeout' } as const,
    { kind: 'confirmed' } as const,
  ])('leaves any other outcome as it is: %j', async (outcome) => {
    let times = 0;
    const use = async () => {
      times += 1;
      return outcome;
    };
    expect(await withToken(create(), APP, use)).toBe(outcome);
    expect(times).toBe(1);
    expect(fake.paths).toEqual([TOKEN_PATH]);
  });
});
