import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Extent, type Figure, figure, median, spread } from './figures.ts';
import { aLedgerOf, removeLedger } from './ledger-folder.ts';
import type { Load } from './load.ts';
import { loadOn, type Served, startBare, startBot, usageOf } from './servers.ts';

const CONNECTIONS = 64;

type Measured = 'bot' | 'echo' | 'library' | 'naive';

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
 * Durable commands a second: the built bot, bare echoes, and the naive way, in turn, several times; the ratios are of the
 * rounds that stand side by side, so that whatever else the machine does weighs on all. Each round has a ledger of its own:
 * histories grow by what a round says.
 */
export async function commandRate({ smoke }: Extent): Promise<readonly Figure[]> {
  const [tasks, entries, seconds, times] = smoke ? [100, 5, 0.2, 1] : [3000, 30, 10, 5];
  const rounds: { echo: Round; library: Round; naive: Round; bot: Round; rss: number }[] = [];
  for (let time = 0; time < times; time += 1) {
    const house = aLedgerOf(tasks, entries);
    const whole = join(house.folder, 'whole.json');
    try {
      const echo = await roundsOf(() => startBare('echo'), seconds / 2, tasks);
      const bot = await roundsOf(() => startBot(house), seconds, tasks);
      const library = await roundsOf(() => startBare('package'), seconds / 2, tasks);
      writeFileSync(whole, JSON.stringify({ tasks: wholeLedger(tasks, entries) }));
      const naive = await roundsOf(() => startBare('naive', whole), seconds / 2, tasks);
      rounds.push({ echo: echo.round, library: library.round, naive: naive.round, ...bot, bot: bot.round });
    } finally {
      removeLedger(house);
    }
  }
  const rates = (of: Measured): number[] => rounds.map((round) => round[of].perSecond);
  const shares = (one: Measured, of: Measured): number[] =>
    rounds.map((round) => round[one].perSecond / round[of].perSecond);
  const size = `${tasks} tasks of ${entries} entries and more, ${CONNECTIONS} connections`;
  return [
    figure(`durable commands a second, ${size}`, spread(rates('bot'))),
    figure('… their latency, median and 99 % (ms)', latency(rounds.map(({ bot }) => bot))),
    figure('… bare Koa echo with the same verify, decrypt, encrypt', spread(rates('echo'))),
    figure('… share of the echo', spread(shares('bot', 'echo'), 2), '≥ 0.2'),
    figure("… bare Koa echo by the vendor's package alone, which checks less", spread(rates('library'))),
    figure('… share of that', spread(shares('bot', 'library'), 2)),
    figure('… one lowdb file rewritten whole', spread(rates('naive'), 1)),
    figure('… its share of the echo', spread(shares('naive', 'echo'), 4)),
    figure(
      '… processor time a message, all threads, bot and echo (µs)',
      `${spread(rounds.map(({ bot }) => bot.cpu))} and ${spread(rounds.map(({ echo }) => echo.cpu))}`,
    ),
    figure('… memory of the bot under this load (MB)', spread(rounds.map(({ rss }) => rss))),
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
