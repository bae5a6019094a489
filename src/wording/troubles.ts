import { type Instant, timeOf } from '../domain/instant.ts';
import { line, type Message, message, strong, tinted } from '../domain/message.ts';
import type { PostKey, Slot } from '../domain/post.ts';
import { dayText } from './days.ts';
import { PLATFORM_LABELS } from './platforms.ts';
import { POST_NAMES, slotText } from './slot-words.ts';

/** A post, or a draft, that did not arrive as it should. */
export interface Trouble {
  readonly key: PostKey;
  /** When it was due. */
  readonly at: Instant;
  readonly purpose: 'post' | 'draft';
  readonly slot: Slot;
  /** The title of its group. */
  readonly title: string;
}

const MOST_ROWS = 10;

/** What the supervisors are told of posts that did not arrive, and what they can do. */
export function troublePost(troubles: readonly Trouble[], zone: string): Message {
  const rows = troubles.slice(0, MOST_ROWS).map((one) => troubleLine(one, zone));
  const rest = troubles.length - rows.length;
  return message(
    line(strong('推送提醒'), `　${troubles.length}条没有按时送达`),
    ...rows,
    ...(rest > 0 ? [`另有${rest}条`] : []),
    line(tinted('comment', '发“推送”看今日全部。是否送达不明的先看群里有没有，确需补发的请运维办理')),
  );
}

function troubleLine({ key, at, purpose, slot, title }: Trouble, zone: string): string {
  const what = `${POST_NAMES[key.kind]}${purpose === 'draft' ? '送审稿' : ''}`;
  const when = `${dayText(key.day)}${timeOf(at, zone)}`;
  return `${what}　${title}（${PLATFORM_LABELS[slot.platform]}）　${when}：${slotText(slot)}`;
}
