/**
 * All benches: prints their figures and writes them to `bench/results.md`, above what is noted there by hand. `npm run bench`
 * for all, `-- rate latency start weekly-report picture` for some (nothing is written then), `-- --smoke` only to see that
 * all of them run. Medians, and in brackets between what the rounds lie; the load is the machine's while a figure was taken.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { thisMachine } from '../test/support/this-machine.ts';
import { commandLatency } from './command-latency.ts';
import { commandRate } from './command-rate.ts';
import type { Extent, Figure } from './figures.ts';
import { startUp } from './start-up.ts';

const MEASURED: Readonly<Record<string, (extent: Extent) => Promise<readonly Figure[]>>> = {
  rate: commandRate,
  latency: commandLatency,
  start: startUp,
};
/** Scripts with tables of their own. */
const TABLES = ['weekly-report', 'picture'];
const RESULTS = fileURLToPath(new URL('results.md', import.meta.url));
/** What stands behind it in the results is written by hand, and kept. */
const NOTES = '## Notes';

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ what, figure, wanted = '', load }) => `| ${what} | ${figure} | ${wanted} | ${load.toFixed(1)} |`,
  );
  return ['| | median (lowest–highest) | wanted | load |', '|---|---|---|---|', ...rows].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n\n`);
}

const args = process.argv.slice(2);
const smoke = args.includes('--smoke');
const asked = args.filter((arg) => arg !== '--smoke');
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);

const figures: Figure[] = [];
for (const [name, take] of Object.entries(MEASURED)) {
  if (!isAsked(name)) continue;
  const taken = await take({ smoke });
  figures.push(...taken);
  say(tableOf(taken));
}
const tables: string[] = [];
for (const name of TABLES.filter(isAsked)) {
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const text = execFileSync(process.execPath, ['--import', 'tsx', file, ...(smoke ? ['--smoke'] : [])], {
    encoding: 'utf8',
  });
  tables.push(`### ${name}\n\n\`\`\`\n${text.trimEnd()}\n\`\`\``);
  say(text.trimEnd());
}
if (!smoke && asked.length === 0) {
  const [, notes = ''] = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split(NOTES) : [];
  const parts = ['# What the bot costs', thisMachine(), tableOf(figures), ...tables, `${NOTES}${notes}`];
  writeFileSync(RESULTS, `${parts.join('\n\n').trimEnd()}\n`);
}
