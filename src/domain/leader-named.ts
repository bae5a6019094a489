import { type Directory, hasRole, type Person } from './people.ts';

/** The one leader of the roster who is called so: by his name, or by surname and post (王县长). Two who fit are none. */
export function leaderNamed(directory: Directory, called: string): Person | undefined {
  const leaders = directory.people.filter((person) => hasRole(person, 'leader'));
  const [surname = '', ...post] = [...called];
  const exact = leaders.filter(({ name }) => name === called);
  const fitting =
    exact.length > 0
      ? exact
      : leaders.filter(
          ({ name, post: has = '' }) =>
            post.length > 0 && name.startsWith(surname) && has.includes(post.join('')),
        );
  const [only, second] = fitting;
  return second === undefined ? only : undefined;
}
