import { join } from 'node:path';
import { type Day, parseDay, yearOf } from '../../domain/day.ts';
import { POST_KINDS, type PostKey, type PostKind } from '../../domain/post.ts';
import { GROUP_ID } from '../post-shape.ts';

/** What stands under a year, a folder a day: posts as they go out, and what was frozen of them. */
export type DayShelf = 'posts' | 'reports';

export const plannedFile = (folder: string) => join(folder, 'planned.json');

/** The steps from the data folder to a day: `2026`, `posts`, `2026-11-23`. */
export const daySteps = (shelf: DayShelf, day: Day): readonly string[] => [String(yearOf(day)), shelf, day];

/** `<folder>/2026/posts/2026-11-23/overdue.all.json`: no group id holds a point. */
export const postFile = (folder: string, shelf: DayShelf, { kind, day, group }: PostKey) =>
  join(folder, ...daySteps(shelf, day), `${kind}.${group}.json`);

/** The names of all our documents of posts, without their ending. */
export const POST_DOCUMENT = `(?:${POST_KINDS.join('|')})\\.${GROUP_ID.source}`;

const NAME = new RegExp(`^(${POST_KINDS.join('|')})\\.(${GROUP_ID.source})\\.json(\\.damaged-\\d+)?$`, 'u');

/** What a name in the folder of a day stands for; undefined if it is none of ours. */
export function readPostFileName(
  name: string,
  day: Day,
): { readonly key: PostKey; readonly aside: boolean } | undefined {
  const [, word, group, aside] = NAME.exec(name) ?? [];
  const kind: PostKind | undefined = POST_KINDS.find((each) => each === word);
  if (kind === undefined || group === undefined) return undefined;
  return { key: { kind, day, group }, aside: aside !== undefined };
}

/** The day of a folder's name in a year's shelf. */
export function dayOfFolder(name: string, year: number): Day | undefined {
  const day = parseDay(name);
  return day !== undefined && yearOf(day) === year ? day : undefined;
}
