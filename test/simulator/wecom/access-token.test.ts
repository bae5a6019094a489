import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APP, aRunningWecom, HOUR, type RunningWecom, WORLD } from './harness.ts';

const MESSAGE = { touser: 'zhangsan', agentid: APP.agentId, msgtype: 'text', text: { content: '提醒' } };

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

const gettoken = (corpId: string, secret: string): string =>
  `/cgi-bin/gettoken?corpid=${corpId}&corpsecret=${secret}`;
const sendWith = async (token: string): Promise<number> =>
  (await wecom.post(`/cgi-bin/message/send?access_token=${token}`, MESSAGE)).errcode;

describe('an access token', () => {
  it('is given for two hours, and is the same while it is valid', async () => {
    const first = await wecom.get(gettoken(APP.corpId, APP.secret));
    expect(first).toEqual({
      errcode: 0,
      errmsg: 'ok',
      access_token: expect.stringMatching(/^.{20,512}$/),
      expires_in: 7_200,
    });
    wecom.pass(2 * HOUR - 1_000);
    const second = await wecom.get(gettoken(APP.corpId, APP.secret));
    expect(second).toMatchObject({ access_token: first['access_token'], expires_in: 1 });
    wecom.pass(1_000);
    const third = await wecom.get(gettoken(APP.corpId, APP.secret));
    expect(third['access_token']).not.toBe(first['access_token']);
    expect(third['expires_in']).toBe(7_200);
  });

  it('is told apart as expired and as unknown', async () => {
    const token = await wecom.token();
    wecom.pass(2 * HOUR - 1);
    expect(await sendWith(token)).toBe(0);
    wecom.pass(1);
    expect(await sendWith(token)).toBe(42001);
    expect(await sendWith('made-up')).toBe(40014);
    expect((await wecom.post('/cgi-bin/message/send', MESSAGE)).errcode).toBe(40014);
    expect(await sendWith(await wecom.token())).toBe(0);
  });

  it.each([
    ['another corp', gettoken('ww9999', APP.secret)],
    ['another secret', gettoken(APP.corpId, 'wrong')],
    ['nothing', '/cgi-bin/gettoken'],
  ])('is not given for %s', async (_, path) => {
    const answered = await wecom.get(path);
    expect(answered.errcode).toBe(40001);
    expect(answered).not.toHaveProperty('access_token');
  });

  it('is not played where the world has no app', async () => {
    const { app: _app, ...world } = WORLD;
    const without = await aRunningWecom(world);
    const answered = await without.get(gettoken(APP.corpId, APP.secret));
    await without.stop();
    expect(answered).toEqual({ errcode: 40008, errmsg: 'not simulated: GET /cgi-bin/gettoken' });
  });
});
