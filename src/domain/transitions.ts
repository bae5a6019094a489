import type { Entry, EntryKind } from './history.ts';
import type { Status } from './task.ts';

type Row = Partial<Record<EntryKind, Status>>;

/** Acts that never move a task, by where it may stand. */
const OPEN_TALK = {
  explain: true,
  extend: true,
  'extend-granted': true,
  'extend-refused': true,
  assist: true,
  problem: true,
  solve: true,
  escalate: true,
  'no-figure': true,
  urge: true,
  directive: true,
  remark: true,
  answer: true,
  'hand-over': true,
  edit: true,
} as const satisfies Partial<Record<EntryKind, true>>;

const stay = (status: Status, kinds: readonly EntryKind[]): Row =>
  Object.fromEntries(kinds.map((kind) => [kind, status]));

const TALK = Object.keys(OPEN_TALK) as (keyof typeof OPEN_TALK)[];

/**
 * The life of a task: where each act leads from each status. What is absent is refused.
 * `approve` with `first` and `revisit` with `ok` are told apart in `statusAfter`; `undo` is judged apart.
 */
export const TRANSITIONS: Readonly<Record<Status, Row>> = {
  assigned: { ...stay('assigned', TALK), accept: 'active', cancel: 'cancelled' },
  active: {
    ...stay('active', TALK),
    progress: 'active',
    submit: 'submitted',
    close: 'closed',
    suspend: 'suspended',
    cancel: 'cancelled',
  },
  submitted: {
    ...stay(
      'submitted',
      TALK.filter((kind) => kind !== 'urge' && kind !== 'extend'),
    ),
    progress: 'submitted',
    approve: 'closed',
    close: 'closed',
    return: 'active',
  },
  closed: { ...stay('closed', ['remark', 'answer', 'edit', 'solve', 'assist']), revisit: 'active' },
  suspended: {
    ...stay('suspended', ['remark', 'answer', 'edit', 'problem', 'solve', 'escalate', 'assist', 'hand-over']),
    reopen: 'active',
    cancel: 'cancelled',
  },
  cancelled: { ...stay('cancelled', ['remark', 'answer', 'edit']), reopen: 'active' },
};

/** Where this act leads from a status; undefined if it may not happen there. */
export function statusAfter(status: Status, entry: Pick<Entry, 'kind'>): Status | undefined {
  if (entry.kind === 'undo') return status;
  const next = TRANSITIONS[status][entry.kind];
  if (next === undefined) return undefined;
  if ('first' in entry && entry.first === true) return status;
  if ('ok' in entry && entry.ok === true) return status;
  return next;
}

/** Whether a kind of act may be written on a task of this status. */
export function mayFollow(status: Status, kind: EntryKind): boolean {
  return kind === 'undo' || TRANSITIONS[status][kind] !== undefined;
}
