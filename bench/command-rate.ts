import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Extent, type Figure, figure, median, spread } from './figures.ts';
import { aLedgerOf, removeLedger } from './ledger-folder.ts';
import type { Load } from './load.ts';
import { loadOn, type Served, startBare, startBot, usageOf } from './servers.ts';

const CONNECTIONS = 64;

interface Round extends Load {
  /** Processor time of the server for a message, in µs. */
  readonly cpu: number;
}

/** Warms a server up, then measures it. */
async function measure(served: Served, seconds: number, tasks: number): Promise<Round> {
  await loadOn(served, CONNECTIONS, seconds / 2, tasks);
  const before = usageOf(served).cpuSeconds;
  const load = await loadOn(served, CONNECTIONS, seconds, tasks);
  const cpu = ((usageOf(served).cpuSeconds - before) * 1e6) / load.answers;
  return { ...load, cpu };
}

async function roundsOf(
  start: () => Promise<Served>,
  seconds: number,
  tasks: number,
): Promise<{ round: Round; rss: number }> {
  const served = await start();
  try {
    const round = await measure(served, seconds, tasks);
    return { round, rss: usageOf(served).rss };
  } finally {
    await served.stop();
  }
}

/**
 * Durable commands a second: the built bot, a bare echo, and the naive way, in turn, several times; the ratios are of the
 * rounds that stand side by side, so that whatever else the machine does weighs on all.
 */
export async function commandRate({ smoke }: Extent): Promise<readonly Figure[]> {
  const [tasks, entries, seconds, times] = smoke ? [100, 5, 0.2, 1] : [3000, 30, 12, 5];
  const house = aLedgerOf(tasks, entries);
  const whole = join(house.folder, 'whole.json');
  const [bot, echo, naive]: [Round[], Round[], Round[]] = [[], [], []];
  const ratios: number[] = [];
  const byProcessor: number[] = [];
  const rss: number[] = [];
  try {
    for (let time = 0; time < times; time += 1) {
      const bare = await roundsOf(() => startBare('echo'), seconds / 2, tasks);
      const ours = await roundsOf(() => startBot(house), seconds, tasks);
      writeFileSync(whole, JSON.stringify({ tasks: wholeLedger(tasks, entries) }));
      naive.push((await roundsOf(() => startBare('naive', whole), seconds / 2, tasks)).round);
      echo.push(bare.round);
      bot.push(ours.round);
      ratios.push(ours.round.perSecond / bare.round.perSecond);
      byProcessor.push(bare.round.cpu / ours.round.cpu);
      rss.push(ours.rss);
    }
  } finally {
    removeLedger(house);
    rmSync(whole, { force: true });
  }
  const of = (rounds: readonly Round[], what: keyof Round): number[] => rounds.map((round) => round[what]);
  const naiveRatio = median(of(naive, 'perSecond')) / median(of(echo, 'perSecond'));
  const size = `${tasks} tasks of ${entries} entries and more, ${CONNECTIONS} connections`;
  return [
    figure(`durable commands a second, ${size}`, spread(of(bot, 'perSecond'))),
    figure('… their latency, median and 99 % (ms)', latency(bot)),
    figure('… bare Koa echo', spread(of(echo, 'perSecond'))),
    figure('… share of the echo', spread(ratios, 2), '≥ 0.2'),
    figure('… the same by processor time, of all threads', spread(byProcessor, 2)),
    figure('… one lowdb file rewritten whole', spread(of(naive, 'perSecond'), 1)),
    figure('… its share of the echo', naiveRatio.toFixed(4)),
    figure(
      '… processor time a message, bot and echo (µs)',
      `${spread(of(bot, 'cpu'))} and ${spread(of(echo, 'cpu'))}`,
    ),
    figure('… memory of the bot under this load (MB)', spread(rss)),
  ];
}

function latency(rounds: readonly Round[]): string {
  return `${median(rounds.map((round) => round.median)).toFixed(1)} and ${median(rounds.map((round) => round.p99)).toFixed(1)}`;
}

function wholeLedger(tasks: number, entries: number): object[] {
  const entry = {
    at: '2026-11-23T10:00:00.000+08:00',
    kind: 'progress',
    note: '完成巡查，正在浇筑',
    via: 'm',
  };
  return Array.from({ length: tasks }, (_, index) => ({
    no: index + 1,
    history: Array.from({ length: entries }, (_none, seq) => ({ ...entry, seq: seq + 1, percent: seq })),
  }));
}
