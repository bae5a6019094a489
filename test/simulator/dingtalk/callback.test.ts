import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, type Bench, MINUTE, MORNING, WORLD } from './a-bench.ts';

describe('a callback to the robot', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench();
  });
  afterEach(() => bench.stop());

  const signOf = (secret: string, timestamp: unknown): string =>
    createHmac('sha256', Buffer.from(secret)).update(`${timestamp}\n${secret}`).digest().toString('base64');

  it('carries the documented fields of a group message', async () => {
    const { messageId } = await bench.room('dingtalk:all').say('u038', '进度 12 60%');
    expect(bench.received[0]?.method).toBe('POST');
    expect(bench.received[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
    const robotId = bench.received[0]?.body.chatbotUserId;
    expect(bench.received[0]?.body).toEqual({
      senderPlatform: expect.any(String),
      conversationId: 'cidALL==',
      conversationType: '2',
      conversationTitle: '全县重点工作调度群',
      chatbotCorpId: expect.any(String),
      chatbotUserId: expect.stringMatching(/^\$:LWCP_v1:\$/),
      msgId: messageId,
      msgtype: 'text',
      text: { content: ' 进度 12 60%' },
      createAt: MORNING,
      senderId: expect.stringMatching(/^\$:LWCP_v1:\$/),
      senderNick: '张三',
      senderStaffId: 'u038',
      senderCorpId: expect.any(String),
      isAdmin: false,
      isInAtList: true,
      atUsers: [{ dingtalkId: robotId }],
      robotCode: 'dingrobot',
      sessionWebhook: expect.stringMatching(`^${bench.baseUrl}/robot/sendBySession\\?session=\\w{32}$`),
      sessionWebhookExpiredTime: MORNING + 5_400_000,
    });
  });

  it('of a private chat names no group and leaves the text as it is', async () => {
    await bench.room('dingtalk:@u038').say('u038', '我的任务');
    const body = bench.received[0]?.body;
    expect(body).toMatchObject({
      conversationType: '1',
      conversationId: 'cid-u038',
      text: { content: '我的任务' },
    });
    expect(body).not.toHaveProperty('conversationTitle');
    expect(body).not.toHaveProperty('atUsers');
  });

  it('is signed with the app secret and the time of its delivery', async () => {
    const { messageId } = await bench.room('dingtalk:all').say('u038', '我的任务');
    bench.at(MORNING + MINUTE);
    await bench.room('dingtalk:all').redeliver(messageId);
    const [first, again] = bench.received;
    expect(first?.headers['timestamp']).toBe(String(MORNING));
    expect(first?.headers['sign']).toBe(signOf(WORLD.robot.appSecret, MORNING));
    expect(again?.headers['timestamp']).toBe(String(MORNING + MINUTE));
    expect(again?.headers['sign']).toBe(signOf(WORLD.robot.appSecret, MORNING + MINUTE));
    expect(again?.body).toEqual(first?.body);
  });

  it('is signed with another secret when it is forged', async () => {
    bench.lab.faults.set('forged-signature', { times: 1 });
    bench.botAnswers(401, '');
    const { deliveries } = await bench.room('dingtalk:all').say('u038', '我的任务');
    expect(bench.received[0]?.headers['sign']).not.toBe(signOf(WORLD.robot.appSecret, MORNING));
    expect(deliveries).toMatchObject([{ status: 401, outcome: 'refused', forged: true }]);
  });

  it('tells no staff id of people from outside', async () => {
    await bench.room('dingtalk:all').say('guest', '我的任务');
    expect(bench.received[0]?.body).toMatchObject({ senderStaffId: '', senderNick: '施工方' });
    expect(bench.received[0]?.body.senderId).not.toContain('guest');
  });

  it('gives the same encrypted id to the same person, and another to another', async () => {
    const room = bench.room('dingtalk:all');
    await room.say('u038', '我的任务');
    await room.say('u038', '逾期');
    await room.say('u03', '逾期');
    const [first, second, third] = bench.received.map(({ body }) => body.senderId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('takes the name of the robot out of what was said', async () => {
    await bench.room('dingtalk:all').say('u038', '@督办助手 我的任务');
    expect(bench.received[0]?.body.text?.content).toBe(' 我的任务');
  });

  it('carries text and pictures as rich text', async () => {
    await bench
      .room('dingtalk:all')
      .say('u038', { kind: 'mixed', items: [{ text: '12 60%' }, { image: 'site' }] });
    const body = bench.received[0]?.body;
    expect(body).toMatchObject({
      msgtype: 'richText',
      content: {
        richText: [
          { text: '12 60%' },
          { type: 'picture', downloadCode: expect.any(String), pictureDownloadCode: expect.any(String) },
        ],
      },
    });
    expect(body).not.toHaveProperty('text');
  });

  it('says nothing of a quote', async () => {
    await bench.room('dingtalk:all').say('u038', { kind: 'text', text: '已办结', quote: '#12 老旧小区改造' });
    expect(bench.received[0]?.body.text?.content).toBe(' 已办结');
    expect(JSON.stringify(bench.received[0]?.body)).not.toContain('老旧小区');
  });

  it('is not made when somebody opens the private chat', async () => {
    const { deliveries } = await bench.room('dingtalk:@u038').say('u038', { kind: 'enter' });
    expect(deliveries).toEqual([]);
    expect(bench.received).toEqual([]);
    expect(bench.lab.traffic.all()).toEqual([]);
  });

  it('is made once though the bot fails, and again where that is switched on', async () => {
    bench.botAnswers(500, '');
    await bench.room('dingtalk:all').say('u038', '我的任务');
    expect(bench.received).toHaveLength(1);
    bench.botAnswers(200, '');
    bench.lab.faults.set('redeliver', { times: 1 });
    await bench.room('dingtalk:all').say('u038', '我的任务');
    expect(bench.received).toHaveLength(3);
    expect(bench.received[2]?.body).toEqual(bench.received[1]?.body);
  });
});
