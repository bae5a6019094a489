import { type Message, plainText } from '../domain/message.ts';
import type { Person } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import type { OpenNotice } from '../ports/notice-box.ts';
import type { PostRoom } from '../ports/post-room.ts';
import { type NoticeItem, noticePost, withheldContent } from '../wording/notices.ts';
import type { Place } from './nearest-room.ts';

/** What one person is to be told, of the task as it is now, and the place where he is. */
export interface Addressed extends Place {
  readonly notice: OpenNotice;
  readonly task: Task;
  readonly person: Person;
}

/** What is posted to one room in one request, and who is told what by it. */
export interface NoticePost {
  readonly room: PostRoom;
  readonly groupId: string;
  readonly message: Message;
  readonly told: readonly Addressed[];
}

/** So much fits a room's one message with room to spare (platforms.md 3: 4,096 bytes). */
const MOST_CHARACTERS = 1000;

type Item = NoticeItem & { readonly told: readonly Addressed[] };

/** One post a room; a second only where the first is full. The same words to several people are said once. */
export function noticePosts(all: readonly Addressed[], openYear: number): readonly NoticePost[] {
  return [...grouped(all, ({ room }) => room)].flatMap(([room, addressed]) => {
    const items = [...grouped(addressed, (one) => keyOf(one, openYear)).values()].map((told) =>
      itemOf(told, openYear),
    );
    const groupId = addressed[0]?.group.id ?? '';
    return filled(items).map((part) => ({
      room,
      groupId,
      message: noticePost(part),
      told: part.flatMap(({ told }) => told),
    }));
  });
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}

function keyOf(one: Addressed, openYear: number): string {
  return JSON.stringify(contentOf(one, openYear));
}

/** In a group, a task not open to all is told by its number alone, whatever the notice says. */
function contentOf({ task, notice }: Addressed, openYear: number): Message {
  const { content, corrects } = notice;
  return task.openness === 'open' ? content : withheldContent(task, openYear, corrects !== undefined);
}

function itemOf(told: readonly Addressed[], openYear: number): Item {
  const [first] = told;
  const people = (how: Place['how']): readonly Person[] => [
    ...new Set(told.filter((one) => one.how === how).map(({ person }) => person)),
  ];
  return {
    called: people('call'),
    named: people('name'),
    content: first === undefined ? { blocks: [] } : contentOf(first, openYear),
    told,
  };
}

function filled(items: readonly Item[]): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const size = plainText(noticePost([item])).length;
    if (size > left || parts.length === 0) {
      parts.push([]);
      left = MOST_CHARACTERS;
    }
    parts.at(-1)?.push(item);
    left -= size;
  }
  return parts;
}
