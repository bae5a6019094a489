import { IMPORTER, type NewEntry } from './history.ts';
import type { Instant } from './instant.ts';
import type { LedgerRow, Stated } from './ledger-row.ts';
import type { Status } from './task.ts';

/** The status a new task gets: what the row says; said nothing, 待签收 at 0 %, else 推进中. */
export function statusOfNew(stated: Stated): Status {
  const moved = (stated.percent ?? 0) > 0 || stated.note !== undefined;
  // Progress on a task nobody has signed for is the one double act: it is signed for by being reported.
  if (stated.status === undefined || stated.status === 'assigned') return moved ? 'active' : 'assigned';
  return stated.status;
}

/** Whether a new task of this status may carry problems: a struck-off or stopped one has none to solve. */
export function mayCarryProblems(status: Status): boolean {
  return status !== 'closed' && status !== 'cancelled';
}

/**
 * The history a row of the ledger gives a new task: assign, then as the row says accept, progress, problems, and
 * submit | close | suspend | cancel. `problemNos` holds one number for each problem that may be carried.
 */
export function entriesOfNew(
  row: LedgerRow,
  at: Instant,
  problemNos: readonly number[],
): readonly NewEntry[] {
  const { stated } = row;
  const base = { at, by: IMPORTER } as const;
  const status = statusOfNew(stated);
  const entries: NewEntry[] = [{ ...base, kind: 'assign', facts: row.facts }];
  const progress = progressOf(stated);
  if (status !== 'assigned' && (status !== 'cancelled' || progress !== undefined)) {
    entries.push({ ...base, kind: 'accept' });
  }
  if (progress !== undefined && status !== 'assigned') {
    entries.push({ ...base, kind: 'progress', ...progress });
  }
  if (mayCarryProblems(status)) {
    stated.problems.forEach((note, index) => {
      const problem = problemNos[index];
      if (problem !== undefined) entries.push({ ...base, kind: 'problem', problem, level: 1, note });
    });
  }
  const last = LAST_ACT[status];
  if (last !== undefined) entries.push({ ...base, kind: last });
  return entries;
}

const LAST_ACT: Readonly<Record<Status, 'submit' | 'close' | 'suspend' | 'cancel' | undefined>> = {
  assigned: undefined,
  active: undefined,
  submitted: 'submit',
  closed: 'close',
  suspended: 'suspend',
  cancelled: 'cancel',
};

function progressOf(stated: Stated): Omit<Stated, 'status' | 'problems'> | undefined {
  const { status: _, problems: __, percent, ...rest } = stated;
  if ((percent ?? 0) === 0 && rest.note === undefined) return undefined;
  return percent === undefined ? rest : { percent, ...rest };
}
