import { describe, expect, it } from 'vitest';
import { moveClock } from '../../src/cli/move-clock.ts';
import type { Time } from '../../src/compose-time.ts';
import { aSetting } from './sandbox/a-sandbox.ts';

const setting = aSetting('2026-11-23T10:00:00+08:00');

/** Time that only notes where it is sent. */
function aTime(): Pick<Time, 'passTo'> & { readonly moments: readonly number[] } {
  const moments: number[] = [];
  return {
    moments,
    passTo: async (moment) => {
      moments.push(moment);
    },
  };
}

describe('moveClock', () => {
  it('lets time pass up to a moment, whatever its offset, and tells it in the zone of the office', async () => {
    const time = aTime();
    expect(await moveClock('2026-11-24T00:30:00Z', time, setting)).toEqual({
      stdout: '时间已到 2026-11-24T08:30:00.000+08:00',
      stderr: '',
      status: 0,
    });
    expect(time.moments).toEqual([Date.parse('2026-11-24T08:30:00+08:00')]);
  });

  it.each(['2026-11-24', '08:30', '2026-11-24T08:30:00', 'tomorrow', ''])(
    'takes %j for a wrong usage, also where time cannot be moved',
    async (to) => {
      const time = aTime();
      for (const one of [time, undefined]) {
        const { status, stderr } = await moveClock(to, one, setting);
        expect(status).toBe(2);
        expect(stderr).toContain('2026-11-24T08:30:00+08:00');
      }
      expect(time.moments).toEqual([]);
    },
  );

  it('moves no bot that keeps the time of the machine', async () => {
    const { status, stderr } = await moveClock('2026-11-24T08:30:00+08:00', undefined, setting);
    expect(status).toBe(1);
    expect(stderr).toContain('DUBAN_NOW');
  });
});
