import { day } from '../../src/domain/day.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Post, ReleaseMode, ReportKind, Slot } from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { ZONE } from './a-small-ledger.ts';

export const TODAY = day('2026-11-23');

/** A slot of WeCom; `state` planned unless said. */
export function aRoomSlot(of: Partial<Slot> = {}): Slot {
  return { platform: 'wecom', state: 'planned', reason: 'not-yet-due', parts: [], called: [], ...of };
}

interface Waiting {
  readonly kind?: ReportKind;
  readonly group?: string;
  readonly mode?: ReleaseMode;
  /** HH:mm of Monday, 23 November 2026. */
  readonly time?: string;
  readonly slots?: readonly Slot[];
}

/** A report of today that waits for 11:00; held unless said. */
export function aWaitingReport(
  { kind = 'weekly', group = 'all', mode = 'hold', time = '11:00', slots = [aRoomSlot()] }: Waiting = {},
  of: Partial<Post> = {},
): Post {
  return {
    key: { kind, day: TODAY, group },
    at: instantOf(TODAY, time, ZONE),
    release: { mode, edits: [] },
    slots,
    ...of,
  };
}

/** What was frozen of a report on a day: a message of one line. */
export function aSnapshot(kind: ReportKind, on: string, group: string, text: string): Snapshot {
  return {
    key: { kind, day: day(on), group },
    takenAt: instantOf(day(on), '09:00', ZONE),
    rules: { from: day('2026-01-01'), dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 },
    issue: 45,
    message: { blocks: [{ kind: 'line', spans: [{ kind: 'text', text }] }] },
  };
}
