import { describe, expect, it } from 'vitest';
import { failedAnswer } from '../../../src/platforms/dingtalk/failed-answer.ts';

const answer = (status: number, json?: unknown) => ({
  kind: 'answered' as const,
  status,
  ...(json === undefined ? {} : { json }),
  isWebPage: false,
});

describe('failedAnswer', () => {
  it.each([
    [300001, 'expired-session', false],
    [410100, 'throttled', true],
    [130101, 'throttled', true],
    [90018, 'throttled', true],
    [90002, 'throttled', true],
    [90020, 'over-quota', false],
    [40014, 'bad-credential', false],
    [42001, 'bad-credential', false],
    [88, 'bad-credential', false],
    [310000, 'security-setting', false],
    [400101, 'no-such-address', false],
    [400102, 'no-such-address', false],
    [400106, 'no-such-address', false],
    [400013, 'no-such-address', false],
    [430103, 'unsafe-content', false],
    [460101, 'too-long', false],
    [400105, 'bad-request', false],
    [400402, 'bad-request', false],
    [-1, 'vendor-busy', true],
    [987654, 'other', false],
  ])('reads errcode %d, whatever the HTTP status', (errcode, reason, retryable) => {
    for (const status of [200, 404, 500]) {
      const failure = failedAnswer(answer(status, { errcode, errmsg: 'https://x/?token=t' }));
      expect(failure).toEqual({ kind: 'refused', reason, retryable, code: String(errcode) });
    }
  });

  it.each([
    [401, 'InvalidAuthentication', 'bad-credential'],
    [400, 'InvalidAuthentication', 'bad-credential'],
    [401, 'Unheard.Of', 'bad-credential'],
    [400, 40014, 'bad-credential'],
    [400, 'invalidParameter.msgParam.tooLong', 'too-long'],
    [400, 'robotCode.notExsit', 'no-such-address'],
    [400, 'send.too.fast', 'throttled'],
    [403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', 'throttled'],
    [403, 'Forbidden.AccessDenied.IpNotInWhiteList', 'forbidden'],
    [400, 'Unheard.Of', 'bad-request'],
    [200, 'Unheard.Of', 'other'],
  ])('reads the API’s %d with code %s', (status, code, reason) => {
    expect(failedAnswer(answer(status, { code, message: 'm', requestid: 'r' }))).toMatchObject({
      kind: 'refused',
      reason,
      code: String(code),
    });
  });

  it('is not sure of a server error, even with a code of its own', () => {
    const unsure = { kind: 'unknown', reason: 'server-error', code: '503' };
    expect(failedAnswer(answer(503))).toEqual(unsure);
    expect(failedAnswer(answer(503, { code: 'ServiceUnavailable' }))).toEqual(unsure);
    expect(failedAnswer({ ...answer(503), isWebPage: true })).toEqual(unsure);
  });

  it.each([undefined, null, [], {}, 'ok', { errcode: '0' }, { status: 'ok' }])(
    'cannot read a 200 with %j',
    (json) => {
      expect(failedAnswer(answer(200, json))).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
    },
  );

  it('knows a ban by its page and by its status', () => {
    expect(failedAnswer({ ...answer(200), isWebPage: true })).toMatchObject({ reason: 'web-page' });
    expect(failedAnswer(answer(200, { status: 1111 }))).toMatchObject({
      reason: 'throttled',
      retryable: true,
    });
    expect(failedAnswer(answer(429))).toMatchObject({ reason: 'throttled', code: '429' });
  });

  it('keeps whatever else stands in a code to itself', () => {
    const code = 'https://oapi.dingtalk.com/robot/send?access_token=t';
    expect(failedAnswer(answer(400, { code }))).toEqual({
      kind: 'refused',
      reason: 'bad-request',
      retryable: false,
    });
  });
});
