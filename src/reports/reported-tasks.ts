import type { Judged } from '../domain/ledger-order.ts';
import type { ReportKind } from '../domain/post.ts';
import { inScope } from '../domain/visibility.ts';
import { eachInSteps, filterInSteps, type InSteps } from './in-steps.ts';
import type { PostMaterial } from './post-material.ts';
import { type ReportPeriod, reportPeriod } from './report-period.ts';

/** The tasks a report is about, and its period. */
export interface ReportedTasks {
  readonly period: ReportPeriod;
  /** Of the period's ledger, in the group's scope, not cancelled. */
  readonly tasks: readonly Judged[];
  /** In 交账期, 周调度 only: what last year's ledger has left, besides these. */
  readonly carriedOver: number;
}

/** Chooses what a report is about. A weekly report of a January whose ledger is not there yet is about last year's. */
export function* reportedTasks(kind: ReportKind, material: PostMaterial): InSteps<ReportedTasks> {
  const ledgers = yield* byLedger(material);
  const period = reportPeriod(kind, material.key.day);
  const isOfLastYear = kind === 'weekly' && !ledgers.has(period.ledger);
  const ledger = isOfLastYear ? period.ledger - 1 : period.ledger;
  const last = kind === 'weekly' ? (ledgers.get(ledger - 1) ?? []) : [];
  const left = yield* filterInSteps(last, ({ judgement: { colour } }) => {
    return colour !== 'green' && colour !== 'none';
  });
  return {
    period: { ...period, ledger },
    tasks: ledgers.get(ledger) ?? [],
    carriedOver: left.length,
  };
}

function* byLedger({ judged, group }: PostMaterial): InSteps<ReadonlyMap<number, readonly Judged[]>> {
  const ledgers = new Map<number, Judged[]>();
  yield* eachInSteps(judged, (one) => {
    const { task } = one;
    if (task.status === 'cancelled' || !inScope(task, group.scope)) return;
    const same = ledgers.get(task.year);
    if (same === undefined) ledgers.set(task.year, [one]);
    else same.push(one);
  });
  return ledgers;
}
