import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { fold, foldNext, foldUntil } from '../../src/domain/fold.ts';
import { append, type Entry, type NewEntry } from '../../src/domain/history.ts';
import { STATUSES, type Task } from '../../src/domain/task.ts';
import { act, aFacts, aHistory, aTask, at, ZONE } from '../support/a-task.ts';
import { ACT_KINDS, actOf, anyHistory } from '../support/any-history.ts';

const KEY = { year: 2026, no: 12 };
const DUE = day('2026-12-31');

/** The task apart from the count of its entries. */
function substance({ lastSeq: _, lastAt: __, ...rest }: Task): Omit<Task, 'lastSeq' | 'lastAt'> {
  return rest;
}

const accept = act('accept', '2026-03-01', {});
const submit = act('submit', '2026-06-01', { by: 'p2' });
const active = (...acts: NewEntry[]): Task => aTask({}, accept, ...acts);

describe('fold', () => {
  it('begins with what the ledger says', () => {
    expect(aTask()).toEqual({
      ...KEY,
      ...aFacts(),
      status: 'assigned',
      percent: 0,
      assignedAt: at('2026-01-01'),
      assignedBy: 'import',
      reports: [],
      extensionsGranted: 0,
      problems: [],
      directives: [],
      leaderRemarks: [],
      urged: { times: 0 },
      lastSeq: 1,
      lastAt: at('2026-01-01'),
    });
  });

  it('throws on a history that does not begin with assign', () => {
    expect(() => fold(KEY, [], ZONE)).toThrow('2026#12');
    expect(() => fold(KEY, append([], [accept]), ZONE)).toThrow('2026#12');
  });

  it('goes by seq where the clock went back', () => {
    const task = active(
      act('progress', '2026-03-05 10:00', { percent: 50 }),
      act('progress', '2026-03-05 09:00', { percent: 40 }),
    );
    expect(task).toMatchObject({ percent: 40, lastSeq: 4, lastAt: at('2026-03-05 09:00') });
  });

  it('carries the percent through notes, and counts them as reports', () => {
    const task = active(
      act('progress', '2026-03-05', { percent: 30 }),
      act('progress', '2026-03-12', { note: '无变化' }),
    );
    expect(task.reports).toEqual([
      { at: at('2026-03-05'), percent: 30 },
      { at: at('2026-03-12'), percent: 30 },
    ]);
  });

  it('keeps the amount last reported through notes, until another figure takes its place', () => {
    const amount = { amount: 3.2, unit: '亿元' };
    const invested = act('progress', '2026-03-05', { percent: 64, amount });
    const note = act('progress', '2026-03-06', { note: '正在招标' });
    expect(active(invested, note)).toMatchObject({ percent: 64, amount });
    const percent = active(invested, act('progress', '2026-03-07', { percent: 70 }));
    expect(percent.percent).toBe(70);
    expect(percent).not.toHaveProperty('amount');
  });
});

