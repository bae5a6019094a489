import type { Bench } from '../domain/colour.ts';
import { instantOf } from '../domain/instant.ts';
import type { LampCounts } from '../domain/lamp-counts.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { keyText } from '../domain/number-in-year.ts';
import type { ReportKind } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { filterInSteps, type InSteps, mapInSteps } from './in-steps.ts';
import { type ReportPeriod, reportPeriod } from './report-period.ts';

/** What changed since the report before. */
export interface Changes {
  readonly before: LampCounts;
  /** Red now and not then; red then and not now. */
  readonly entered: number;
  readonly left: number;
}

/** The report before, if it was about this ledger: a year's first report is compared with nothing. */
export function reportBefore(
  kind: ReportKind,
  last: Snapshot | undefined,
  ledger: number,
): Snapshot | undefined {
  return last?.figures !== undefined && ledgerOf(kind, last) === ledger ? last : undefined;
}

/** What changed since the report before; undefined where there is none. */
export function* changesSince(
  before: Snapshot | undefined,
  red: readonly Judged[],
): InSteps<Changes | undefined> {
  const figures = before?.figures;
  if (figures === undefined) return undefined;
  const redThen = new Set(yield* mapInSteps(figures.red, keyText));
  const stayed = yield* filterInSteps(red, ({ task }) => redThen.has(keyText(task)));
  return {
    before: figures.counts,
    entered: red.length - stayed.length,
    left: redThen.size - stayed.length,
  };
}

/**
 * 撤销销号: how many were revoked since the report before; where there is none, since the period began. Up to now, not to the
 * period's end: the next report counts from this one.
 */
export function* revokedSince(
  before: Snapshot | undefined,
  revoked: readonly Judged[],
  { over }: ReportPeriod,
  { zone }: Pick<Bench, 'zone'>,
): InSteps<number> {
  const since = before?.takenAt ?? instantOf(over.first, '00:00', zone) - 1;
  const late = yield* filterInSteps(revoked, ({ task }) => task.revokedAt?.some((at) => at > since) === true);
  return late.length;
}

/** The ledger a snapshot was about. */
function ledgerOf(kind: ReportKind, { key, figures }: Snapshot): number {
  const task = figures?.red[0] ?? figures?.asked[0]?.task;
  return task?.year ?? reportPeriod(kind, key.day).ledger;
}
