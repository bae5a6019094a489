import type { Day } from '../../domain/day.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FileWriter } from './file-writer.ts';
import { openDocument } from './json-document.ts';
import type { KeyQueue } from './key-queue.ts';
import { type Planned, plannedFormat } from './planned-format.ts';
import { plannedFile } from './posts-folder.ts';

export interface PlannedParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly queue: KeyQueue;
  /** What the file said at the start. */
  readonly stored: Planned | undefined;
  /** The days that have an open post now. */
  readonly openDays: () => Iterable<Day>;
}

/** What a start must know before it has read any post: until when was planned, and which days have an open post. */
export interface LowdbPlanned {
  until(): Instant | undefined;
  planUntil(moment: Instant): Promise<void>;
  /** Runs a work that opens a post of a day, after it is durable that the day is to be read at the next start. */
  whileOpening(day: Day, work: () => Promise<void>): Promise<void>;
}

export function createLowdbPlanned(parts: PlannedParts): LowdbPlanned {
  const { folder, zone, queue, stored } = parts;
  const document = openDocument(plannedFile(folder), plannedFormat(zone), parts.write);
  const opening = new Map<Day, number>();
  let until = stored?.plannedUntil;
  let durableDays: ReadonlySet<Day> = new Set(stored?.openDays);

  const write = async (plannedUntil: Instant | undefined): Promise<void> => {
    const openDays = [...new Set([...parts.openDays(), ...opening.keys()])].sort();
    // If this fails nobody knows which of the two stands in the file.
    durableDays = new Set();
    await document.write({ plannedUntil, openDays });
    durableDays = new Set(openDays);
    until = plannedUntil;
  };
  const leave = (day: Day) => {
    const others = (opening.get(day) ?? 0) - 1;
    if (others > 0) opening.set(day, others);
    else opening.delete(day);
  };
  return {
    until: () => until,
    planUntil: (moment) =>
      queue('planned', async () => {
        if (moment !== until) await write(moment);
      }),
    whileOpening: async (day, work) => {
      opening.set(day, (opening.get(day) ?? 0) + 1);
      try {
        await queue('planned', async () => {
          if (!durableDays.has(day)) await write(until);
        });
        await work();
      } finally {
        leave(day);
      }
    },
  };
}
