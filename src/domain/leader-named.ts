import { type Directory, hasRole, type Person } from './people.ts';

/** The leaders of this surname and post: 王县长. */
export function leadersOfPost(directory: Directory, called: string): readonly Person[] {
  const surname = [...called][0] ?? '';
  const post = called.slice(surname.length);
  if (post === '') return [];
  return directory.people.filter(
    (person) =>
      hasRole(person, 'leader') && person.name.startsWith(surname) && (person.post ?? '').includes(post),
  );
}

/** The one leader of the roster who is called so: by his name, or by surname and post. Two who fit are none. */
export function leaderNamed(directory: Directory, called: string): Person | undefined {
  const named = directory.people.filter((person) => hasRole(person, 'leader') && person.name === called);
  const [only, second] = named.length > 0 ? named : leadersOfPost(directory, called);
  return second === undefined ? only : undefined;
}
