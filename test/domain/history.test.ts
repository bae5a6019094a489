import { describe, expect, it } from 'vitest';
import { append, historyAt, undoneSeqs } from '../../src/domain/history.ts';
import { act, aHistory, anAssignment, at } from '../support/a-task.ts';

const history = aHistory(
  {},
  act('accept', '2026-03-01', {}),
  act('progress', '2026-03-05', { percent: 30 }),
  act('undo', '2026-03-05 09:01', { undone: [3] }),
);

describe('append', () => {
  it('numbers from 1, without a gap', () => {
    expect(append([], [anAssignment()])[0]?.seq).toBe(1);
    expect(append(history, [act('accept', '2026-04-01', {})]).map((entry) => entry.seq)).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('leaves what stood before untouched', () => {
    const before = structuredClone(history);
    const longer = append(history, [act('urge', '2026-04-01', {})]);
    expect(history).toEqual(before);
    expect(longer.slice(0, 4)).toEqual(before);
  });
});

describe('undoneSeqs', () => {
  it('gathers what every undo took back', () => {
    expect([...undoneSeqs(history)]).toEqual([3]);
    const twice = append(history, [act('undo', '2026-03-05 09:02', { undone: [2] })]);
    expect([...undoneSeqs(twice)].sort()).toEqual([2, 3]);
  });
});

describe('historyAt', () => {
  it('ends with the last entry written by then', () => {
    expect(historyAt(history, at('2026-03-05')).map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(historyAt(history, at('2026-03-05') - 1).map((entry) => entry.seq)).toEqual([1, 2]);
    expect(historyAt(history, at('2025-12-31'))).toEqual([]);
  });

  it('keeps the order of seq where the clock went back', () => {
    const back = append(history, [act('progress', '2026-03-04', { percent: 40 })]);
    expect(historyAt(back, at('2026-03-04')).map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5]);
  });
});
