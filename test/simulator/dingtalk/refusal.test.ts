import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REFUSAL_FAULTS, type RefusalFault } from '../../../src/simulator/faults.ts';
import { type Answer, aBench, type Bench, MINUTE, MORNING, TOKENS, WORLD } from './a-bench.ts';

const TEXT = { msgtype: 'text', text: { content: '逾期7项' } };
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

const REQUESTS = {
  webhook: (bench: Bench) => bench.post(`/robot/send?access_token=${TOKENS.plain}`, TEXT),
  session: async (bench: Bench) => {
    await bench.room('dingtalk:all').say('u038', '我的任务');
    return bench.post(bench.session(), TEXT);
  },
  group: (bench: Bench) =>
    bench.api('/v1.0/robot/groupMessages/send', {
      robotCode: WORLD.robot.code,
      openConversationId: 'cidALL==',
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '站会' }),
    }),
  upload: async (bench: Bench) => bench.upload(await bench.token(), 'image', PNG),
  token: (bench: Bench) =>
    bench.post('/v1.0/oauth2/accessToken', {
      appKey: WORLD.robot.appKey,
      appSecret: WORLD.robot.appSecret,
    }),
};

type Asked = keyof typeof REQUESTS;

/** What each fault makes of each request; where nothing stands, it cannot happen and all is well. */
const WORDED: Record<
  Exclude<RefusalFault, 'server-error' | 'not-json'>,
  Partial<Record<Asked, string | number>>
> = {
  busy: { webhook: -1, session: -1, upload: -1 },
  throttled: { webhook: 410100, session: 410100, group: 'send.too.fast' },
  banned: { webhook: 410100 },
  removed: { webhook: 400106 },
  'token-expired': { group: 'InvalidAuthentication', upload: 42001 },
  'session-expired': { session: 300001 },
};

const CASES = Object.entries(WORDED).flatMap(([fault, worded]) =>
  Object.entries(REQUESTS).map(
    ([asked, request]) =>
      [fault as RefusalFault, asked, worded[asked as Asked] ?? 'nothing', request] as const,
  ),
);

describe('a fault that is switched on', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench();
  });
  afterEach(() => bench.stop());

  const codeOf = ({ status, json }: Answer): unknown => {
    if (json.errcode !== undefined) return json.errcode === 0 ? 'nothing' : json.errcode;
    return status === 200 ? 'nothing' : json.code;
  };

  it('has a row here for every kind', () => {
    expect([...Object.keys(WORDED), 'server-error', 'not-json'].toSorted()).toEqual(
      REFUSAL_FAULTS.toSorted(),
    );
  });

  it.each(CASES)('%s makes of a request of kind %s: %s', async (fault, _, code, request) => {
    bench.lab.faults.set(fault);
    expect(codeOf(await request(bench))).toBe(code);
  });

  it('strikes as often as it is set, then all is well', async () => {
    bench.lab.faults.set('removed', { times: 1 });
    expect(codeOf(await REQUESTS.webhook(bench))).toBe(400106);
    expect(codeOf(await REQUESTS.webhook(bench))).toBe('nothing');
    expect(bench.sees('dingtalk:all')).toHaveLength(1);
  });

  it('bans a robot for ten minutes, and no other', async () => {
    bench.lab.faults.set('banned', { times: 1 });
    expect(codeOf(await REQUESTS.webhook(bench))).toBe(410100);
    bench.at(MORNING + 10 * MINUTE - 1);
    expect(codeOf(await REQUESTS.webhook(bench))).toBe(410100);
    const other = await bench.post(`/robot/send?access_token=${TOKENS.keyword}`, {
      msgtype: 'text',
      text: { content: '提醒' },
    });
    expect(codeOf(other)).toBe('nothing');
    bench.at(MORNING + 10 * MINUTE);
    expect(codeOf(await REQUESTS.webhook(bench))).toBe('nothing');
  });

  it('bans nobody while it is off, or set for another address', async () => {
    bench.lab.faults.set('banned', { path: '/media/upload' });
    expect(codeOf(await REQUESTS.webhook(bench))).toBe('nothing');
    bench.lab.faults.off('banned');
    expect(codeOf(await REQUESTS.webhook(bench))).toBe('nothing');
  });
});
