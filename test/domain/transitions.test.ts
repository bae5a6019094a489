import { describe, expect, it } from 'vitest';
import type { EntryKind } from '../../src/domain/history.ts';
import { STATUSES, type Status } from '../../src/domain/task.ts';
import { mayFollow, statusAfter } from '../../src/domain/transitions.ts';
import { ACT_KINDS } from '../support/any-history.ts';

/**
 * The life of a task, a column a status: the status an act leads to, `=` where it stays, `·` where it is refused.
 * Written from the diagram, not from the code.
 */
const LIFE: Record<Exclude<EntryKind, 'undo'>, string> = {
  //                assigned  active    submitted suspended closed    cancelled
  assign: '         ·         ·         ·         ·         ·         ·',
  accept: '         active    ·         ·         ·         ·         ·',
  progress: '       ·         =         =         ·         ·         ·',
  submit: '         ·         submitted ·         ·         ·         ·',
  approve: '        ·         ·         closed    ·         ·         ·',
  return: '         ·         ·         active    ·         ·         ·',
  close: '          ·         closed    closed    ·         ·         ·',
  revisit: '        ·         ·         ·         ·         active    ·',
  suspend: '        ·         suspended ·         ·         ·         ·',
  reopen: '         ·         ·         ·         active    ·         active',
  cancel: '         cancelled cancelled ·         cancelled ·         ·',
  explain: '        =         =         =         ·         ·         ·',
  extend: '         =         =         ·         ·         ·         ·',
  'extend-granted': '=        =         =         ·         ·         ·',
  'extend-refused': '=        =         =         ·         ·         ·',
  assist: '         =         =         =         =         =         ·',
  problem: '        =         =         =         =         ·         ·',
  solve: '          =         =         =         =         =         ·',
  escalate: '       =         =         =         =         ·         ·',
  'no-figure': '    =         =         =         ·         ·         ·',
  urge: '           =         =         ·         ·         ·         ·',
  directive: '      =         =         =         ·         ·         ·',
  remark: '         =         =         =         =         =         =',
  answer: '         =         =         =         =         =         =',
  'hand-over': '    =         =         =         =         ·         ·',
  edit: '           =         =         =         =         =         =',
};
const COLUMNS: readonly Status[] = ['assigned', 'active', 'submitted', 'suspended', 'closed', 'cancelled'];

const CASES = Object.entries(LIFE).flatMap(([kind, row]) =>
  row
    .trim()
    .split(/\s+/u)
    .map((cell, index): [Status, Exclude<EntryKind, 'undo'>, Status | undefined] => {
      const from = COLUMNS[index] ?? 'assigned';
      const to = cell === '=' ? from : cell === '·' ? undefined : (cell as Status);
      return [from, kind as Exclude<EntryKind, 'undo'>, to];
    }),
);

describe('the table of transitions', () => {
  it('is told here for every status and every kind of entry', () => {
    expect(CASES.length).toBe(STATUSES.length * (ACT_KINDS.length + 1));
    expect(new Set(CASES.map(([, kind]) => kind))).toEqual(new Set([...ACT_KINDS, 'assign']));
  });

  it.each(CASES)('from %s, %s leads to %s', (from, kind, to) => {
    expect(statusAfter(from, { kind })).toBe(to);
    expect(mayFollow(from, kind)).toBe(to !== undefined);
  });

  it.each(STATUSES)('an undo may follow in %s and is judged by the history', (status) => {
    expect(mayFollow(status, 'undo')).toBe(true);
    expect(statusAfter(status, { kind: 'undo' })).toBe(status);
  });
});

describe('acts that go two ways', () => {
  it('the first of two checks leaves a task submitted', () => {
    expect(statusAfter('submitted', { kind: 'approve', first: true } as never)).toBe('submitted');
  });

  it('a revisit that finds all true leaves a task closed', () => {
    expect(statusAfter('closed', { kind: 'revisit', ok: true } as never)).toBe('closed');
    expect(statusAfter('closed', { kind: 'revisit', ok: false } as never)).toBe('active');
  });

  it('neither may happen where its plain form may not', () => {
    expect(statusAfter('active', { kind: 'approve', first: true } as never)).toBeUndefined();
    expect(statusAfter('active', { kind: 'revisit', ok: true } as never)).toBeUndefined();
  });
});
