import { describe, expect, it } from 'vitest';
import type { Post, ReleaseMode, ReportEdit, Slot } from '../../src/domain/post.ts';
import {
  type Deed,
  edited,
  isForRelease,
  isWaiting,
  type Released,
  signed,
  stopped,
  unedited,
  withheldBy,
} from '../../src/domain/release.ts';
import { aRoomSlot, aWaitingReport } from '../support/a-waiting-report.ts';

const deed = (by: string, at = 1000): Deed => ({ by, at });
const out = (no: number, at = 1000): ReportEdit => ({
  kind: 'take-out',
  by: 'zhao',
  at,
  task: { year: 2026, no },
});
const note = (no: number, text: string): ReportEdit => ({
  kind: 'annotate',
  by: 'zhao',
  at: 1000,
  task: { year: 2026, no },
  text,
});

function done(released: Released): Post {
  if (released.kind !== 'released') throw new Error(`not released: ${released.kind}`);
  return released.post;
}

const inMode = (mode: ReleaseMode): Post => aWaitingReport({ mode });
/** What was done to a report, in words. */
const AFTER: Readonly<Record<string, (mode: ReleaseMode) => Post>> = {
  fresh: inMode,
  stopped: (mode) => done(stopped(done(signed(inMode(mode), deed('zhou', 900))), deed('zhao', 950))),
  signed: (mode) => done(signed(inMode(mode), deed('zhou', 900))),
};
const LEFT: Readonly<Record<string, readonly Slot[]>> = {
  sending: [aRoomSlot({ state: 'sending', reason: 'under-way' })],
  sent: [aRoomSlot({ state: 'sent', settledAt: 500 })],
  'sent on one platform': [aRoomSlot(), aRoomSlot({ platform: 'dingtalk', state: 'sent', settledAt: 500 })],
};
const OVER: Readonly<Record<string, readonly Slot[]>> = {
  missed: [aRoomSlot({ state: 'missed', reason: 'unsigned', settledAt: 500 })],
  skipped: [aRoomSlot({ state: 'skipped', reason: 'stopped', settledAt: 500 })],
};

const ACTS: Readonly<Record<string, (post: Post) => Released>> = {
  签发: (post) => signed(post, deed('zhou')),
  暂停发送: (post) => stopped(post, deed('zhao')),
  移出: (post) => edited(post, out(66)),
  加注: (post) => edited(post, note(66, '已约谈')),
  移回: (post) => unedited(post, { year: 2026, no: 66 }, 'take-out'),
};

/** What comes of each act, by the mode of the report and what was done to it before. */
const TABLE: readonly (readonly [mode: ReleaseMode, after: string, act: string, kind: Released['kind']])[] = [
  ['hold', 'fresh', '签发', 'released'],
  ['hold', 'fresh', '暂停发送', 'released'],
  ['hold', 'fresh', '移出', 'released'],
  ['hold', 'fresh', '加注', 'released'],
  ['hold', 'fresh', '移回', 'not-edited'],
  ['hold', 'stopped', '签发', 'released'],
  ['hold', 'stopped', '暂停发送', 'done-before'],
  ['hold', 'stopped', '移出', 'released'],
  ['hold', 'signed', '签发', 'done-before'],
  ['hold', 'signed', '暂停发送', 'released'],
  ['hold', 'signed', '移出', 'released'],
  ['sign', 'fresh', '签发', 'released'],
  ['sign', 'fresh', '暂停发送', 'unsigned'],
  ['sign', 'fresh', '移出', 'released'],
  ['sign', 'stopped', '签发', 'released'],
  ['sign', 'stopped', '暂停发送', 'done-before'],
  ['sign', 'stopped', '移出', 'released'],
  ['sign', 'signed', '签发', 'done-before'],
  ['sign', 'signed', '暂停发送', 'released'],
  ['sign', 'signed', '移出', 'signed'],
  ['sign', 'signed', '加注', 'signed'],
  ['sign', 'signed', '移回', 'signed'],
];

