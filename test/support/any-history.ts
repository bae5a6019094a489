import fc from 'fast-check';
import { addDays, day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import { append, type Entry, type EntryKind, type NewEntry } from '../../src/domain/history.ts';
import type { ProblemLevel } from '../../src/domain/task.ts';
import { mayFollow } from '../../src/domain/transitions.ts';
import { act, anAssignment, at, ZONE } from './a-task.ts';

/** Dice for one act: which kind, its facts, how much later, who. */
interface Throw {
  readonly pick: number;
  readonly value: number;
  readonly laterMs: number;
  readonly by: number;
}

const FIRST = '2026-01-05';
const DAY_ZERO = day('2026-01-01');

/** One act of a kind, its facts drawn from `value`; every kind but `assign` and `undo`. */
export function actOf(kind: Exclude<EntryKind, 'assign' | 'undo'>, value: number): NewEntry {
  const on = addDays(DAY_ZERO, value);
  const problem = (value % 3) + 1;
  const level = ((value % 4) + 1) as ProblemLevel;
  switch (kind) {
    case 'progress':
      return act(kind, FIRST, value % 3 === 0 ? { note: '正在推进' } : { percent: value % 101 });
    case 'approve':
      return act(kind, FIRST, value % 2 === 0 ? { first: true } : {});
    case 'return':
      return act(kind, FIRST, { mendBy: on });
    case 'revisit':
      return act(kind, FIRST, value % 2 === 0 ? { ok: true } : { ok: false, due: on });
    case 'reopen':
      return act(kind, FIRST, value % 2 === 0 ? {} : { due: on });
    case 'explain':
      return act(kind, FIRST, { note: '消防整改', ...(value % 2 === 0 ? {} : { promise: on }) });
    case 'extend':
    case 'extend-granted':
      return act(kind, FIRST, { to: on });
    case 'problem':
      return act(kind, FIRST, { problem, level, note: '资金未到位' });
    case 'solve':
      return act(kind, FIRST, { problem });
    case 'escalate':
      return act(kind, FIRST, { problem, level });
    case 'no-figure':
      return act(kind, FIRST, { until: on });
    case 'directive':
      return act(kind, FIRST, { directive: value, due: on });
    case 'hand-over':
      return act(kind, FIRST, { to: `李${value % 5}` });
    case 'edit':
      return value % 2 === 0
        ? act(kind, FIRST, { field: 'category', from: null, to: `类${value % 4}` })
        : act(kind, FIRST, { field: 'due', from: null, to: value % 3 === 0 ? null : on });
    case 'accept':
    case 'submit':
    case 'close':
    case 'extend-refused':
    case 'assist':
    case 'urge':
    case 'remark':
    case 'answer':
    case 'suspend':
    case 'cancel':
      return act(kind, FIRST, {});
  }
}

/** Every kind of entry but the first one and the one that takes back. */
export const ACT_KINDS: readonly Exclude<EntryKind, 'assign' | 'undo'>[] = [
  'accept',
  'progress',
  'submit',
  'approve',
  'return',
  'close',
  'revisit',
  'reopen',
  'explain',
  'extend',
  'extend-granted',
  'extend-refused',
  'assist',
  'problem',
  'solve',
  'escalate',
  'no-figure',
  'urge',
  'directive',
  'remark',
  'answer',
  'hand-over',
  'suspend',
  'cancel',
  'edit',
];

/** Acts that move the task, drawn more often than talk, so that walks reach every status. */
const MOVES: readonly (typeof ACT_KINDS)[number][] = ACT_KINDS.slice(0, 8).concat('suspend');

function walk(throws: readonly Throw[]): readonly Entry[] {
  let history = append([], [anAssignment({}, FIRST)]);
  let now = at(FIRST);
  for (const { pick, value, laterMs, by } of throws) {
    const { status } = fold({ year: 2026, no: 1 }, history, ZONE);
    const possible = [...ACT_KINDS, ...MOVES, ...MOVES].filter((kind) => mayFollow(status, kind));
    const kind = possible[pick % possible.length];
    if (kind === undefined) continue;
    now += laterMs;
    history = append(history, [{ ...actOf(kind, value), at: now, by: `p${by}` }]);
  }
  return history;
}

/** Any history that the transitions allow; `at` sometimes goes back, as clocks do. No undo among it. */
export const anyHistory: fc.Arbitrary<readonly Entry[]> = fc
  .array(
    fc.record({
      pick: fc.nat(999),
      value: fc.nat(364),
      laterMs: fc.integer({ min: -3_600_000, max: 20 * 86_400_000 }),
      by: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 25 },
  )
  .map(walk);
