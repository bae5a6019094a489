import type { KeptNotice, NoticeSource, OpenNotice, SettledNotice } from '../ports/notice-box.ts';
import { StoreError } from './errors.ts';
import { message } from './message-shape.ts';
import { taskKey } from './post-shape.ts';
import {
  type Check,
  count,
  type Fields,
  instant,
  isObject,
  leaf,
  name,
  object,
  oneOf,
  optional,
  wrongText,
} from './shape.ts';

const attempts = leaf('应为不小于0的整数', (value) => Number.isSafeInteger(value) && Number(value) >= 0);

/** What a notice holds, given how a moment is written: milliseconds in memory, ISO text in a file. */
export function noticeCheck(at: Check): Check {
  const both: Fields<Omit<SettledNotice, 'state'>> = {
    id: name,
    from: object<NoticeSource>({ platform: name, bot: name, messageId: name, line: count }),
    to: optional(name),
    task: taskKey,
    corrects: optional(at),
    at,
  };
  const open = object<OpenNotice>({
    ...both,
    state: oneOf('waiting', 'trying'),
    content: message,
    attempts,
  });
  const settled = object<SettledNotice>({ ...both, state: oneOf('told', 'over') });
  const isSettled = (value: unknown): boolean =>
    isObject(value) && (value['state'] === 'told' || value['state'] === 'over');
  return (value) => (isSettled(value) ? settled(value) : open(value));
}

const inMemory = noticeCheck(instant);

/**
 * Checks what is new among what is to be kept.
 * @throws {StoreError} `illegal-change` if it could not be read back
 */
export function checkNotices(kept: readonly KeptNotice[], before: readonly KeptNotice[]): void {
  const known = new Set(before);
  for (const notice of kept) {
    const wrong = known.has(notice) ? undefined : inMemory(notice);
    if (wrong !== undefined) throw new StoreError('illegal-change', `notice: ${wrongText(wrong)}`);
  }
  const twice = idGivenTwice(kept);
  if (twice !== undefined) throw new StoreError('illegal-change', `notice: ${twice} is there already`);
}

/** An id that two notices share. */
export function idGivenTwice(kept: readonly Pick<KeptNotice, 'id'>[]): string | undefined {
  const ids = new Set<string>();
  return kept.find(({ id }) => ids.size === ids.add(id).size)?.id;
}
