import { type Extent, type Figure, figure, spread } from './figures.ts';
import { aLedgerOf, removeLedger } from './ledger-folder.ts';
import { startBot, usageOf } from './servers.ts';

/** How long the built bot takes from its spawning until it listens, the files in the page cache, and its memory then. */
export async function startUp({ smoke }: Extent): Promise<readonly Figure[]> {
  const times = smoke ? 1 : 5;
  const sizes = smoke
    ? [{ tasks: 100, entries: 5, wanted: ['', ''] }]
    : [
        { tasks: 3000, entries: 30, wanted: ['≤ 1.5', '≤ 150'] },
        { tasks: 30_000, entries: 30, wanted: ['≤ 8', '≤ 500'] },
      ];
  const figures: Figure[] = [];
  for (const { tasks, entries, wanted } of sizes) {
    const house = aLedgerOf(tasks, entries);
    const [seconds, rss]: [number[], number[]] = [[], []];
    try {
      for (let time = 0; time < times; time += 1) {
        const bot = await startBot(house);
        seconds.push(bot.startMs / 1000);
        rss.push(usageOf(bot).rss);
        await bot.stop();
      }
    } finally {
      removeLedger(house);
    }
    const size = `${tasks} tasks of ${entries} entries`;
    figures.push(figure(`start with ${size} (s)`, spread(seconds, 2), wanted[0]));
    figures.push(figure(`… memory then (MB)`, spread(rss), wanted[1]));
  }
  return figures;
}
