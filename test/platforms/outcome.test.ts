import { describe, expect, it } from 'vitest';
import { nothingPosted, outcomeOf, type Remedy, refusal } from '../../src/platforms/outcome.ts';

describe('refusal', () => {
  it.each([
    [93000, '93000'],
    [-1, '-1'],
    ['invalidParameter.msgParam.tooLong', 'invalidParameter.msgParam.tooLong'],
    ['ECONNREFUSED', 'ECONNREFUSED'],
    ['not-https', 'not-https'],
  ])('keeps the code %j', (code, kept) => {
    expect(refusal('other', 'permanent', code)).toEqual({
      kind: 'refused',
      reason: 'other',
      remedy: 'permanent',
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
    expect(refusal('other', 'retry', code)).toEqual({ kind: 'refused', reason: 'other', remedy: 'retry' });
  });
});

describe('nothingPosted', () => {
  it('makes a doubt about a step before the posting a refusal that may pass', () => {
    expect(nothingPosted({ kind: 'unknown', reason: 'timeout' })).toEqual(
      refusal('unreachable', 'retry', 'timeout'),
    );
    expect(nothingPosted({ kind: 'unknown', reason: 'server-error', code: '502' })).toEqual(
      refusal('unreachable', 'retry', '502'),
    );
  });

  it('leaves a refusal as it is', () => {
    const refused = refusal('throttled', 'retry', 410100);
    expect(nothingPosted(refused)).toBe(refused);
  });
});

describe('outcomeOf', () => {
  it.each<[Remedy, boolean]>([
    ['retry', true],
    ['refresh-token', false],
    ['fall-back', false],
    ['permanent', false],
  ])('tells from the remedy whether the same may succeed later: %s', (remedy, retryable) => {
    expect(outcomeOf(refusal('other', remedy, 7))).toEqual({
      kind: 'refused',
      reason: 'other',
      retryable,
      code: '7',
    });
  });

  it.each([{ kind: 'confirmed' } as const, { kind: 'unknown', reason: 'timeout' } as const])(
    'leaves $kind as it is',
    (told) => expect(outcomeOf(told)).toBe(told),
  );
});
