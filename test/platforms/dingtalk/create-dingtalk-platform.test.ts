import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../src/domain/message.ts';
import {
  createDingtalkPlatform,
  type DingtalkPlatformOptions,
} from '../../../src/platforms/dingtalk/create-dingtalk-platform.ts';
import type { CallbackRequest, EncodedReply } from '../../../src/ports/chat-platform.ts';
import { GROUP_PATH, SESSION_PATH, startFakeDingtalk, TOKEN_PATH } from '../../support/fake-dingtalk.ts';
import { configFor, createRecordingLogger, groupText, NOW, OTHER, posted } from './harness.ts';

const fake = await startFakeDingtalk();
const logger = createRecordingLogger();

beforeEach(() => fake.reset());
afterAll(() => fake.close());

const platformWith = (options: Partial<DingtalkPlatformOptions> = {}) =>
  createDingtalkPlatform({ config: configFor(fake.baseUrl), logger, clock: { now: () => NOW }, ...options });

/** The answer to a callback, which must be taken. */
function answered(request: CallbackRequest, said = message('好的'), platform = platformWith()): EncodedReply {
  const decoded = platform.open(request, NOW);
  if (decoded.kind !== 'message') throw new Error(`not taken: ${JSON.stringify(decoded)}`);
  return platform.encode(said, decoded.incoming, decoded.handle, NOW);
}

const callback = (fields: object = {}, appSecret?: string): CallbackRequest =>
  posted(groupText({ sessionWebhook: fake.sessionUrl('S'), ...fields }), NOW, appSecret);

describe('createDingtalkPlatform', () => {
  it('answers the request at once, and the person after it', async () => {
    const { response, after } = answered(callback());
    expect(response).toEqual({ status: 200, contentType: 'application/json', body: '{"msgtype":"empty"}' });
    expect(fake.paths).toEqual([]);
    await after?.();
    expect(fake.shown).toMatchObject([{ via: 'session', to: 'S', text: '好的' }]);
  });

  it.each([message(), message('', '  ')])('has nothing to send for an empty message (%j)', (said) => {
    expect(answered(callback(), said).after).toBeUndefined();
  });

  it('takes sessions of further origins, and of no other', () => {
    const elsewhere = 'https://gateway.example.gov.cn:8443';
    const config = { ...configFor('https://oapi.dingtalk.com'), sessionOrigins: [`${elsewhere}/`] };
    const open = (sessionWebhook: string) =>
      platformWith({ config }).open(posted(groupText({ sessionWebhook })), NOW);
    expect(open(`${elsewhere}/robot/sendBySession?session=S`).kind).toBe('message');
    expect(open('https://oapi.dingtalk.com/robot/sendBySession?session=S').kind).toBe('message');
    expect(open('https://gateway.example.gov.cn/robot/sendBySession')).toMatchObject({ status: 403 });
    expect(open(fake.sessionUrl('S'))).toMatchObject({ status: 403 });
  });

  it('trusts no plain http beyond this machine, even if it is configured', () => {
    const config = configFor('http://oapi.example.gov.cn');
    const request = posted(groupText({ sessionWebhook: 'http://oapi.example.gov.cn/robot/sendBySession' }));
    expect(platformWith({ config }).open(request, NOW)).toMatchObject({ status: 403 });
  });

  it('does nothing at all for a foreign session', () => {
    const never: typeof fetch = () => Promise.reject(new Error('asked'));
    const platform = platformWith({ fetch: never });
    expect(platform.open(callback({ sessionWebhook: 'https://evil.cn/' }), NOW)).toMatchObject({
      status: 403,
    });
    expect(fake.paths).toEqual([]);
  });

  it('answers as the robot that was asked', async () => {
    const bodies: unknown[] = [];
    const spy: typeof fetch = async (_, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      return Response.json({ accessToken: 'x', expireIn: 7200, processQueryKey: 'q' });
    };
    const request = callback({ sessionWebhook: undefined, robotCode: OTHER.code }, OTHER.appSecret);
    await answered(request, message('好的'), platformWith({ fetch: spy })).after?.();
    expect(bodies).toMatchObject([{ appKey: OTHER.appKey }, { robotCode: OTHER.code }]);
  });

  it('shares one token between answers', async () => {
    const platform = platformWith();
    const replies = Array.from({ length: 5 }, () =>
      answered(callback({ sessionWebhook: undefined }), message('好的'), platform),
    );
    await Promise.all(replies.map((reply) => reply.after?.()));
    expect(fake.paths.filter((path) => path === TOKEN_PATH)).toHaveLength(1);
    expect(fake.paths.filter((path) => path === GROUP_PATH)).toHaveLength(5);
  });

  it('never rejects after the response, even if the counter breaks', async () => {
    const log = createRecordingLogger();
    const onUndelivered = () => {
      throw new Error('counter is broken');
    };
    fake.failNext(SESSION_PATH, { kind: 'answer', status: 502, body: '' });
    const platform = platformWith({ logger: log, onUndelivered });
    await expect(answered(callback(), message('好的'), platform).after?.()).resolves.toBeUndefined();
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});
