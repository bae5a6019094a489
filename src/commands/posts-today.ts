import { type Instant, timeOf } from '../domain/instant.ts';
import { mayAtAll } from '../domain/permissions.ts';
import { isTrouble, type Post, type Slot } from '../domain/post.ts';
import { isForRelease, withheldBy } from '../domain/release.ts';
import type { CommandOf } from '../language/command.ts';
import { calendarReminder } from '../wording/calendar-warning.ts';
import {
  noPostsToday,
  postsTodayReply,
  postsTodayTitle,
  type RoomToday,
  roomTodayRow,
} from '../wording/posts-today.ts';
import { groupTitle } from './group-title.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';
import { PAGE } from './task-list.ts';

/** 推送: how many posts of today there are and have been sent, and what became of each that was not; trouble first. */
export async function postsToday(
  _command: CommandOf<'posts'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { person, today, incoming, now } = asking;
  if (!mayAtAll(person, 'report')) return refused({ code: 'ask-office' });
  const rooms = (await office.posts.on(today)).flatMap((post) => roomsOf(post, now, office));
  const reminders = calendarReminder(today, office.calendar);
  if (rooms.length === 0) return answered(noPostsToday(today, reminders));
  const trouble = rooms.filter(({ slot }) => isTrouble(slot));
  const others = rooms.filter(({ slot }) => slot.state !== 'sent' && !isTrouble(slot));
  const rows = [...trouble, ...others].map(roomTodayRow);
  const title = postsTodayTitle(today, rooms);
  const left = rows.slice(PAGE);
  office.conversations.keepList(incoming, { title: '今日推送', rows: left }, now);
  return answered(postsTodayReply(title, rows.slice(0, PAGE), left.length, reminders));
}

function roomsOf(post: Post, now: Instant, office: Office): readonly RoomToday[] {
  const { key, at, draft } = post;
  const { kind } = key;
  const time = timeOf(at, office.zone);
  const group = groupTitle(key.group, office);
  const ofDraft = draft && { kind, draft: true, slot: draft, group: groupTitle(draft.group, office), time };
  return [
    ...(ofDraft === undefined ? [] : [ofDraft]),
    ...post.slots.map((slot) => ({ kind, draft: false, slot: asReleased(slot, post, now), group, time })),
  ];
}

/** A slot that waits, with what keeps it back as people have decided since it was last looked at. */
function asReleased(slot: Slot, post: Post, now: Instant): Slot {
  const withheld = isForRelease(post) ? withheldBy(post.release) : undefined;
  if (slot.state !== 'planned') return slot;
  const due = post.at <= now ? 'under-way' : 'not-yet-due';
  const isDecided =
    slot.reason === 'stopped' ||
    slot.reason === 'unsigned' ||
    (slot.reason === 'draft-not-shown' && post.release.signed !== undefined);
  const released = isDecided ? due : slot.reason;
  const reason = withheld ?? released;
  return { ...slot, ...(reason === undefined ? {} : { reason }) };
}
