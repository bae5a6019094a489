import type { Judged } from '../domain/ledger-order.ts';
import { type InSteps, mapInSteps, sortInSteps } from './in-steps.ts';

/** Whether a red task is red for being late; all others are far behind. */
export function isRedByDue({ judgement }: Judged): boolean {
  return judgement.reasons[0]?.kind === 'overdue';
}

/** The longest overdue first, then the furthest behind; ties by number. What is compared is looked up once a task. */
export function* inRedOrder(red: readonly Judged[]): InSteps<readonly Judged[]> {
  const keyed = yield* mapInSteps(red, (one) => ({
    one,
    no: one.task.no,
    overdue: isRedByDue(one) ? one.judgement.overdueDays : 0,
    lag: one.judgement.lag ?? 0,
  }));
  const sorted = yield* sortInSteps(keyed, (a, b) => b.overdue - a.overdue || b.lag - a.lag || a.no - b.no);
  return yield* mapInSteps(sorted, ({ one }) => one);
}
