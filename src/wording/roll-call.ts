import type { Callees } from '../domain/calling.ts';
import { type Span, text } from '../domain/message.ts';
import type { Person, PersonId } from '../domain/people.ts';
import type { Saying } from './made-post.ts';

/** Names people behind the rows of one message, and remembers whom it @-s. */
export interface RollCall {
  /** What stands behind a row: a space and a name each; nothing where there is nobody to name. */
  behind(callees: Callees): readonly Span[];
  /** Who is @-ed so far, in the order of the rows. */
  calls(): readonly PersonId[];
}

/**
 * @-s whoever has an account on the room's platform and was not @-ed today; whoever cannot be @-ed is named in plain text:
 * an owner at each of his tasks, a liaison once.
 */
export function createRollCall({ platform, called }: Pick<Saying, 'platform' | 'called'>): RollCall {
  const calls = new Set<PersonId>();
  const named = new Set<PersonId>();
  const nameOf = (person: Person): Span => {
    named.add(person.id);
    const isNew = !called.has(person.id) && !calls.has(person.id);
    if (!isNew || platform === undefined || person.accounts[platform] === undefined) return text(person.name);
    calls.add(person.id);
    return { kind: 'mention', who: { name: person.name, accounts: person.accounts } };
  };
  return {
    behind({ owner, liaisons }) {
      const people = [
        ...(owner === undefined ? [] : [owner]),
        ...liaisons.filter(({ id }) => !named.has(id)),
      ];
      return people.flatMap((person) => [text(' '), nameOf(person)]);
    },
    calls: () => [...calls],
  };
}
