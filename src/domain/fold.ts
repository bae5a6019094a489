import { type Entry, type EntryKind, type EntryOf, undoneSeqs } from './history.ts';
import { dayOf, type Instant } from './instant.ts';
import type { TaskKey } from './number-in-year.ts';
import type { Problem, Report, Task } from './task.ts';
import { statusAfter } from './transitions.ts';

/** The task a history tells. Entries taken back by an `undo` do not count; an undone assignment leaves it cancelled. */
export function fold(key: TaskKey, history: readonly Entry[], zone: string): Task {
  const [first, ...later] = history;
  if (first?.kind !== 'assign')
    throw new Error(`history of ${key.year}#${key.no} does not begin with assign`);
  const undone = undoneSeqs(history);
  const begun = begin(key, first);
  let task: Task = undone.has(first.seq) ? { ...begun, status: 'cancelled' } : begun;
  for (const entry of later) {
    if (!undone.has(entry.seq)) task = step(task, entry, zone);
  }
  const last = later.at(-1) ?? first;
  return { ...task, lastSeq: last.seq, lastAt: last.at };
}

/** The task after one more entry, which is no `undo`: what `fold` makes of the whole history. */
export function foldNext(task: Task, entry: Exclude<Entry, EntryOf<'undo'>>, zone: string): Task {
  return { ...step(task, entry, zone), lastSeq: entry.seq, lastAt: entry.at };
}

/** The task as it stood after entry `seq`. */
export function foldUntil(key: TaskKey, history: readonly Entry[], seq: number, zone: string): Task {
  return fold(
    key,
    history.filter((entry) => entry.seq <= seq),
    zone,
  );
}

function begin(key: TaskKey, assign: EntryOf<'assign'>): Task {
  return {
    year: key.year,
    no: key.no,
    ...assign.facts,
    status: 'assigned',
    percent: 0,
    assignedAt: assign.at,
    assignedBy: assign.by,
    reports: [],
    extensionsGranted: 0,
    problems: [],
    directives: [],
    leaderRemarks: [],
    urged: { times: 0 },
    lastSeq: assign.seq,
    lastAt: assign.at,
  };
}

type Steps = { readonly [K in EntryKind]: (task: Task, entry: EntryOf<K>, zone: string) => Task };

const same = (task: Task): Task => task;

const STEPS: Steps = {
  assign: same,
  accept: same,
  progress: (before, entry) => {
    const task = entry.note === undefined ? before : answered(before, entry.at);
    if (entry.percent === undefined) return reported(task, entry.at, task.percent);
    // A figure, and not a note alone, ends 待数据; it also takes the place of an amount reported before.
    const { noFigureUntil: _, amount: __, ...rest } = reported(task, entry.at, entry.percent);
    return entry.amount === undefined ? rest : { ...rest, amount: entry.amount };
  },
  submit: (task, entry, zone) => {
    const mendedInTime =
      task.mendBy !== undefined && task.submittedAt !== undefined && dayOf(entry.at, zone) <= task.mendBy;
    const { mendBy: _, approvedBy: __, ...rest } = answered(reported(task, entry.at, task.percent), entry.at);
    return {
      ...rest,
      submittedAt: mendedInTime && task.submittedAt !== undefined ? task.submittedAt : entry.at,
      submittedBy: entry.by,
    };
  },
  approve: (task, entry) => (entry.first ? { ...task, approvedBy: entry.by } : struckOff(task, entry.at)),
  return: (task, entry) => {
    const { approvedBy: _, ...rest } = task;
    return { ...returned(rest, entry.at), mendBy: entry.mendBy };
  },
  close: (task, entry) => struckOff(task, entry.at),
  revisit: (task, entry) =>
    entry.ok ? task : withDue(revoked(newRound(task, entry.at), entry.at), entry.due),
  reopen: (task, entry) => withDue(newRound(task, entry.at), entry.due),
  explain: (task, entry) => ({
    ...task,
    explanation: {
      at: entry.at,
      note: entry.note ?? '',
      ...(entry.promise === undefined ? {} : { promise: entry.promise }),
    },
  }),
  extend: (task, entry) => ({ ...task, extension: { at: entry.at, by: entry.by, to: entry.to } }),
  'extend-granted': (task, entry) => {
    const original = task.originalDue ?? task.due;
    return {
      ...withDue(withoutExtension(task), entry.to),
      extensionsGranted: task.extensionsGranted + 1,
      ...(original === undefined ? {} : { originalDue: original }),
    };
  },
  'extend-refused': (task) => withoutExtension(task),
  assist: same,
  problem: (task, entry) =>
    entry.option
      ? withProblem(task, entry.problem, (problem) => ({
          ...problem,
          options: [...problem.options, entry.note ?? ''],
        }))
      : {
          ...task,
          problems: [...task.problems.filter((problem) => problem.no !== entry.problem), raised(entry)],
        },
  solve: (task, entry) =>
    withProblem(task, entry.problem, (problem) => ({
      ...problem,
      status: entry.closed ? 'closed' : 'solved',
    })),
  escalate: (task, entry) =>
    withProblem(task, entry.problem, (problem) => ({ ...problem, level: entry.level })),
  'no-figure': (task, entry) => ({ ...task, noFigureUntil: entry.until }),
  urge: (task, entry) => ({ ...task, urged: { times: task.urged.times + 1, at: entry.at } }),
  directive: (task, entry) => {
    const { directive: no, at, by, due, note } = entry;
    const directive = { no, at, by, due, ...(note === undefined ? {} : { demand: note }) };
    return { ...task, directives: [...task.directives, directive] };
  },
  remark: (task, entry) => {
    const { seq, at, by, onBehalf, note = '' } = entry;
    const remark = { seq, at, by, leader: onBehalf ?? by, text: note };
    return { ...task, leaderRemarks: [...task.leaderRemarks, remark] };
  },
  answer: (task, entry) => {
    const { problem: no, at, by, note = '' } = entry;
    return no === undefined
      ? answered(task, at)
      : withProblem(task, no, (problem) => ({ ...problem, answer: { at, by, text: note } }));
  },
  'hand-over': (task, entry) => ({ ...task, owner: entry.to }),
  suspend: (task, entry) => ({ ...task, suspendedAt: entry.at }),
  cancel: (task) => {
    const { suspendedAt: _, ...rest } = withoutExtension(task);
    return rest;
  },
  edit: (task, entry) => {
    if (entry.to !== null) return { ...task, [entry.field]: entry.to } as Task;
    const { [entry.field]: _, ...rest } = task;
    return rest as Task;
  },
  undo: same,
};

