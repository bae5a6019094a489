import { describe, expect, it } from 'vitest';
import { attempted, ended, frozen, outOfTime, settled, trying, waiting } from '../../src/delivery/record.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { PartState, Slot } from '../../src/domain/post.ts';
import { at } from '../support/a-task.ts';
import { aPart, aSlot } from './a-post.ts';

const NOW = at('2026-11-23 08:31');
const CONFIRMED: Outcome = { kind: 'confirmed' };
const LOST: Outcome = { kind: 'unknown', reason: 'timeout' };
const GONE: Outcome = { kind: 'refused', reason: 'no-such-address', retryable: false, code: '93000' };
const BUSY: Outcome = { kind: 'refused', reason: 'vendor-busy', retryable: true };

const sending = (...states: PartState[]): Slot =>
  aSlot({
    state: 'sending',
    reason: 'under-way',
    parts: states.map((state, n) => aPart(String(n), { state })),
  });

describe('a slot', () => {
  it('waits with a reason, and is the same object if it waited for it already', () => {
    const slot = waiting(aSlot(), 'budget', NOW);
    expect(slot).toMatchObject({ reason: 'budget', waitsUntil: NOW });
    expect(waiting(slot, 'budget', NOW)).toBe(slot);
    expect(waiting(slot, 'under-way')).not.toHaveProperty('waitsUntil');
  });

  it('is frozen with parts that wait', () => {
    const content = { kind: 'text', text: 'x' } as const;
    const slot = frozen(aSlot(), [{ id: 'a', content }], { called: ['p1'], late: true });
    expect(slot).toMatchObject({ state: 'sending', reason: 'under-way', called: ['p1'], late: true });
    expect(slot.parts).toEqual([{ id: 'a', content, state: 'waiting', attempts: [] }]);
  });

  it('is sent once every part is confirmed, and has no reason then', () => {
    const one = attempted(
      trying(sending('confirmed', 'waiting'), '1'),
      '1',
      { at: NOW, outcome: CONFIRMED },
      'confirmed',
    );
    expect(settled(one, NOW)).toMatchObject({ state: 'sent', settledAt: NOW });
    expect(settled(one, NOW)).not.toHaveProperty('reason');
  });

  it('goes on while a part waits, also behind one of unknown outcome', () => {
    const one = attempted(sending('trying', 'waiting'), '0', { at: NOW, outcome: LOST }, 'unknown');
    expect(settled(one, NOW).state).toBe('sending');
    const done = attempted(one, '1', { at: NOW, outcome: CONFIRMED }, 'confirmed');
    expect(settled(done, NOW)).toMatchObject({ state: 'unknown', reason: 'timeout', settledAt: NOW });
  });

  it('fails with the first text that is refused, whatever waits behind it', () => {
    const one = attempted(sending('trying', 'waiting'), '0', { at: NOW, outcome: GONE }, 'refused');
    expect(settled(one, NOW)).toMatchObject({ state: 'failed', reason: 'no-such-address' });
  });

  it('stands without a picture that is refused', () => {
    const picture = aPart('p', { content: { kind: 'picture', file: 'f' } });
    const slot = { ...sending('confirmed'), parts: [aPart('0', { state: 'confirmed' }), picture] };
    const done = settled(attempted(slot, 'p', { at: NOW, outcome: GONE }, 'refused'), NOW);
    expect(done.state).toBe('sent');
  });

  it('whose trouble was told is told of again when it ends otherwise', () => {
    expect(ended(aSlot({ toldAt: NOW }), 'failed', 'other', NOW)).not.toHaveProperty('toldAt');
  });
});

describe('a slot whose time is over', () => {
  it('was missed if nothing of it has left', () => {
    expect(outOfTime(sending('waiting', 'waiting'), NOW)).toMatchObject({
      state: 'missed',
      reason: 'too-late',
    });
  });

  it('failed if a part of it has', () => {
    expect(outOfTime(sending('confirmed', 'waiting'), NOW)).toMatchObject({
      state: 'failed',
      reason: 'too-late',
    });
  });

  it('failed for the last refusal, and is unknown where an attempt may have arrived', () => {
    const refused = attempted(sending('trying'), '0', { at: NOW, outcome: BUSY }, 'waiting');
    expect(outOfTime(refused, NOW)).toMatchObject({ state: 'failed', reason: 'vendor-busy' });
    const lost = attempted(refused, '0', { at: NOW, outcome: LOST }, 'waiting');
    expect(outOfTime(lost, NOW)).toMatchObject({ state: 'unknown', reason: 'timeout' });
  });
});
