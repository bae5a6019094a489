import { type HeldUp, heldUpBy } from '../domain/calling.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line, strong } from '../domain/message.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { type Telling, taskLine } from './telling.ts';

/** Tasks under a title of their own. */
export interface RowSection {
  readonly title: string;
  readonly rows: readonly Judged[];
}

const HELD_UP: Readonly<Record<HeldUp, string>> = { asked: '已提请协调', extension: '延期待批' };

/** Titles with the tasks under them, as many as may be listed; behind them the rest of all, counted by unit. */
export function sectionLines(sections: readonly RowSection[], telling: Telling): readonly Block[] {
  let left = telling.saying.mostRows;
  const listed: Judged[] = [];
  const rest: Judged[] = [];
  const blocks = sections.flatMap(({ title, rows }) => {
    const shown = rows.slice(0, left);
    left -= shown.length;
    listed.push(...shown);
    rest.push(...rows.slice(shown.length));
    const count = shown.length === rows.length ? '' : `　${rows.length}项`;
    return [line(strong(`${title}${count}`)), ...shown.map((one) => taskLine(one, heldUpText(one), telling))];
  });
  return [...blocks, ...countsByUnit(rest, listed, telling.material).map((counts) => line(counts))];
}

/** Why nobody is called. */
function heldUpText({ task }: Judged): string {
  const by = heldUpBy(task);
  return by === undefined ? '' : HELD_UP[by];
}

export function rowsOf(sections: readonly RowSection[]): number {
  return sections.reduce((sum, { rows }) => sum + rows.length, 0);
}
