import { describe, expect, it } from 'vitest';
import { type Doorkeeping, openCallback } from '../../../src/platforms/dingtalk/open.ts';
import type { CallbackRequest } from '../../../src/ports/chat-platform.ts';
import { APP } from '../../support/fake-dingtalk.ts';
import { groupText, NOW, OTHER, posted } from './harness.ts';

const DOOR: Doorkeeping = { robots: [APP, OTHER], sessionOrigins: new Set(['https://oapi.dingtalk.com']) };
const SESSION = 'https://oapi.dingtalk.com/robot/sendBySession?session=S';

const open = (request: CallbackRequest, door = DOOR) => openCallback(request, NOW, door);

describe('openCallback', () => {
  it('takes a request signed with the vendor’s vector', () => {
    const request = posted(groupText());
    const headers = {
      ...request.headers,
      timestamp: '1577262236757',
      sign: 'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=',
    };
    expect(openCallback({ ...request, headers }, 1577262236757, DOOR).kind).toBe('message');
    expect(open({ ...request, headers })).toMatchObject({ status: 401 });
  });

  it('hands out the session with its end', () => {
    const body = groupText({ sessionWebhook: SESSION, sessionWebhookExpiredTime: String(NOW + 1) });
    expect(open(posted(body))).toMatchObject({ handle: { session: { url: SESSION, expiresAt: NOW + 1 } } });
  });

  it.each([undefined, null, ''])('takes a message whose sessionWebhook is %j', (sessionWebhook) => {
    expect(open(posted(groupText({ sessionWebhook })))).toMatchObject({ kind: 'message', handle: {} });
  });

  it.each([
    'https://evil.cn/robot/sendBySession?session=S',
    'https://oapi.dingtalk.com@evil.cn/robot/sendBySession?session=S',
    'https://oapi.dingtalk.com.evil.cn/robot/sendBySession?session=S',
    'https://oapi.dingtalk.com:8443/robot/sendBySession?session=S',
    'http://oapi.dingtalk.com/robot/sendBySession?session=S',
    'http://127.0.0.1:22/',
  ])('refuses the session %s', (sessionWebhook) => {
    expect(open(posted(groupText({ sessionWebhook })))).toEqual({
      kind: 'rejected',
      status: 403,
      reason: 'foreign sessionWebhook',
    });
  });

  it('refuses GET with 405', () => {
    expect(open({ ...posted(groupText()), method: 'GET' })).toMatchObject({ status: 405 });
  });

  it('refuses a request without a content type with 415', () => {
    const request = posted(groupText());
    const { 'content-type': _, ...headers } = request.headers;
    expect(open({ ...request, headers })).toMatchObject({ status: 415 });
  });

  it('knows the robot by its code, and by its secret where the code is missing', () => {
    const from = (robotCode: string | undefined, secret: string) =>
      open(posted(groupText({ robotCode }), NOW, secret));
    expect(from(OTHER.code, OTHER.appSecret)).toMatchObject({ incoming: { bot: OTHER.code } });
    expect(from(undefined, OTHER.appSecret)).toMatchObject({ incoming: { bot: OTHER.code } });
  });

  it.each([OTHER.code, 'dingunknown'])('refuses a body that claims the robot %s', (robotCode) => {
    expect(open(posted(groupText({ robotCode }), NOW, APP.appSecret))).toMatchObject({ status: 403 });
  });

  it('refuses a message without a code that two robots may have signed', () => {
    const twin = { ...OTHER, appSecret: APP.appSecret };
    const door = { ...DOOR, robots: [APP, twin] };
    expect(open(posted(groupText({ robotCode: undefined })), door)).toMatchObject({ status: 403 });
    expect(open(posted(groupText({ robotCode: twin.code })), door)).toMatchObject({
      incoming: { bot: twin.code },
    });
  });

  it('looks at nothing in the body before the signature', () => {
    const forged = posted(groupText({ sessionWebhook: 'https://evil.cn/' }), NOW, 'guess');
    expect(open(forged)).toMatchObject({ status: 401 });
    expect(open({ ...forged, body: Buffer.from('{') })).toMatchObject({ status: 401 });
  });

  it('acknowledges its own words without reading them', () => {
    const own = groupText({ senderId: '$:LWCP_v1:$bot' });
    expect(open(posted(own))).toMatchObject({ kind: 'acknowledge', response: { status: 200 } });
  });
});
