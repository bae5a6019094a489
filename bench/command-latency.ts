import { type Extent, type Figure, figure, spread } from './figures.ts';
import { aLedgerOf, removeLedger } from './ledger-folder.ts';
import { loadOn, type Served, startBot } from './servers.ts';

/**
 * What one command takes, one after another, in a large ledger and in a small one: both bots run, and are asked in turn, so
 * that whatever else the machine does weighs on both.
 */
export async function commandLatency({ smoke }: Extent): Promise<readonly Figure[]> {
  const [large, small, entries] = smoke ? [200, 20, 5] : [30_000, 300, 30];
  const [seconds, times] = smoke ? [0.2, 1] : [3, 7];
  const houses = [aLedgerOf(small, entries), aLedgerOf(large, entries)] as const;
  const bots: Served[] = [];
  const [ofSmall, ofLarge, ratios]: [number[], number[], number[]] = [[], [], []];
  try {
    for (const house of houses) bots.push(await startBot(house));
    const [first, second] = bots;
    if (first === undefined || second === undefined) throw new Error('no bots');
    await loadOn(first, 1, seconds, small);
    await loadOn(second, 1, seconds, large);
    for (let time = 0; time < times; time += 1) {
      const one = (await loadOn(first, 1, seconds, small)).median;
      const other = (await loadOn(second, 1, seconds, large)).median;
      ofSmall.push(one);
      ofLarge.push(other);
      ratios.push(other / one);
    }
  } finally {
    for (const bot of bots) await bot.stop();
    houses.forEach(removeLedger);
  }
  return [
    figure(`a command among ${small} tasks, median (ms)`, spread(ofSmall, 2)),
    figure(`a command among ${large} tasks, median (ms)`, spread(ofLarge, 2)),
    figure('… the one to the other', spread(ratios, 2), '≤ 1.3'),
  ];
}
