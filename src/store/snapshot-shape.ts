import type { LampCounts } from '../domain/lamp-counts.ts';
import { postName } from '../domain/post.ts';
import type { RuleSet } from '../domain/rules.ts';
import type { AskedProblem, FrozenFigures, Place, Snapshot } from '../domain/snapshot.ts';
import { StoreError } from './errors.ts';
import { message } from './message-shape.ts';
import { checkPostKey, postKey, taskKey } from './post-shape.ts';
import {
  amount,
  type Check,
  count,
  day,
  instant,
  list,
  number,
  object,
  optional,
  text,
  wrongText,
} from './shape.ts';

const rules = object<RuleSet>({
  from: day,
  dueWorkdays: number,
  errandDueWorkdays: number,
  yellowLag: number,
  redLag: number,
});

const figures = object<FrozenFigures>({
  counts: object<LampCounts>({
    red: amount,
    yellow: amount,
    blue: amount,
    green: amount,
    grey: amount,
    none: amount,
  }),
  red: list(taskKey),
  asked: list(object<AskedProblem>({ task: taskKey, problem: count })),
  places: list(object<Place>({ unit: text, series: text, place: count })),
});

/** A snapshot as it must be, given how its moment is written. */
export function snapshotCheck(at: Check): Check {
  return object<Snapshot>({
    key: postKey,
    takenAt: at,
    rules,
    issue: optional(count),
    message,
    figures: optional(figures),
  });
}

const inMemory = snapshotCheck(instant);

/** @throws {StoreError} `illegal-change` if a snapshot could not be read back. */
export function checkSnapshot(snapshot: Snapshot): void {
  checkPostKey(snapshot.key);
  const wrong = inMemory(snapshot);
  if (wrong !== undefined) {
    throw new StoreError('illegal-change', `snapshot ${postName(snapshot.key)}: ${wrongText(wrong)}`);
  }
}
