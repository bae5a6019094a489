import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, type Bench, MORNING, WORLD } from './a-bench.ts';

const { appKey, appSecret } = WORLD.robot;
const LIFE = 7_200_000;

describe('an access token', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench();
  });
  afterEach(() => bench.stop());

  it('is given for two hours', async () => {
    const answer = await bench.post('/v1.0/oauth2/accessToken', { appKey, appSecret });
    expect(answer).toEqual({
      status: 200,
      json: { accessToken: expect.stringMatching(/^\w{32}$/), expireIn: 7_200 },
    });
  });

  it('is the same while it lives, and renewed by asking', async () => {
    const token = await bench.token();
    bench.at(MORNING + LIFE - 1);
    expect(await bench.token()).toBe(token);
    bench.at(MORNING + 2 * LIFE - 2);
    expect((await sendWith(token)).status).toBe(200);
    bench.at(MORNING + 2 * LIFE - 1);
    expect((await sendWith(token)).status).toBe(401);
    expect(await bench.token()).not.toBe(token);
  });

  it('is the same from the old API', async () => {
    const { json } = await bench.get(`/gettoken?appkey=${appKey}&appsecret=${encodeURIComponent(appSecret)}`);
    expect(json).toEqual({ errcode: 0, errmsg: 'ok', access_token: await bench.token(), expires_in: 7_200 });
  });

  function sendWith(token: string) {
    return bench.post(
      '/v1.0/robot/groupMessages/send',
      {
        robotCode: WORLD.robot.code,
        openConversationId: 'cidALL==',
        msgKey: 'sampleText',
        msgParam: JSON.stringify({ content: '站会' }),
      },
      { 'content-type': 'application/json', 'x-acs-dingtalk-access-token': token },
    );
  }
});
