import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { createDice, type Dice } from '../support/dice.ts';
import { thisMachine } from '../support/this-machine.ts';

/** How often the programme is killed in all of a test; the long form is 200 and more. */
export const KILLS = Number(process.env['KILLS'] ?? 12);
const LONG = 100;
const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RESULTS = fileURLToPath(new URL('RESULTS.md', import.meta.url));

export const isLong = KILLS >= LONG;

/** Chance that can be had again with `SEED`; where the machine's own timing lets it. */
export function chance(): Dice {
  return createDice(SEED);
}

/** Prints what a test came to; the long form leaves it in the results, under the test's name. */
export function tellFigures(name: string, figures: Readonly<Record<string, string | number>>): void {
  const rows = Object.entries({ seed: SEED, ...figures }).map(([what, figure]) => `| ${what} | ${figure} |`);
  const table = [`| | |`, '|---|---|', ...rows].join('\n');
  process.stdout.write(`${name}\n${table}\n`);
  if (!isLong) return;
  const told = new Map(sectionsOf(readFileSync(RESULTS, 'utf8')));
  told.set(name, `${thisMachine()} · load ${loadavg()[0]?.toFixed(0)}\n\n${table}`);
  const sections = [...told].map(([title, text]) => (title === '' ? text : `## ${title}\n\n${text}`));
  writeFileSync(RESULTS, `${sections.join('\n\n')}\n`);
}

/** The head under the empty title, then each section under its own. */
function sectionsOf(text: string): readonly (readonly [string, string])[] {
  const [head = '', ...sections] = text.split(/^## /mu);
  const titled = sections.map((section) => {
    const [title = '', ...lines] = section.split('\n');
    return [title, lines.join('\n').trim()] as const;
  });
  return [['', head.trim()], ...titled];
}
