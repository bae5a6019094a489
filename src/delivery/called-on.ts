import type { Day } from '../domain/day.ts';
import type { PersonId } from '../domain/people.ts';
import type { PostLogReader } from '../ports/post-log.ts';

/** Who was @-ed on a day by any post in any room, or is about to be: nobody is @-ed twice a day. */
export async function calledOn(day: Day, log: Pick<PostLogReader, 'on'>): Promise<Set<PersonId>> {
  const posts = await log.on(day);
  return new Set(posts.flatMap(({ slots }) => slots.flatMap(({ called }) => called)));
}
