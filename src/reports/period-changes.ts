import type { LampCounts } from '../domain/lamp-counts.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { keyText } from '../domain/number-in-year.ts';
import type { ReportKind } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { filterInSteps, type InSteps, mapInSteps } from './in-steps.ts';
import { reportPeriod } from './report-period.ts';

/** What changed since the report before. */
export interface Changes {
  readonly before: LampCounts;
  /** Red now and not then; red then and not now. */
  readonly entered: number;
  readonly left: number;
  /** 撤销销号: struck off then, and taken back since. */
  readonly revoked: number;
}

/**
 * What changed since the report before; undefined where there is none of the same ledger: a year's first report is compared
 * with nothing.
 */
export function* changesSince(
  kind: ReportKind,
  last: Snapshot | undefined,
  {
    ledger,
    counts,
    red,
    green,
    returned,
  }: {
    readonly ledger: number;
    readonly green: readonly Judged[];
    readonly returned: readonly Judged[];
    readonly counts: LampCounts;
    readonly red: readonly Judged[];
  },
): InSteps<Changes | undefined> {
  if (last?.figures === undefined || ledgerOf(kind, last) !== ledger) return undefined;
  const { figures, takenAt } = last;
  const redThen = new Set(yield* mapInSteps(figures.red, keyText));
  const stayed = yield* filterInSteps(red, ({ task }) => redThen.has(keyText(task)));
  const closedSince = yield* filterInSteps(green, ({ task }) => (task.closedAt ?? 0) > takenAt);
  const backSince = yield* filterInSteps(
    returned,
    ({ task }) => task.returnedAt?.some((at) => at > takenAt) === true,
  );
  // Green can only be lost by 不属实. What came back in other ways (退回, 重启) was not green; what left the scope did not come back.
  const lost = figures.counts.green + closedSince.length - counts.green;
  return {
    before: figures.counts,
    entered: red.length - stayed.length,
    left: redThen.size - stayed.length,
    revoked: Math.max(0, Math.min(lost, backSince.length)),
  };
}

/** The ledger a snapshot was about. */
function ledgerOf(kind: ReportKind, { key, figures }: Snapshot): number {
  const task = figures?.red[0] ?? figures?.asked[0]?.task;
  return task?.year ?? reportPeriod(kind, key.day).ledger;
}
