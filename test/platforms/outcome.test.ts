import { describe, expect, it } from 'vitest';
import { refusedBy } from '../../src/platforms/outcome.ts';

describe('refusedBy', () => {
  it.each([
    [93000, '93000'],
    [-1, '-1'],
    ['invalidParameter.msgParam.tooLong', 'invalidParameter.msgParam.tooLong'],
    ['ECONNREFUSED', 'ECONNREFUSED'],
    ['not-https', 'not-https'],
  ])('keeps the code %j', (code, kept) => {
    expect(refusedBy('other', code)).toEqual({
      kind: 'refused',
      reason: 'other',
      retryable: false,
      code: kept,
    });
  });

  it.each([
    ['a sentence', 'invalid webhook url, key=693a91f6'],
    ['an address', 'https://oapi.dingtalk.com/robot/send?access_token=T'],
    ['a key', '693a91f6-7abc-4bc4-97a0-0ec2fa5aaaaa'],
    ['a line break', '93000\nFAKE'],
    ['a long word', 'x'.repeat(81)],
    ['nothing', ''],
    ['no code', undefined],
  ])('leaves out what is none: %s', (_, code) => {
    expect(refusedBy('other', code)).toEqual({ kind: 'refused', reason: 'other', retryable: false });
  });

  it.each([
    ['throttled', true],
    ['vendor-busy', true],
    ['unreachable', true],
    ['over-quota', false],
    ['no-such-address', false],
  ] as const)('says whether the same may succeed later: %s', (reason, retryable) => {
    expect(refusedBy(reason)).toMatchObject({ retryable });
  });
});
