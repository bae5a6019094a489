import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccessTokens } from '../../../src/platforms/dingtalk/access-token.ts';
import { APP, startFakeDingtalk, TOKEN_PATH } from '../../support/fake-dingtalk.ts';
import { NOW } from './harness.ts';

const fake = await startFakeDingtalk();
const clock = { at: NOW, now: () => clock.at };
const create = () => createAccessTokens({ apiBaseUrl: `${fake.baseUrl}/`, fetch, clock });

const MINUTE = 60_000;

beforeEach(() => {
  fake.reset();
  clock.at = NOW;
});
afterAll(() => fake.close());

const answering = (...bodies: readonly object[]) =>
  fake.failNext(
    TOKEN_PATH,
    ...bodies.map((body) => ({ kind: 'answer' as const, body: JSON.stringify(body) })),
  );

describe('createAccessTokens', () => {
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
      retryable: true,
      code: '500',
    });
    expect(await tokens.get(APP)).toMatchObject({ kind: 'token' });
  });

  it.each([['a wrong secret', { ...APP, appSecret: 'wrong' }, 'bad-request', 'invalidClientIdOrSecret']])(
    'says why there is no token: %s',
    async (_, app, reason, code) => {
      expect(await create().get(app)).toEqual({ kind: 'refused', reason, retryable: false, code });
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
