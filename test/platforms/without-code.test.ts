import { describe, expect, it } from 'vitest';
import { refusal } from '../../src/platforms/outcome.ts';
import { withoutCode } from '../../src/platforms/without-code.ts';
import { unknown } from './an-outcome.ts';

const answer = (status: number, isWebPage = false) => ({ kind: 'answered' as const, status, isWebPage });

describe('withoutCode', () => {
  it.each([
    [400, refusal('bad-request', 'permanent', 400)],
    [401, refusal('bad-credential', 'refresh-token', 401)],
    [403, refusal('forbidden', 'permanent', 403)],
    [404, refusal('no-such-address', 'permanent', 404)],
    [413, refusal('bad-request', 'permanent', 413)],
    [429, refusal('throttled', 'retry', 429)],
  ])('knows by a %d that nothing was passed on', (status, told) => {
    expect(withoutCode(answer(status))).toEqual(told);
  });

  it.each([200, 204, 401, 403, 404])('takes a page with %d for a ban or a portal, which passes', (status) => {
    expect(withoutCode(answer(status, true))).toEqual(refusal('web-page', 'retry', status));
  });

  it.each([
    [500, false],
    [502, true],
    [504, false],
  ])('knows nothing by a %d', (status, isWebPage) => {
    expect(withoutCode(answer(status, isWebPage))).toEqual(unknown('server-error', String(status)));
  });

  it('knows nothing by a yes that says nothing', () => {
    expect(withoutCode(answer(200))).toEqual(unknown('unreadable-answer'));
  });
});
