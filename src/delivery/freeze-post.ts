import { yearOf } from '../domain/day.ts';
import { message } from '../domain/message.ts';
import { isReportKind, type Post } from '../domain/post.ts';
import { rulesOn } from '../domain/rules.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { PostLog } from '../ports/post-log.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { Store } from '../ports/store.ts';
import { inTurns } from '../reports/in-steps.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import type { MadePost } from '../wording/made-post.ts';
import { MAKE_POST } from '../wording/make-post.ts';
import { type AttachmentMakers, makeAttachments, withAttachments } from './attach.ts';
import { calledOn } from './called-on.ts';
import type { Delivery } from './delivery.ts';
import { gatherMaterial, type MaterialParts } from './gather-material.ts';
import { isLate } from './post-window.ts';
import { ended, frozen } from './record.ts';
import { recordSlot } from './send-slot.ts';
import { type Split, splitFor } from './split.ts';

/** What posts are made and frozen with. */
export interface FreezingParts extends MaterialParts, AttachmentMakers {
  readonly log: PostLog;
  readonly next: Store['next'];
  /** A new id of a part. */
  readonly newId: () => string;
}

/** A slot that goes now, and its room. */
export interface Going {
  readonly delivery: Delivery;
  readonly room: PostRoom;
}

/**
 * Stage 3: takes the figures, makes the post, and freezes it: its number, its snapshot, and for each room the parts that
 * will leave. Nothing to say: the slots are skipped.
 */
export async function freezePost(going: readonly Going[], parts: FreezingParts): Promise<void> {
  const [first] = going;
  if (first === undefined) return;
  const { post, purpose, now } = first.delivery;
  const material = await gatherMaterial(post, now, parts);
  const made = await inTurns(MAKE_POST[post.key.kind](material));
  if (made === undefined) {
    for (const { delivery } of going)
      await recordSlot(delivery, parts.log, (slot) => ended(slot, 'skipped', 'nothing-to-say', now));
    return;
  }
  if (purpose === 'draft') return freezeRooms(await splitRooms(going, post, made, parts), {}, parts);
  const issue = await issueOf(post, parts);
  const numbered = issue === undefined ? made : (made.numbered?.(issue) ?? made);
  const rooms = going.map(({ room }) => room);
  const attachments = await makeAttachments(numbered, rooms, parts);
  const splits = await splitRooms(going, post, numbered, parts);
  await parts.log.freeze(snapshotOf(numbered, issue, material, splits));
  await freezeRooms(splits, attachments, parts);
}

/** 第N期 of a report, given at sending, once for all groups that get it on a day; other posts have none. */
async function issueOf(
  { key: { kind, day } }: Post,
  { log, next }: FreezingParts,
): Promise<number | undefined> {
  if (!isReportKind(kind)) return undefined;
  const given = (await log.snapshotsOn(kind, day)).find(({ issue }) => issue !== undefined)?.issue;
  return given ?? (await next(kind, yearOf(day)));
}

/** What a post says in one room. */
interface SplitRoom extends Going {
  readonly split: Split;
  readonly late: boolean;
}

async function splitRooms(
  going: readonly Going[],
  { key, release, at }: Post,
  made: MadePost,
  { log, zone }: FreezingParts,
): Promise<readonly SplitRoom[]> {
  const called = await calledOn(key.day, log);
  const rooms: SplitRoom[] = [];
  for (const { delivery, room } of going) {
    const late = isLate(delivery, zone);
    const saying =
      delivery.purpose === 'draft'
        ? ({ called, as: 'draft', release: { mode: release.mode, at } } as const)
        : ({ called, as: late ? 'late' : 'post', platform: room.platform } as const);
    const split = await inTurns(splitFor(made, saying, room));
    for (const id of split.calls) called.add(id);
    rooms.push({ delivery, room, split, late });
  }
  return rooms;
}

/** Frozen is what the first of the rooms reads. */
function snapshotOf(
  { figures }: MadePost,
  issue: number | undefined,
  { key, bench }: PostMaterial,
  [first]: readonly SplitRoom[],
): Snapshot {
  return {
    key,
    takenAt: bench.now,
    rules: rulesOn(bench.today, bench.rules),
    ...(issue === undefined ? {} : { issue }),
    message: first?.split.message ?? message(),
    ...(figures === undefined ? {} : { figures }),
  };
}

async function freezeRooms(
  rooms: readonly SplitRoom[],
  attachments: Awaited<ReturnType<typeof makeAttachments>>,
  parts: FreezingParts,
): Promise<void> {
  for (const { delivery, room, split, late } of rooms) {
    const contents = withAttachments(split.parts, attachments, room, parts.shelf);
    const identified = contents.map((content) => ({ id: parts.newId(), content }));
    await recordSlot(delivery, parts.log, (slot) => frozen(slot, identified, { called: split.calls, late }));
  }
}
