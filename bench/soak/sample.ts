import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningBot } from '../../test/support/a-running-bot.ts';

/** What the bot takes of the machine at a moment; megabytes, and counts. Linux only. */
export interface Sample {
  readonly rss: number;
  /** Behind a collection of garbage. */
  readonly heap: number;
  readonly external: number;
  /** Open files, pipes and the like. */
  readonly handles: number;
  /** Connections that are open; some are kept for the next request for seconds of the machine's time. */
  readonly sockets: number;
  readonly threads: number;
  /** Of the data folder. */
  readonly data: number;
  readonly files: number;
}

export async function takeSample(bot: RunningBot, folder: string): Promise<Sample> {
  const { heapUsed, external } = await heapOf(bot);
  const status = readFileSync(`/proc/${bot.child.pid}/status`, 'utf8');
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(status)?.[1]);
  return {
    rss: (field('VmRSS') * 1024) / 1e6,
    heap: heapUsed / 1e6,
    external: external / 1e6,
    ...openIn(`/proc/${bot.child.pid}/fd`),
    threads: field('Threads'),
    ...sizeOf(folder),
  };
}

async function heapOf(bot: RunningBot): Promise<{ heapUsed: number; external: number }> {
  const told = bot.printed.length;
  bot.child.kill('SIGUSR2');
  for (;;) {
    const line = bot.printed.slice(told).find((one) => one.startsWith('{"heapUsed"'));
    if (line !== undefined) return JSON.parse(line) as { heapUsed: number; external: number };
    await pause(5);
  }
}

function openIn(folder: string): { readonly handles: number; readonly sockets: number } {
  const targets = readdirSync(folder).map((name) => {
    try {
      return readlinkSync(join(folder, name));
    } catch {
      // Closed meanwhile.
      return 'socket:';
    }
  });
  const sockets = targets.filter((target) => target.startsWith('socket:')).length;
  return { handles: targets.length - sockets, sockets };
}

function sizeOf(folder: string): { readonly data: number; readonly files: number } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  // What is renamed meanwhile is not there any more.
  const sizes = entries.map(
    (one) => statSync(join(one.parentPath, one.name), { throwIfNoEntry: false })?.size ?? 0,
  );
  return { data: sizes.reduce((sum, size) => sum + size, 0) / 1e6, files: sizes.length };
}

/** By how much a figure grows from one sample to the next, by least squares. */
export function slopeOf(figures: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;
  const middle = (figures.length - 1) / 2;
  const level = mean(figures);
  const over = figures.reduce((sum, figure, at) => sum + (at - middle) * (figure - level), 0);
  const under = figures.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
