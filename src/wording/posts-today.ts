import type { Day } from '../domain/day.ts';
import { type Message, message } from '../domain/message.ts';
import { isTrouble, type PostKind, type Slot } from '../domain/post.ts';
import { dayText } from './days.ts';
import { PLATFORM_LABELS } from './platforms.ts';
import { POST_NAMES, slotText } from './slot-words.ts';

/** A post of today in one room. */
export interface RoomToday {
  readonly kind: PostKind;
  /** The draft for the supervisors rather than the post. */
  readonly draft: boolean;
  readonly slot: Pick<Slot, 'platform' | 'state' | 'reason' | 'late' | 'parts'>;
  /** The title of the group. */
  readonly group: string;
  /** HH:mm it is due. */
  readonly time: string;
}

/** What 推送 answers above its rows: 应发 = 已发 + 待发 + 未送达 + 未发, of what goes to the groups; the drafts apart. */
export function postsTodayTitle(today: Day, all: readonly RoomToday[]): string {
  const rooms = all.filter(({ draft }) => !draft);
  const drafts = all.filter(({ draft }) => draft);
  const draftsSent = drafts.filter(({ slot }) => slot.state === 'sent').length;
  const count = (is: (room: RoomToday) => boolean): number => rooms.filter(is).length;
  const sent = count(({ slot }) => slot.state === 'sent');
  const late = count(({ slot }) => slot.state === 'sent' && slot.late === true);
  const waiting = count(({ slot }) => slot.state === 'planned' || slot.state === 'sending');
  const trouble = count(({ slot }) => slot.state !== 'sent' && isTrouble(slot));
  const skipped = count(({ slot }) => slot.state === 'skipped');
  const parts = [
    `应发 ${rooms.length}`,
    `已发 ${sent}${late > 0 ? `（含补发 ${late}）` : ''}`,
    ...(waiting > 0 ? [`待发 ${waiting}`] : []),
    `未送达 ${trouble}`,
    ...(skipped > 0 ? [`未发 ${skipped}`] : []),
  ];
  const apart = drafts.length === 0 ? '' : `；送审稿 ${drafts.length}，已发 ${draftsSent}`;
  return `今日推送（${dayText(today)}）：${parts.join('，')}${apart}`;
}

/** `09:00 周调度 全县重点工作调度群 企业微信：待发（待签发）`. */
export function roomTodayRow({ kind, draft, slot, group, time }: RoomToday): string {
  const name = `${POST_NAMES[kind]}${draft ? '送审稿' : ''}`;
  return `${time} ${name} ${group} ${PLATFORM_LABELS[slot.platform]}：${slotText(slot)}`;
}

/** `reminders` stand below: what will go wrong if nobody mends it. */
export function postsTodayReply(
  title: string,
  rows: readonly string[],
  left: number,
  reminders: readonly string[],
): Message {
  return message(title, ...rows, ...(left > 0 ? [`还有 ${left} 条，回复“更多”`] : []), ...reminders);
}

export function noPostsToday(today: Day, reminders: readonly string[]): Message {
  return message(`今日（${dayText(today)}）没有安排推送`, ...reminders);
}
