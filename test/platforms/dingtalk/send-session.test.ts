import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { line } from '../../../src/domain/message.ts';
import { encodeParts } from '../../../src/platforms/dingtalk/encode.ts';
import { sendToSession } from '../../../src/platforms/dingtalk/send-session.ts';
import { SESSION_PATH, startFakeDingtalk } from '../../support/fake-dingtalk.ts';

const fake = await startFakeDingtalk();
const [part] = encodeParts([line('✅ 已记录 #12')], 'session');
if (part === undefined) throw new Error('no part');
const send = (session = 'S') => sendToSession(fetch, fake.sessionUrl(session), part);

beforeEach(() => fake.reset());
afterAll(() => fake.close());

describe('sendToSession', () => {
  it('is confirmed by errcode 0', async () => {
    expect(await send()).toEqual({ kind: 'confirmed' });
    expect(fake.shown).toMatchObject([{ via: 'session', to: 'S', title: '✅ 已记录 #12' }]);
  });

  it('is confirmed by errcode 0 even under another status', async () => {
    fake.failNext(SESSION_PATH, { kind: 'answer', status: 500, body: '{"errcode":0}' });
    expect(await send()).toEqual({ kind: 'confirmed' });
  });

  it('is not confirmed by a status', async () => {
    fake.failNext(SESSION_PATH, { kind: 'answer', status: 200, body: '{}' }, { kind: 'answer', body: 'ok' });
    expect(await send()).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
    expect(await send()).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
  });

  it('is refused by a session that is over', async () => {
    expect(await send('gone')).toMatchObject({ kind: 'refused', reason: 'expired-session', code: '300001' });
  });
});
