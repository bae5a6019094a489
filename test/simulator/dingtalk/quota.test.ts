import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMonthlyQuota } from '../../../src/simulator/dingtalk/quota.ts';
import { aBench, type Bench, WORLD } from './a-bench.ts';

const LAST_OF_NOVEMBER = Date.parse('2026-11-30T23:59:59.999+08:00');

describe('createMonthlyQuota', () => {
  it("begins anew with the month of the vendor's clock", () => {
    const quota = createMonthlyQuota(1);
    expect(quota.mayPass(LAST_OF_NOVEMBER)).toBe(true);
    expect(quota.mayPass(LAST_OF_NOVEMBER)).toBe(false);
    expect(quota.mayPass(LAST_OF_NOVEMBER + 1)).toBe(true);
  });
});

describe('the quotas of an organisation', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench({ ...WORLD, quota: { calls: 2, messages: 2 } });
    bench.at(LAST_OF_NOVEMBER);
  });
  afterEach(() => bench.stop());

  it('count the calls of the robot API, and not those for a token or by webhook', async () => {
    const send = () =>
      bench.api('/v1.0/robot/groupMessages/send', {
        robotCode: WORLD.robot.code,
        openConversationId: 'cidALL==',
        msgKey: 'sampleText',
        msgParam: JSON.stringify({ content: '站会' }),
      });
    await bench.token();
    await bench.post('/robot/send?access_token=token-plain', { msgtype: 'text', text: { content: '逾期' } });
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(await send()).toMatchObject({ status: 403, json: { code: 'ApiCountLimitForOrg' } });
    bench.at(LAST_OF_NOVEMBER + 1);
    expect((await send()).status).toBe(200);
  });

  it('keep the text back once the messages are used up', async () => {
    const room = bench.room('dingtalk:all');
    await room.say('u038', '我的任务');
    await room.say('u038', '逾期');
    await room.say('u038', '红灯');
    expect(bench.received[1]?.body).toMatchObject({ text: { content: ' 逾期' } });
    expect(bench.received[2]?.body).toMatchObject({ errorCode: '20001', errorMessage: expect.any(String) });
    expect(bench.received[2]?.body).not.toHaveProperty('text');
    bench.at(LAST_OF_NOVEMBER + 1);
    await room.say('u038', '红灯');
    expect(bench.received[3]?.body).toMatchObject({ text: { content: ' 红灯' } });
    expect(bench.received[3]?.body).not.toHaveProperty('errorCode');
  });

  it('count a message once, however often it is delivered', async () => {
    const room = bench.room('dingtalk:all');
    const { messageId } = await room.say('u038', '我的任务');
    await room.redeliver(messageId);
    await room.redeliver(messageId);
    await room.say('u038', '逾期');
    const over = await room.say('u038', '红灯');
    await room.redeliver(over.messageId);
    expect(bench.received.map(({ body }) => body.errorCode)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      '20001',
      '20001',
    ]);
  });
});