describe('what is decided of a report', () => {
  it.each(TABLE)('in mode %s, %s: %s is %s', (mode, after, act, kind) => {
    expect(ACTS[act]?.(AFTER[after]?.(mode) ?? inMode(mode)).kind).toBe(kind);
  });

  it.each(Object.keys(ACTS).flatMap((act) => Object.keys(LEFT).map((left) => [act, left] as const)))(
    '%s comes too late when it is %s, and tells when it left',
    (act, left) => {
      const post = aWaitingReport({ slots: LEFT[left] ?? [] });
      const at = left === 'sending' ? {} : { at: 500 };
      expect(ACTS[act]?.(post)).toEqual({ kind: 'left', ...at });
    },
  );

  it.each(Object.keys(ACTS).flatMap((act) => Object.keys(OVER).map((over) => [act, over] as const)))(
    '%s is over when it was %s',
    (act, over) => {
      expect(ACTS[act]?.(aWaitingReport({ slots: OVER[over] ?? [] }))).toEqual({ kind: 'over' });
    },
  );
});

describe('withheldBy', () => {
  it.each<[ReleaseMode, string, ReturnType<typeof withheldBy>]>([
    ['hold', 'fresh', undefined],
    ['hold', 'stopped', 'stopped'],
    ['hold', 'signed', undefined],
    ['sign', 'fresh', 'unsigned'],
    ['sign', 'stopped', 'stopped'],
    ['sign', 'signed', undefined],
  ])('in mode %s, %s: %s', (mode, after, withheld) => {
    expect(withheldBy((AFTER[after]?.(mode) ?? inMode(mode)).release)).toBe(withheld);
  });

  it('lets go what is signed after it was stopped, also by a clock that was set back', () => {
    const held = done(stopped(inMode('hold'), deed('zhao', 2000)));
    const { release } = done(signed(held, deed('zhou', 1000)));
    expect(withheldBy(release)).toBeUndefined();
    expect(release.signed).toEqual({ by: 'zhou', at: 2000 });
    expect(release.stopped).toEqual({ by: 'zhao', at: 2000 });
  });
});

describe('edits', () => {
  it('are kept in order, each once', () => {
    const post = [note(66, '已约谈'), note(66, '已督办'), out(66), out(67)].reduce(
      (of, edit) => done(edited(of, edit)),
      inMode('hold'),
    );
    expect(edited(post, out(66, 2000))).toEqual({ kind: 'done-before', deed: out(66) });
    expect(edited(post, note(66, '已约谈')).kind).toBe('done-before');
    expect(post.release.edits).toEqual([note(66, '已约谈'), note(66, '已督办'), out(66), out(67)]);
  });

  it('put no 加注 on what was taken out', () => {
    const post = done(edited(inMode('hold'), out(66)));
    expect(edited(post, note(66, '已约谈'))).toEqual({ kind: 'taken-out' });
    expect(edited(post, note(67, '已约谈')).kind).toBe('released');
  });

  it('are taken back by task and kind', () => {
    const post = [note(66, '已约谈'), note(66, '已督办'), out(66), out(67)].reduce(
      (of, edit) => done(edited(of, edit)),
      inMode('hold'),
    );
    expect(done(unedited(post, { year: 2026, no: 66 }, 'take-out')).release.edits).not.toContainEqual(
      out(66),
    );
    expect(done(unedited(post, { year: 2026, no: 66 }, 'annotate')).release.edits).toEqual([
      out(66),
      out(67),
    ]);
    expect(unedited(post, { year: 2025, no: 66 }, 'take-out').kind).toBe('not-edited');
  });
});

describe('isForRelease', () => {
  it.each<[string, Post, boolean]>([
    ['a held report', inMode('hold'), true],
    ['one to be signed', inMode('sign'), true],
    ['one that goes by itself', inMode('auto'), false],
    ['one pushed by hand', aWaitingReport({}, { byHand: true }), false],
    ['no report', { ...inMode('hold'), key: { ...inMode('hold').key, kind: 'overdue' } }, false],
  ])('%s', (_, post, is) => {
    expect(isForRelease(post)).toBe(is);
  });

  it('waits only while nothing of it has left', () => {
    expect(isWaiting(inMode('hold'))).toBe(true);
    expect(isWaiting(aWaitingReport({ slots: LEFT['sent on one platform'] ?? [] }))).toBe(false);
    expect(isWaiting(aWaitingReport({ slots: [] }))).toBe(false);
  });
});
