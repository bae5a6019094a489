import { describe, expect, it } from 'vitest';
import { refusal } from '../../../src/platforms/outcome.ts';
import { failedAnswer } from '../../../src/platforms/wecom/failed-answer.ts';
import { unknown } from '../an-outcome.ts';

const answer = (status: number, json?: unknown) => ({
  kind: 'answered' as const,
  status,
  json,
  isWebPage: false,
});

describe('failedAnswer', () => {
  it.each([
    [-1, 'vendor-busy', 'retry'],
    [45009, 'throttled', 'retry'],
    [45033, 'throttled', 'retry'],
    [40001, 'bad-credential', 'refresh-token'],
    [40014, 'bad-credential', 'refresh-token'],
    [42001, 'bad-credential', 'refresh-token'],
    [60020, 'forbidden', 'permanent'],
    [93000, 'no-such-address', 'permanent'],
    [81013, 'no-such-address', 'permanent'],
    [45002, 'too-long', 'permanent'],
    [40058, 'bad-request', 'permanent'],
    [987654, 'other', 'permanent'],
  ] as const)('reads errcode %d, whatever the HTTP status', (errcode, reason, remedy) => {
    for (const status of [200, 404, 500]) {
      expect(failedAnswer(answer(status, { errcode, errmsg: 'key=secret' }))).toEqual(
        refusal(reason, remedy, errcode),
      );
    }
  });

  it.each([undefined, null, [], {}, 'ok', { errcode: '93000' }, { errcode: 0 }])('cannot read %j', (json) => {
    expect(failedAnswer(answer(200, json))).toEqual(unknown('unreadable-answer'));
    expect(failedAnswer(answer(502, json))).toEqual(unknown('server-error', '502'));
  });
});
