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
    [300001, 'expired-session', 'fall-back'],
    [410100, 'throttled', 'retry'],
    [130101, 'throttled', 'retry'],
    [90018, 'throttled', 'retry'],
    [90002, 'throttled', 'retry'],
    [90020, 'over-quota', 'permanent'],
    [40014, 'bad-credential', 'refresh-token'],
    [42001, 'bad-credential', 'refresh-token'],
    [88, 'bad-credential', 'refresh-token'],
    [310000, 'security-setting', 'fall-back'],
    [400101, 'no-such-address', 'fall-back'],
    [400102, 'no-such-address', 'fall-back'],
    [400106, 'no-such-address', 'fall-back'],
    [400013, 'no-such-address', 'permanent'],
    [430103, 'unsafe-content', 'permanent'],
    [460101, 'too-long', 'permanent'],
    [400105, 'bad-request', 'permanent'],
    [400402, 'bad-request', 'permanent'],
    [-1, 'vendor-busy', 'retry'],
    [987654, 'other', 'permanent'],
  ])('reads errcode %d, whatever the HTTP status', (errcode, reason, remedy) => {
    for (const status of [200, 404, 500]) {
      const failure = failedAnswer(answer(status, { errcode, errmsg: 'https://x/?token=t' }));
      expect(failure).toEqual({ kind: 'refused', reason, remedy, code: String(errcode) });
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

  it.each([undefined, null, [], {}, 'ok', { errcode: '0' }, { errcode: 0 }, { status: 'ok' }])(
    'cannot read a 200 with %j',
    (json) => {
      expect(failedAnswer(answer(200, json))).toEqual({ kind: 'unknown', reason: 'unreadable-answer' });
    },
  );

  it('knows a ban by its page and by its status', () => {
    expect(failedAnswer({ ...answer(200), isWebPage: true })).toMatchObject({ reason: 'web-page' });
    expect(failedAnswer(answer(200, { status: 1111 }))).toMatchObject({
      reason: 'throttled',
      remedy: 'retry',
    });
    expect(failedAnswer(answer(429))).toMatchObject({ reason: 'throttled', code: '429' });
  });

  it('keeps whatever else stands in a code to itself', () => {
    const code = 'https://oapi.dingtalk.com/robot/send?access_token=t';
    expect(failedAnswer(answer(400, { code }))).toEqual({
      kind: 'refused',
      reason: 'bad-request',
      remedy: 'permanent',
    });
  });

  it.each([
    ['40014', 'bad-credential', 'refresh-token', '40014'],
    [90018, 'throttled', 'retry', '90018'],
    ['60011', 'bad-credential', 'refresh-token', '88'],
    [['x'], 'bad-credential', 'refresh-token', '88'],
    [undefined, 'bad-credential', 'refresh-token', '88'],
  ])('reads what stands beside an 88: %j', (sub_code, reason, remedy, code) => {
    expect(failedAnswer(answer(200, { errcode: 88, sub_code, sub_msg: 'm' }))).toEqual({
      kind: 'refused',
      reason,
      remedy,
      code,
    });
  });

  it('takes a page below a server error for a ban', () => {
    const page = { kind: 'answered' as const, isWebPage: true };
    expect(failedAnswer({ ...page, status: 403 })).toMatchObject({ reason: 'web-page', remedy: 'retry' });
    expect(failedAnswer({ ...page, status: 502 })).toMatchObject({ kind: 'unknown', reason: 'server-error' });
  });
});
