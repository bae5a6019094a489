import type { Judged } from '../domain/ledger-order.ts';
import { eachInSteps, type InSteps } from './in-steps.ts';

/** 分线: the red and yellow tasks of a category. */
export interface LineOfWork {
  /** Undefined: tasks without a category, and those of the categories that did not fit. */
  readonly category?: string;
  readonly red: number;
  readonly yellow: number;
}

interface Counted {
  readonly category: string;
  red: number;
  yellow: number;
  /** The first task of the category: the ledger's own order. */
  first: number;
}

/**
 * Red and yellow tasks by category, at most `most` lines in the ledger's order; the rest, and tasks without a category, in
 * one behind them. Their sums are the totals.
 */
export function* linesOfWork(judged: readonly Judged[], most: number): InSteps<readonly LineOfWork[]> {
  const lines = yield* countByCategory(judged);
  const coloured = lines.filter(({ red, yellow }) => red + yellow > 0);
  const named = coloured.filter(({ category }) => category !== '');
  const own = (named.length <= most ? named : heaviest(named, most)).sort((a, b) => a.first - b.first);
  const rest = coloured.filter((line) => !own.includes(line));
  const shown = own.map(({ category, red, yellow }): LineOfWork => ({ category, red, yellow }));
  return rest.length === 0 ? shown : [...shown, { red: sumOf(rest, 'red'), yellow: sumOf(rest, 'yellow') }];
}

function* countByCategory(judged: readonly Judged[]): InSteps<readonly Counted[]> {
  const lines = new Map<string, Counted>();
  yield* eachInSteps(judged, ({ task, judgement }) => {
    const { category = '', no } = task;
    let line = lines.get(category);
    if (line === undefined) {
      line = { category, red: 0, yellow: 0, first: no };
      lines.set(category, line);
    }
    if (no < line.first) line.first = no;
    if (judgement.colour === 'red') line.red += 1;
    else if (judgement.colour === 'yellow') line.yellow += 1;
  });
  return [...lines.values()];
}

function heaviest(lines: readonly Counted[], most: number): Counted[] {
  return [...lines].sort((a, b) => b.red - a.red || b.yellow - a.yellow || a.first - b.first).slice(0, most);
}

function sumOf(lines: readonly Counted[], colour: 'red' | 'yellow'): number {
  return lines.reduce((total, line) => total + line[colour], 0);
}