function step(task: Task, entry: Entry, zone: string): Task {
  const apply = STEPS[entry.kind] as (task: Task, entry: Entry, zone: string) => Task;
  const status = statusAfter(task.status, entry) ?? task.status;
  const after = apply(task, entry, zone);
  return status === after.status ? after : { ...after, status };
}

function reported(task: Task, at: Instant, percent: number): Task {
  const report: Report = { at, percent };
  return { ...task, percent, reports: [...task.reports, report] };
}

function withDue(task: Task, due: Task['due']): Task {
  return due === undefined ? task : { ...task, due };
}

function struckOff(task: Task, at: Instant): Task {
  return { ...withoutExtension(task), closedAt: at };
}

function returned(task: Task, at: Instant): Task {
  return { ...task, returnedAt: [...(task.returnedAt ?? []), at] };
}

function revoked(task: Task, at: Instant): Task {
  return { ...task, revokedAt: [...(task.revokedAt ?? []), at] };
}

/** Back to work: what was submitted, checked, asked or suspended before is over. */
function newRound(task: Task, at: Instant): Task {
  const { submittedAt, submittedBy, mendBy, approvedBy, closedAt, suspendedAt, ...rest } = task;
  return { ...returned(withoutExtension(rest), at), urged: { times: 0 } };
}

function withoutExtension(task: Task): Task {
  const { extension: _, ...rest } = task;
  return rest;
}

/** What the lead unit says of its work answers what is still open of 督办 and 批示. */
function answered(task: Task, at: Instant): Task {
  const close = <T extends { readonly answeredAt?: Instant }>(one: T): T =>
    one.answeredAt === undefined ? { ...one, answeredAt: at } : one;
  return {
    ...task,
    directives: task.directives.map(close),
    leaderRemarks: task.leaderRemarks.map(close),
  };
}

function raised(entry: EntryOf<'problem'>): Problem {
  return {
    no: entry.problem,
    text: entry.note ?? '',
    level: entry.level,
    status: 'open',
    raisedAt: entry.at,
    raisedBy: entry.by,
    options: [],
    ...(entry.asks === undefined ? {} : { asks: entry.asks }),
  };
}

function withProblem(task: Task, no: number, change: (problem: Problem) => Problem): Task {
  return {
    ...task,
    problems: task.problems.map((problem) => (problem.no === no ? change(problem) : problem)),
  };
}
