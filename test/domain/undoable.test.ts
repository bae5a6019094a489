import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { append, type Entry, type NewEntry, type Via } from '../../src/domain/history.ts';
import { UNDO_WINDOW_MS, undoable, undoableTogether } from '../../src/domain/undoable.ts';
import { act, aHistory, at, ZONE } from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';

const KEY = { year: 2026, no: 12 };
const message = { platform: 'wecom', bot: 'aib-1', chatId: 'wr1', messageId: 'm2' };
const via = (messageId = 'm2', line = 1): { readonly via: Via } => ({ via: { ...message, messageId, line } });
const ask = (when: string, by = 'p1') => ({ by, message, now: at(when) });

const earlier = act('accept', '2026-11-20', via('m1'));
const report = act('progress', '2026-11-23 10:00', { percent: 60, ...via() });
const history = aHistory({}, earlier, report);

describe('undoable', () => {
  it('takes back what the message wrote on the task, all its lines', () => {
    expect(undoable(history, ask('2026-11-23 10:05'))).toEqual({ kind: 'undo', seqs: [3] });
    const two = append(history, [act('explain', '2026-11-23 10:00', { note: '消防', ...via('m2', 2) })]);
    expect(undoable(two, ask('2026-11-23 10:05'))).toEqual({ kind: 'undo', seqs: [3, 4] });
  });

  it('takes back a double act and an assignment', () => {
    const double = aHistory({}, act('accept', '2026-11-23 10:00', via()), report);
    expect(undoable(double, ask('2026-11-23 10:05'))).toEqual({ kind: 'undo', seqs: [2, 3] });
    const assigned = aHistory({
      ...aHistory()[0],
      ...via(),
      by: 'p1',
      at: at('2026-11-23 10:00'),
    } as NewEntry);
    expect(undoable(assigned, ask('2026-11-23 10:05'))).toEqual({ kind: 'undo', seqs: [1] });
  });

  it('holds for ten minutes, not a moment longer', () => {
    const last = at('2026-11-23 10:00') + UNDO_WINDOW_MS;
    expect(undoable(history, { by: 'p1', message, now: last - 1 }).kind).toBe('undo');
    expect(undoable(history, { by: 'p1', message, now: last })).toEqual({ kind: 'too-old' });
  });

  it('is not put off by a clock that went back', () => {
    expect(undoable(history, ask('2026-11-23 09:55')).kind).toBe('undo');
  });

  it('stops where anybody acted since, himself elsewhere too', () => {
    for (const by of ['s1', 'p1']) {
      const since = append(history, [act('urge', '2026-11-23 10:02', { by })]);
      expect(undoable(since, ask('2026-11-23 10:05'))).toEqual({
        kind: 'acted-since',
        by,
        at: at('2026-11-23 10:02'),
      });
    }
  });

  it('does not mind an act that was itself taken back', () => {
    const since = append(history, [
      act('urge', '2026-11-23 10:02', { by: 's1' }),
      act('undo', '2026-11-23 10:03', { by: 's1', undone: [4] }),
    ]);
    expect(undoable(since, ask('2026-11-23 10:05'))).toEqual({ kind: 'undo', seqs: [3] });
  });

  it('finds an entry between two lines of the message', () => {
    const between = append(history, [
      act('urge', '2026-11-23 10:00', { by: 's1' }),
      act('explain', '2026-11-23 10:00', { note: '消防', ...via('m2', 2) }),
    ]);
    expect(undoable(between, ask('2026-11-23 10:05'))).toMatchObject({ kind: 'acted-since', by: 's1' });
  });

  it('undoes nothing twice, and no undo', () => {
    const undo = act('undo', '2026-11-23 10:05', { undone: [3], ...via('m3') });
    const undone = append(history, [undo]);
    expect(undoable(undone, ask('2026-11-23 10:06'))).toEqual({ kind: 'already-undone' });
    const ofUndo = { by: 'p1', message: { ...message, messageId: 'm3' }, now: at('2026-11-23 10:06') };
    expect(undoable(undone, ofUndo)).toEqual({ kind: 'already-undone' });
  });

  it.each([
    ['another message', { messageId: 'm9' }],
    ['the same id on another platform', { platform: 'dingtalk' }],
    ['the same id of another bot', { bot: 'aib-2' }],
    ['another conversation', { chatId: 'wr2' }],
  ])('finds nothing of %s', (_, other) => {
    const asked = { by: 'p1', message: { ...message, ...other }, now: at('2026-11-23 10:05') };
    expect(undoable(history, asked)).toEqual({ kind: 'nothing' });
  });

  it('finds nothing for another person, nor in an import', () => {
    expect(undoable(history, ask('2026-11-23 10:05', 'p2'))).toEqual({ kind: 'nothing' });
    expect(undoable(aHistory(), ask('2026-11-23 10:05', 'import'))).toEqual({ kind: 'nothing' });
  });

  it('brings back the task as it stood before the message, for any history', () => {
    const substance = (of: readonly Entry[]) => {
      const { lastSeq: _, lastAt: __, ...rest } = fold(KEY, of, ZONE);
      return rest;
    };
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 1, max: 3 }), (any, count) => {
        const from = Math.max(1, any.length - count);
        const now = at('2027-12-31 10:00');
        const marked = any.map((entry, index) =>
          index < from ? entry : { ...entry, ...via(), by: 'p1', at: now },
        );
        fc.pre(marked.length > from);
        const decided = undoable(marked, { by: 'p1', message, now: now + 60_000 });
        expect(decided).toEqual({ kind: 'undo', seqs: marked.slice(from).map((entry) => entry.seq) });
        const undone = decided.kind === 'undo' ? decided.seqs : [];
        const after = append(marked, [{ kind: 'undo', at: now + 60_000, by: 'p1', undone }]);
        expect(substance(after)).toEqual(substance(any.slice(0, from)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('undoableTogether', () => {
  const request = ask('2026-11-23 10:05');
  const one = { key: { year: 2026, no: 1 }, history };
  const two = { key: { year: 2026, no: 2 }, history };

  it('takes back the message on all its tasks', () => {
    expect(undoableTogether([one, two], request)).toEqual({
      kind: 'undo',
      tasks: [
        { key: one.key, seqs: [3] },
        { key: two.key, seqs: [3] },
      ],
    });
  });

  it('takes back nothing if one task stands in the way, and names it', () => {
    const busy = { key: two.key, history: append(history, [act('urge', '2026-11-23 10:02', { by: 's1' })]) };
    expect(undoableTogether([one, busy], request)).toEqual({
      kind: 'acted-since',
      by: 's1',
      at: at('2026-11-23 10:02'),
      key: two.key,
    });
    expect(undoableTogether([one, two], ask('2026-11-23 10:10'))).toEqual({ kind: 'too-old', key: one.key });
  });

  it('finishes an undo that was cut off half-way', () => {
    const done = {
      key: one.key,
      history: append(history, [act('undo', '2026-11-23 10:04', { undone: [3] })]),
    };
    expect(undoableTogether([done, two], request)).toEqual({
      kind: 'undo',
      tasks: [{ key: two.key, seqs: [3] }],
    });
    expect(undoableTogether([done], request)).toEqual({ kind: 'already-undone' });
  });

  it('finds nothing where nothing was written', () => {
    expect(undoableTogether([], request)).toEqual({ kind: 'nothing' });
    expect(undoableTogether([{ ...one, history: aHistory() }], request)).toEqual({ kind: 'nothing' });
  });
});
