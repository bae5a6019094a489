import type { Judged } from '../domain/ledger-order.ts';
import type { ReportKind } from '../domain/post.ts';
import type { HalfYear } from './half-year.ts';
import { filterInSteps, type InSteps, sortInSteps } from './in-steps.ts';

/**
 * What a report calls 问题: the red tasks; of 双过半 those under half though their time is half over; of 年终 all that is not
 * struck off, the red ones first.
 */
export function* troublesOf(
  kind: ReportKind,
  { tasks, red, halfYear }: Reported,
): InSteps<readonly Judged[]> {
  if (halfYear !== undefined) return halfYear.behind;
  if (kind !== 'yearly') return red;
  const others = yield* filterInSteps(tasks, ({ judgement: { colour } }) => {
    return colour === 'yellow' || colour === 'blue' || colour === 'grey';
  });
  return [...red, ...(yield* sortInSteps(others, (a, b) => a.task.percent - b.task.percent))];
}

/** The tasks of a report that may be among them. */
interface Reported {
  readonly tasks: readonly Judged[];
  readonly red: readonly Judged[];
  /** 双过半 only. */
  readonly halfYear: HalfYear | undefined;
}
