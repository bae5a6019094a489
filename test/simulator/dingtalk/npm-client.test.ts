import axios from 'axios';
import { Dingtalk } from 'push-all-in-one';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBench, type Bench, MINUTE, SECRET, TOKENS } from './a-bench.ts';

const HOST = 'https://oapi.dingtalk.com';

/** A client that others wrote for the real host; only scheme and host of what it posts are changed. */
describe('the client push-all-in-one', () => {
  let bench: Bench;
  let interceptor: number;
  beforeAll(async () => {
    // Else it goes by way of a proxy that this machine may have, and tells the terminal of every refusal.
    vi.stubEnv('NO_PROXY', 'true');
    vi.spyOn(console, 'error').mockReturnValue();
    bench = await aBench();
    interceptor = axios.interceptors.request.use((config) => {
      if (!config.url?.startsWith(`${HOST}/`)) throw new Error(`not for this test: ${config.url}`);
      return { ...config, url: config.url.replace(HOST, bench.baseUrl) };
    });
  });
  beforeEach(() => {
    // It signs with the time of this machine.
    bench.at(Date.now());
  });
  afterAll(async () => {
    axios.interceptors.request.eject(interceptor);
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    await bench.stop();
  });

  const client = (secret: string): Dingtalk =>
    new Dingtalk({ DINGTALK_ACCESS_TOKEN: TOKENS.signed, DINGTALK_SECRET: secret });

  it('posts a text', async () => {
    const { data } = await client(SECRET).send('每日提醒', '逾期7项', { msgtype: 'text' });
    expect(data).toMatchObject({ errcode: 0 });
    expect(bench.sees('dingtalk:signed').at(-1)?.content).toEqual({
      kind: 'text',
      text: '每日提醒\n逾期7项',
    });
  });

  it('posts a markdown', async () => {
    const { data } = await client(SECRET).send('每日提醒', '逾期7项', { msgtype: 'markdown' });
    expect(data).toMatchObject({ errcode: 0 });
    expect(bench.sees('dingtalk:signed').at(-1)).toMatchObject({
      title: '每日提醒',
      content: { kind: 'markdown', text: '# 每日提醒\n\n逾期7项' },
    });
  });

  it('is refused with a wrong secret, and with a clock that is an hour off', async () => {
    const { data: unsigned } = await client('SECwrong').send('每日提醒', '', { msgtype: 'text' });
    expect(unsigned).toEqual({ errcode: 310000, errmsg: 'sign not match' });
    bench.at(Date.now() + 61 * MINUTE);
    const { data: late } = await client(SECRET).send('每日提醒', '', { msgtype: 'text' });
    expect(late).toEqual({ errcode: 310000, errmsg: 'invalid timestamp' });
  });
});