describe('the review of a task', () => {
  it('counts 办结 as a report and remembers who and when', () => {
    expect(active(submit)).toMatchObject({
      status: 'submitted',
      submittedAt: at('2026-06-01'),
      submittedBy: 'p2',
      reports: [{ at: at('2026-06-01'), percent: 0 }],
    });
  });

  it('closes by 通过 or 销号, with a pending extension moot', () => {
    const asked = act('extend', '2026-05-01', { to: DUE });
    for (const kind of ['approve', 'close'] as const) {
      const task = active(asked, submit, act(kind, '2026-06-03', {}));
      expect(task).toMatchObject({ status: 'closed', closedAt: at('2026-06-03') });
      expect(task).not.toHaveProperty('extension');
    }
  });

  it('waits for the second of two checks', () => {
    const first = active(submit, act('approve', '2026-06-02', { first: true, by: 's1' }));
    expect(first).toMatchObject({ status: 'submitted', approvedBy: 's1' });
    expect(first).not.toHaveProperty('closedAt');
  });

  it('forgets the first check when the task is returned', () => {
    const task = active(
      submit,
      act('approve', '2026-06-02', { first: true, by: 's1' }),
      act('return', '2026-06-03', { mendBy: day('2026-06-08') }),
    );
    expect(task).toMatchObject({ status: 'active', mendBy: '2026-06-08', submittedAt: at('2026-06-01') });
    expect(task).not.toHaveProperty('approvedBy');
  });

  it('keeps the first day of submission if mended in time, and takes the new one if not', () => {
    const returned = act('return', '2026-06-03', { mendBy: day('2026-06-08') });
    const inTime = active(submit, returned, act('submit', '2026-06-08 23:59', {}));
    expect(inTime).toMatchObject({ status: 'submitted', submittedAt: at('2026-06-01') });
    expect(inTime).not.toHaveProperty('mendBy');
    const late = active(submit, returned, act('submit', '2026-06-09 00:00', {}));
    expect(late).toMatchObject({ status: 'submitted', submittedAt: at('2026-06-09 00:00') });
  });

  it('opens a closed task again by 回访不属实 alone, with a new due', () => {
    const closed = [submit, act('approve', '2026-06-03', {})];
    expect(active(...closed, act('revisit', '2026-07-01', { ok: true }))).toMatchObject({
      status: 'closed',
      due: DUE,
    });
    const reopened = active(...closed, act('revisit', '2026-07-01', { ok: false, due: day('2026-07-15') }));
    expect(reopened).toMatchObject({ status: 'active', due: '2026-07-15', returnedAt: [at('2026-07-01')] });
    expect(reopened.revokedAt).toEqual([at('2026-07-01')]);
    const again = [act('submit', '2026-07-02', {}), act('close', '2026-07-03', {})];
    const revisited = act('revisit', '2026-07-01', { ok: false, due: day('2026-07-15') });
    expect(active(...closed, revisited, ...again).revokedAt).toEqual([at('2026-07-01')]);
    const undone = active(...closed, revisited, act('undo', '2026-07-01 00:05', { undone: [5] }));
    expect(undone.status).toBe('closed');
    expect(undone).not.toHaveProperty('revokedAt');
    for (const gone of ['closedAt', 'submittedAt', 'submittedBy', 'mendBy', 'approvedBy']) {
      expect(reopened).not.toHaveProperty(gone);
    }
  });
});

describe('暂缓 and 重启', () => {
  const suspend = act('suspend', '2026-04-01', { note: '用地未批' });

  it('remembers when the clock stopped', () => {
    expect(active(suspend)).toMatchObject({ status: 'suspended', suspendedAt: at('2026-04-01') });
  });

  it('keeps the old due unless a new one is given', () => {
    const kept = active(suspend, act('reopen', '2026-05-01', {}));
    expect(kept).toMatchObject({ status: 'active', due: DUE, returnedAt: [at('2026-05-01')] });
    expect(kept).not.toHaveProperty('suspendedAt');
    const moved = active(suspend, act('reopen', '2026-05-01', { due: day('2027-03-31') }));
    expect(moved).toMatchObject({ due: '2027-03-31', extensionsGranted: 0 });
  });

  it('reopens a cancelled task too, without what was asked before', () => {
    const task = active(
      act('extend', '2026-05-01', { to: day('2027-01-31') }),
      act('cancel', '2026-05-02', { note: '不再实施' }),
      act('reopen', '2026-05-03', {}),
    );
    expect(task.status).toBe('active');
    expect(task).not.toHaveProperty('extension');
  });
});

