import { expect } from 'vitest';
import type { FuzzedBot } from './a-fuzzed-bot.ts';
import type { Figures } from './fuzz-run.ts';
import { fuzzRun } from './fuzz-run.ts';
import type { Sent } from './wire.ts';

/**
 * Sends callbacks and judges what every run must hold: none is answered with a 5xx, nothing is logged as an error or
 * rejected unhandled, nothing is written, and no foreign host is asked.
 */
export async function judgeFuzz(bot: FuzzedBot, count: number, next: () => Sent): Promise<Figures> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const before = await bot.everything();
  const broken: string[] = [];
  try {
    const figures = await fuzzRun(bot.port, count, next, ({ how, bytes }, statuses) => {
      if (statuses.some((status) => status >= 500))
        broken.push(`${statuses} ${how}: ${bytes.toString('base64')}`);
    });
    expect(broken).toEqual([]);
    expect(bot.errors).toEqual([]);
    expect(unhandled).toEqual([]);
    expect(bot.strayed()).toBe(0);
    const after = await bot.everything();
    expect(after.filter((line) => !before.includes(line))).toEqual([]);
    expect(after.length).toBe(before.length);
    return figures;
  } finally {
    process.off('unhandledRejection', note);
  }
}
