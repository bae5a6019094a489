import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, type Bench, MORNING, textOfBytes } from './a-bench.ts';

const NINETY_MINUTES = 5_400_000;

describe('a sessionWebhook', () => {
  let bench: Bench;
  let session: string;
  beforeEach(async () => {
    bench = await aBench();
    await bench.room('dingtalk:all').say('u038', '我的任务');
    session = bench.session();
  });
  afterEach(() => bench.stop());

  it('shows a text in the room of its message, under the name of the robot', async () => {
    const answer = await bench.post(session, { msgtype: 'text', text: { content: '共 3 项' } });
    expect(answer).toEqual({ status: 200, json: { errcode: 0, errmsg: 'ok' } });
    expect(bench.sees('dingtalk:all').at(-1)).toMatchObject({
      content: { kind: 'text', text: '共 3 项' },
      as: '督办助手',
      via: 'session',
      mentions: [],
    });
  });

  it('shows a markdown with its title, and who is @-ed', async () => {
    const text = '@u038 共 3 项  \n  1. 周报';
    const markdown = { title: '待办', text };
    await bench.post(session, { msgtype: 'markdown', markdown, at: { atUserIds: ['u038', 'u03'] } });
    expect(bench.sees('dingtalk:all').at(-1)).toMatchObject({
      content: { kind: 'markdown', dialect: 'dingtalk', text },
      title: '待办',
      mentions: [
        { account: 'u038', pinged: true },
        { account: 'u03', pinged: false },
      ],
    });
  });

  it('leads to the private chat that the message came from', async () => {
    await bench.room('dingtalk:@u038').say('u038', '我的任务');
    await bench.post(bench.session(), {
      msgtype: 'text',
      text: { content: '共 3 项' },
    });
    expect(bench.sees('dingtalk:@u038').at(-1)).toMatchObject({ via: 'session' });
    expect(bench.sees('dingtalk:all').filter(({ via }) => via === 'session')).toEqual([]);
  });

  it('takes more than one answer, and knows no msgUuid', async () => {
    const answer = { msgtype: 'text', text: { content: '共 3 项' }, msgUuid: 'same' };
    await bench.post(session, answer);
    await bench.post(session, answer);
    expect(bench.sees('dingtalk:all').filter(({ via }) => via === 'session')).toHaveLength(2);
  });

  it('lives ninety minutes from when the message was said', async () => {
    const answer = { msgtype: 'text', text: { content: '共 3 项' } };
    bench.at(MORNING + NINETY_MINUTES - 1);
    expect((await bench.post(session, answer)).json.errcode).toBe(0);
    bench.at(MORNING + NINETY_MINUTES);
    expect((await bench.post(session, answer)).json.errcode).toBe(300001);
    expect(bench.sees('dingtalk:all').filter(({ via }) => via === 'session')).toHaveLength(1);
  });

  it('takes 20,000 bytes and not one more', async () => {
    expect((await bench.post(session, textOfBytes(20_000))).json.errcode).toBe(0);
    expect((await bench.post(session, textOfBytes(20_001))).json.errcode).toBe(460101);
  });

  it.each(['image', 'file', 'audio', 'video', 'link', 'actionCard', 'feedCard'])(
    'takes no %s',
    async (msgtype) => {
      expect((await bench.post(session, { msgtype, [msgtype]: {} })).json.errcode).toBe(400105);
    },
  );
});
