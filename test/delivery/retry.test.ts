import { describe, expect, it } from 'vitest';
import { afterAttempt, silenceAfter } from '../../src/delivery/retry.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Attempt, Part } from '../../src/domain/post.ts';
import { at } from '../support/a-task.ts';
import { aPart } from './a-post.ts';

const NOW = at('2026-11-23 08:30');
const UNTIL = at('2026-11-23 11:30');
const MINUTE = 60_000;
const CONFIRMED: Outcome = { kind: 'confirmed' };
const BUSY: Outcome = { kind: 'refused', reason: 'vendor-busy', retryable: true };
const GONE: Outcome = { kind: 'refused', reason: 'no-such-address', retryable: false };
const FAST: Outcome = { kind: 'refused', reason: 'throttled', retryable: true };
const LOST: Outcome = { kind: 'unknown', reason: 'timeout' };

function next(outcome: Outcome, facts: Partial<Parameters<typeof afterAttempt>[1]> = {}): string {
  const said = afterAttempt(outcome, {
    part: aPart('a'),
    now: NOW,
    until: UNTIL,
    repeatable: false,
    platform: 'wecom',
    ...facts,
  });
  return said.kind === 'settled' ? said.state : `again in ${(said.at - NOW) / MINUTE}`;
}

const tried = (...outcomes: Outcome[]): Part =>
  aPart('a', { attempts: outcomes.map((outcome): Attempt => ({ at: NOW, outcome })) });

describe('after an attempt', () => {
  it('what is confirmed is done, and what is refused for good is over', () => {
    expect(next(CONFIRMED)).toBe('confirmed');
    expect(next(GONE)).toBe('refused');
  });

  it.each([
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 8],
    [4, 15],
    [9, 15],
  ])('what is busy for the %ith time more is tried again in %i minutes', (before, minutes) => {
    expect(next(BUSY, { part: tried(...Array.from({ length: before }, () => BUSY)) })).toBe(
      `again in ${minutes}`,
    );
  });

  it('nothing is tried again once its time is over', () => {
    expect(next(BUSY, { now: UNTIL - MINUTE })).toBe('refused');
    expect(next(BUSY, { now: UNTIL - MINUTE - 1 })).not.toBe('refused');
  });

  it('what perhaps arrived is tried again only where the same id shows once', () => {
    expect(next(LOST)).toBe('unknown');
    expect(next(LOST, { repeatable: true })).toBe('again in 1');
    expect(next(LOST, { repeatable: true, now: UNTIL })).toBe('unknown');
  });

  it('a refusal does not take back that an earlier attempt may have arrived', () => {
    expect(next(GONE, { part: tried(LOST), repeatable: true })).toBe('unknown');
  });

  it('DingTalk is left alone for ten minutes when it throttles', () => {
    expect(next(FAST, { platform: 'dingtalk' })).toBe('again in 10');
    expect(next(FAST)).toBe('again in 1');
    expect(silenceAfter({ at: NOW, outcome: FAST }, 'dingtalk')).toBe(NOW + 10 * MINUTE);
    expect(silenceAfter({ at: NOW, outcome: FAST }, 'wecom')).toBe(NOW + MINUTE);
    expect(silenceAfter({ at: NOW, outcome: BUSY }, 'wecom')).toBeUndefined();
  });
});
