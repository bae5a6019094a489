import { describe, expect, it } from 'vitest';
import { signatureOf, verify } from '../../../src/platforms/dingtalk/verify.ts';
import { APP, signedHeaders } from '../../support/fake-dingtalk.ts';
import { NOW, OTHER } from './harness.ts';

const ROBOTS = [APP, OTHER];
const MINUTE = 60_000;

describe('signatureOf', () => {
  it('makes the vendor’s vector (platforms.md 7.1)', () => {
    expect(signatureOf('this is a secret', '1577262236757')).toBe(
      'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=',
    );
  });
});

describe('verify', () => {
  it('takes the vendor’s vector at its time', () => {
    const headers = { timestamp: '1577262236757', sign: 'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=' };
    expect(verify(headers, ROBOTS, 1577262236757)).toEqual({ kind: 'signed', by: [APP] });
  });

  it('finds the robot whose secret signed', () => {
    expect(verify(signedHeaders(OTHER.appSecret, String(NOW)), ROBOTS, NOW)).toEqual({
      kind: 'signed',
      by: [OTHER],
    });
  });

  it('finds all robots that share a secret', () => {
    const twin = { ...OTHER, code: 'dingrobot03' };
    const signed = verify(signedHeaders(OTHER.appSecret, String(NOW)), [...ROBOTS, twin], NOW);
    expect(signed).toEqual({ kind: 'signed', by: [OTHER, twin] });
  });

  it.each([10 * MINUTE, -10 * MINUTE])('takes a timestamp %d ms from the clock', (apart) => {
    const headers = signedHeaders(APP.appSecret, String(NOW + apart));
    expect(verify(headers, ROBOTS, NOW).kind).toBe('signed');
  });

  it.each([10 * MINUTE + 1, -10 * MINUTE - 1])('refuses a timestamp %d ms from the clock', (apart) => {
    const headers = signedHeaders(APP.appSecret, String(NOW + apart));
    expect(verify(headers, ROBOTS, NOW)).toMatchObject({ status: 401 });
  });

  it.each(['', 'now', '1e12', '-1', ' 1795399200000', '1795399200000.5', '0x1', '99999999999999999'])(
    'refuses the timestamp %j though it is signed',
    (timestamp) => {
      expect(verify(signedHeaders(APP.appSecret, timestamp), ROBOTS, NOW)).toMatchObject({ status: 401 });
    },
  );

  it.each([
    ['none', {}],
    ['an empty one', { sign: '' }],
    ['that of another secret', { sign: signedHeaders('guess', String(NOW)).sign }],
    ['that of another time', { sign: signedHeaders(APP.appSecret, String(NOW - 1)).sign }],
    ['one in another case', { sign: signedHeaders(APP.appSecret, String(NOW)).sign.toLowerCase() }],
    ['one of the same length in characters only', { sign: '签'.repeat(44) }],
  ])('refuses a wrong signature: %s', (_, headers) => {
    expect(verify({ timestamp: String(NOW), ...headers }, ROBOTS, NOW)).toEqual({
      kind: 'rejected',
      status: 401,
      reason: 'wrong signature',
    });
  });
});
