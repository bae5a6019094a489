import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDingtalkTokens } from '../../../src/platforms/dingtalk/access-token.ts';
import { type ApiAddress, sendByApi } from '../../../src/platforms/dingtalk/send-api.ts';
import { APP, GROUP_PATH, SINGLE_PATH, startFakeDingtalk, TOKEN_PATH } from '../../support/fake-dingtalk.ts';
import { NOW } from './harness.ts';

const fake = await startFakeDingtalk();
const apiBaseUrl = fake.baseUrl;
const SAID = { msgKey: 'sampleMarkdown', msgParam: { title: '督办', text: '✅ 已记录 #12' } } as const;
const GROUP: ApiAddress = { kind: 'group', openConversationId: 'cidAAAA==' };
const SINGLE: ApiAddress = { kind: 'single', staffId: 'user001' };

const sender = () => {
  const config = { apiBaseUrl, oapiBaseUrl: apiBaseUrl };
  const tokens = createDingtalkTokens({ config, fetch, clock: { now: () => NOW } });
  return (to: ApiAddress, robot = APP) => sendByApi({ apiBaseUrl, fetch, tokens }, robot, to, SAID);
};

beforeEach(() => fake.reset());
afterAll(() => fake.close());

describe('sendByApi', () => {
  it('posts into a group', async () => {
    expect(await sender()(GROUP)).toEqual({ kind: 'confirmed' });
    expect(fake.shown).toMatchObject([{ via: 'group', to: 'cidAAAA==', text: '✅ 已记录 #12' }]);
  });

  it('posts to a person', async () => {
    expect(await sender()(SINGLE)).toEqual({ kind: 'confirmed' });
    expect(fake.shown).toMatchObject([{ via: 'single', to: 'user001' }]);
  });

  it('asks for one token for many posts at the same time', async () => {
    const send = sender();
    await Promise.all(Array.from({ length: 10 }, () => send(GROUP)));
    expect(fake.paths.filter((path) => path === TOKEN_PATH)).toHaveLength(1);
    expect(fake.shown).toHaveLength(10);
  });

  it('renews a token that is no longer taken, and posts once', async () => {
    const send = sender();
    await send(GROUP);
    fake.revokeTokens();
    expect(await Promise.all([send(GROUP), send(GROUP)])).toEqual([
      { kind: 'confirmed' },
      { kind: 'confirmed' },
    ]);
    expect(fake.shown).toHaveLength(3);
    expect(fake.paths.filter((path) => path === TOKEN_PATH)).toHaveLength(2);
  });

  it.each([
    ['InvalidAuthentication', 400],
    ['40014', 400],
    ['42001', 200],
    ['Unheard.Of', 401],
  ])('renews the token for %s under %d', async (code, status) => {
    fake.failNext(GROUP_PATH, { kind: 'answer', status, body: JSON.stringify({ code }) });
    expect(await sender()(GROUP)).toEqual({ kind: 'confirmed' });
    expect(fake.paths.filter((path) => path === TOKEN_PATH)).toHaveLength(2);
  });

  it('renews it once only', async () => {
    const body = JSON.stringify({ code: 'InvalidAuthentication' });
    const no = { kind: 'answer' as const, status: 401, body };
    fake.failNext(GROUP_PATH, no, no, no);
    expect(await sender()(GROUP)).toMatchObject({ kind: 'refused', reason: 'bad-credential' });
    expect(fake.paths.filter((path) => path === GROUP_PATH)).toHaveLength(2);
  });

  it('posts nothing without a token', async () => {
    expect(await sender()(GROUP, { ...APP, appSecret: 'wrong' })).toMatchObject({ kind: 'refused' });
    expect(fake.paths).toEqual([TOKEN_PATH]);
  });

  it('does not take a person who left for reached', async () => {
    expect(await sender()({ kind: 'single', staffId: 'left01' })).toMatchObject({
      kind: 'refused',
      reason: 'no-such-address',
    });
  });

  it('does not take a person under flow control for reached', async () => {
    const body = JSON.stringify({ processQueryKey: 'q', flowControlledStaffIdList: ['user001'] });
    fake.failNext(SINGLE_PATH, { kind: 'answer', body });
    expect(await sender()(SINGLE)).toMatchObject({ kind: 'refused', reason: 'throttled', remedy: 'retry' });
  });

  it.each([
    ['an unknown robot', { ...APP, code: 'dingother' }, { kind: 'refused', reason: 'no-such-address' }],
  ])('refuses %s', async (_, robot, outcome) => {
    expect(await sender()(GROUP, robot)).toMatchObject(outcome);
  });

  it('is not sure of an answer without processQueryKey', async () => {
    fake.failNext(GROUP_PATH, { kind: 'answer', body: '{}' });
    expect(await sender()(GROUP)).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
  });
});
