import { expect } from 'vitest';
import type { KilledMorning } from './killed-mornings.ts';

const FINAL = ['sent', 'failed', 'unknown', 'missed'];

/** What must hold of every morning, whenever the programme was killed. */
export function judgeMorning({ day, slots, shown }: KilledMorning): void {
  expect(
    slots.map(({ platform }) => platform),
    day,
  ).toEqual(['wecom', 'dingtalk']);
  for (const { platform, state, reason, parts } of slots) {
    const name = `${day} ${platform} ${state}`;
    expect(FINAL, name).toContain(state);
    if (state !== 'sent') expect(reason, name).toBeDefined();
    for (const [index, part] of parts.entries()) {
      const times = shown[platform][index] ?? 0;
      const confirmed = part.attempts.filter(({ outcome }) => outcome.kind === 'confirmed');
      expect(confirmed.length, name).toBeLessThanOrEqual(1);
      // Nobody ever sees a part twice: what may have arrived is not sent again where it would show again.
      expect(times, `${name} part ${index + 1}`).toBeLessThanOrEqual(1);
      if (part.state === 'confirmed') expect(times, `${name} part ${index + 1}`).toBe(1);
      if (state === 'sent') expect(part.state, name).toBe('confirmed');
      if (part.state === 'waiting') expect(times, name).toBe(0);
    }
    if (state === 'missed')
      expect(
        parts.filter(({ state }) => state !== 'waiting'),
        name,
      ).toEqual([]);
  }
}