describe('延期', () => {
  const autumn = aTask({ due: day('2026-09-30') }, accept).due;

  it('moves the due only when granted, and remembers the first due and how often', () => {
    const facts = { due: day('2026-09-30') };
    const ask = act('extend', '2026-09-01', { to: day('2026-11-30') });
    const asked = aTask(facts, accept, ask);
    expect(asked).toMatchObject({
      due: autumn,
      extension: { to: '2026-11-30', by: 'p1' },
      extensionsGranted: 0,
    });
    const grant = act('extend-granted', '2026-09-02', { to: day('2026-11-30') });
    const again = act('extend-granted', '2026-11-02', { to: DUE });
    const granted = aTask(facts, accept, ask, grant, again);
    expect(granted).toMatchObject({ due: DUE, originalDue: '2026-09-30', extensionsGranted: 2 });
    expect(granted).not.toHaveProperty('extension');
    const refused = aTask(facts, accept, ask, act('extend-refused', '2026-09-02', {}));
    expect(refused).toMatchObject({ due: autumn, extensionsGranted: 0 });
    expect(refused).not.toHaveProperty('extension');
  });
});

describe('what else is said of a task', () => {
  it('keeps the last explanation, its promise too', () => {
    const task = active(
      act('explain', '2026-05-01', { note: '消防整改', promise: day('2026-06-01') }),
      act('explain', '2026-05-08', { note: '仍在整改' }),
    );
    expect(task.explanation).toEqual({ at: at('2026-05-08'), note: '仍在整改' });
  });

  it('follows a problem from raising to solving', () => {
    const task = active(
      act('problem', '2026-05-01', { problem: 3, level: 1, note: '资金未到位', asks: '财政局' }),
      act('problem', '2026-05-01', { problem: 4, level: 2, note: '缺用地' }),
      act('escalate', '2026-05-08', { problem: 3, level: 2 }),
      act('solve', '2026-05-09', { problem: 3 }),
    );
    const raised = { raisedAt: at('2026-05-01'), raisedBy: 'p1', options: [] };
    expect(task.problems).toEqual([
      { no: 3, text: '资金未到位', asks: '财政局', level: 2, status: 'solved', ...raised },
      { no: 4, text: '缺用地', level: 2, status: 'open', ...raised },
    ]);
  });

  it('ends 待数据 with a figure, not with a note', () => {
    const waiting = act('no-figure', '2026-05-01', { until: day('2026-05-20') });
    const note = act('progress', '2026-05-10', { note: '数据汇总中' });
    expect(active(waiting, note).noFigureUntil).toBe('2026-05-20');
    const figure = act('progress', '2026-05-12', { percent: 40 });
    expect(active(waiting, note, figure)).not.toHaveProperty('noFigureUntil');
  });

  it('hands the task over', () => {
    expect(active(act('hand-over', '2026-05-01', { to: '李四' })).owner).toBe('李四');
  });
});

describe('改', () => {
  it('sets, replaces and empties a field', () => {
    const edits = [
      act('edit', '2026-05-01', { field: 'category', from: null, to: '城建' }),
      act('edit', '2026-05-02', { field: 'due', from: DUE, to: day('2026-12-20') }),
      act('edit', '2026-05-03', { field: 'owner', from: '张三', to: null }),
    ];
    const task = active(...edits);
    expect(task).toMatchObject({ category: '城建', due: '2026-12-20', extensionsGranted: 0 });
    expect(task).not.toHaveProperty('owner');
    expect(task).not.toHaveProperty('originalDue');
  });
});

