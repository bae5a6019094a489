import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sign } from '../../../src/simulator/dingtalk/sign.ts';
import { aBench, type Bench, MINUTE, MORNING, SECRET, TOKENS, textOfBytes } from './a-bench.ts';

const PATH = `/robot/send?access_token=${TOKENS.plain}`;
const TEXT = { msgtype: 'text', text: { content: '逾期7项' } };
const HOUR = 60 * MINUTE;

describe('a custom robot', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench();
  });
  afterEach(() => bench.stop());

  const send = async (body: unknown = TEXT): Promise<number | undefined> =>
    (await bench.post(PATH, body)).json.errcode;
  const signed = (timestamp: number, secret = SECRET): string => {
    const signature = encodeURIComponent(sign(secret, String(timestamp)));
    return `/robot/send?access_token=${TOKENS.signed}&timestamp=${timestamp}&sign=${signature}`;
  };

  it('shows a text in its group', async () => {
    expect(await bench.post(PATH, TEXT)).toEqual({ status: 200, json: { errcode: 0, errmsg: 'ok' } });
    expect(bench.sees('dingtalk:all')).toMatchObject([
      { content: { kind: 'text', text: '逾期7项' }, via: 'webhook', mentions: [] },
    ]);
  });

  it('shows a markdown with its title, and who is @-ed', async () => {
    const markdown = { title: '每日提醒', text: '#38 城东小学 @u038' };
    await send({ msgtype: 'markdown', markdown, at: { atUserIds: ['u038'] } });
    expect(bench.sees('dingtalk:all')).toMatchObject([
      { title: '每日提醒', mentions: [{ account: 'u038', pinged: true }] },
    ]);
  });

  it('takes 20,000 bytes and not one more', async () => {
    expect(await send(textOfBytes(20_000))).toBe(0);
    expect(await send(textOfBytes(20_001))).toBe(460101);
    expect(bench.sees('dingtalk:all')).toHaveLength(1);
  });

  it('takes twenty messages a minute, then nothing for ten minutes', async () => {
    for (let count = 0; count < 20; count += 1) expect(await send()).toBe(0);
    bench.at(MORNING + MINUTE - 1);
    expect(await send()).toBe(410100);
    bench.at(MORNING + 5 * MINUTE);
    expect(await send()).toBe(410100);
    expect(await send('no json')).toBe(410100);
    bench.at(MORNING + 11 * MINUTE - 2);
    expect(await send()).toBe(410100);
    bench.at(MORNING + 11 * MINUTE - 1);
    expect(await send()).toBe(0);
    expect(bench.sees('dingtalk:all')).toHaveLength(21);
  });

  it('lets one more through as the first of twenty leaves the minute', async () => {
    await send();
    bench.at(MORNING + 1);
    for (let count = 0; count < 19; count += 1) expect(await send()).toBe(0);
    bench.at(MORNING + MINUTE);
    expect(await send()).toBe(0);
    expect(await send()).toBe(410100);
  });

  it('counts every robot for itself, and nothing that it refuses', async () => {
    for (let count = 0; count < 30; count += 1) expect(await send({ msgtype: 'voice' })).toBe(400105);
    for (let count = 0; count < 20; count += 1) expect(await send()).toBe(0);
    expect((await bench.post(signed(MORNING), TEXT)).json.errcode).toBe(0);
  });

  it('shows and counts a msgUuid once', async () => {
    for (let count = 0; count < 25; count += 1) expect(await send({ ...TEXT, msgUuid: 'part-1' })).toBe(0);
    expect(await send({ ...TEXT, msgUuid: 'part-2' })).toBe(0);
    expect(bench.sees('dingtalk:all')).toHaveLength(2);
    for (let count = 0; count < 18; count += 1) expect(await send()).toBe(0);
    expect(await send()).toBe(410100);
  });

  it('does not use up the msgUuid of a message that it refuses', async () => {
    const path = `/robot/send?access_token=${TOKENS.keyword}`;
    const post = async (content: string) =>
      (await bench.post(path, { msgtype: 'text', text: { content }, msgUuid: 'part-1' })).json.errcode;
    expect(await post('逾期7项')).toBe(310000);
    expect(await post('每日提醒：逾期7项')).toBe(0);
    expect(bench.sees('dingtalk:keyword')).toHaveLength(1);
  });

  it('knows the msgUuid of another robot for another message', async () => {
    await send({ ...TEXT, msgUuid: 'part-1' });
    await bench.post(signed(MORNING), { ...TEXT, msgUuid: 'part-1' });
    expect(bench.sees('dingtalk:signed')).toHaveLength(1);
  });

  it('remembers the msgUuid of a message whose answer was lost', async () => {
    bench.lab.faults.set('reset-after-accept', { times: 1 });
    await expect(send({ ...TEXT, msgUuid: 'part-1' })).rejects.toThrow();
    expect(await send({ ...TEXT, msgUuid: 'part-1' })).toBe(0);
    expect(bench.sees('dingtalk:all')).toHaveLength(1);
  });

  it.each([
    ['right', MORNING, SECRET, 0, 'ok'],
    ['right and an hour old', MORNING - HOUR, SECRET, 0, 'ok'],
    ['an hour and a moment old', MORNING - HOUR - 1, SECRET, 310000, 'invalid timestamp'],
    ['of the next hour but one', MORNING + HOUR + 1, SECRET, 310000, 'invalid timestamp'],
    ['made with another secret', MORNING, 'SECother', 310000, 'sign not match'],
  ])('judges a sign that is %s', async (_, timestamp, secret, errcode, errmsg) => {
    expect((await bench.post(signed(timestamp, secret), TEXT)).json).toEqual({ errcode, errmsg });
  });

  it('finds a keyword in a title as in a text', async () => {
    const path = `/robot/send?access_token=${TOKENS.keyword}`;
    const markdown = { title: '督办', text: '逾期7项' };
    expect((await bench.post(path, { msgtype: 'markdown', markdown })).json.errcode).toBe(0);
  });
});