describe('撤销', () => {
  it('leaves an undone 交办 cancelled, with its number, until it is reopened', () => {
    const undone = aTask({}, act('undo', '2026-01-01 09:05', { undone: [1] }));
    expect(undone).toMatchObject({ no: 12, status: 'cancelled', title: '老旧小区改造', lastSeq: 2 });
    const reopened = aTask(
      {},
      act('undo', '2026-01-01 09:05', { undone: [1] }),
      act('reopen', '2026-01-02', {}),
    );
    expect(reopened.status).toBe('active');
  });

  it('takes back a double act whole', () => {
    const before = aTask();
    const after = aTask(
      {},
      accept,
      act('progress', '2026-03-01', { percent: 30 }),
      act('undo', '2026-03-01 09:05', { undone: [2, 3] }),
    );
    expect(substance(after)).toEqual(substance(before));
  });

  /** A history that leads to a status, without an undo. */
  const LEADING: Record<Task['status'], readonly NewEntry[]> = {
    assigned: [],
    active: [accept],
    submitted: [accept, submit],
    closed: [accept, submit, act('close', '2026-06-02', {})],
    suspended: [accept, act('suspend', '2026-06-01', {})],
    cancelled: [act('cancel', '2026-06-01', {})],
  };

  it.each(ACT_KINDS)('of %s restores the state before, wherever it may be written', (kind) => {
    let tried = 0;
    for (const status of STATUSES) {
      const before = aHistory({}, ...LEADING[status]);
      expect(fold(KEY, before, ZONE).status).toBe(status);
      for (const value of [1, 2, 40, 61]) {
        const written = append(before, [actOf(kind, value)]);
        const undo = act('undo', '2026-06-05', { undone: [written.length] });
        expect(substance(fold(KEY, append(written, [undo]), ZONE))).toEqual(
          substance(fold(KEY, before, ZONE)),
        );
        tried += 1;
      }
    }
    expect(tried).toBe(24);
  });

  it('of the last entry equals the history without it, for any history', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        fc.pre(history.length > 1);
        const last = history.at(-1) as Entry;
        const undone = append(history, [
          { kind: 'undo', at: last.at + 1000, by: last.by, undone: [last.seq] } as NewEntry,
        ]);
        expect(substance(fold(KEY, undone, ZONE))).toEqual(substance(fold(KEY, history.slice(0, -1), ZONE)));
        expect(fold(KEY, undone, ZONE)).toMatchObject({ lastSeq: last.seq + 1, lastAt: last.at + 1000 });
      }),
      { numRuns: 300 },
    );
  });

  it('is not undone: an undo of an undo changes nothing', () => {
    const once = [accept, act('undo', '2026-03-01 09:05', { undone: [2] })];
    const twice = aTask({}, ...once, act('undo', '2026-03-01 09:06', { undone: [3] }));
    expect(substance(twice)).toEqual(substance(aTask({}, ...once)));
  });
});

describe('foldNext', () => {
  it('tells entry by entry what fold tells of the whole, for any history', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const [index, entry] of history.entries()) {
          if (index === 0 || entry.kind === 'undo') continue;
          const before = fold(KEY, history.slice(0, index), ZONE);
          expect(foldNext(before, entry, ZONE)).toEqual(fold(KEY, history.slice(0, index + 1), ZONE));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('foldUntil', () => {
  it('shows every state a task went through, undos not yet made', () => {
    const history = aHistory(
      {},
      accept,
      act('progress', '2026-03-05', { percent: 30 }),
      act('undo', '2026-03-05 09:01', { undone: [3] }),
    );
    const seen = [1, 2, 3, 4].map((seq) => foldUntil(KEY, history, seq, ZONE));
    expect(seen.map((task) => [task.status, task.percent, task.lastSeq])).toEqual([
      ['assigned', 0, 1],
      ['active', 0, 2],
      ['active', 30, 3],
      ['active', 0, 4],
    ]);
  });

  it('of the last entry is the fold, for any history', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        expect(foldUntil(KEY, history, history.length, ZONE)).toEqual(fold(KEY, history, ZONE));
      }),
      { numRuns: 50 },
    );
  });
});

describe('any history', () => {
  it('is read, not changed, and reaches every status', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyHistory, (history) => {
        const before = structuredClone(history);
        const task = fold(KEY, history, ZONE);
        reached.add(task.status);
        expect(history).toEqual(before);
        expect(history.map((entry) => entry.seq)).toEqual(history.map((_, index) => index + 1));
        expect(task.percent).toBe(task.reports.at(-1)?.percent ?? 0);
        expect(task.closedAt !== undefined).toBe(task.status === 'closed');
        expect(task.suspendedAt !== undefined).toBe(task.status === 'suspended');
        if (task.status === 'submitted') expect(task.submittedAt).toBeDefined();
      }),
      { numRuns: 500, seed: 7 },
    );
    expect([...reached].sort()).toEqual([...STATUSES].sort());
  });
});
