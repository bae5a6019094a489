import type { Refusal } from '../domain/refusal.ts';
import { mayCompare } from '../domain/visibility.ts';
import type { KnownAsking } from './office.ts';

/** Why reports, rankings and the whole ledger are not shown to this person here; undefined if they are. */
export function refusalToCompare({ person, group }: KnownAsking): Refusal | undefined {
  switch (mayCompare(person, group)) {
    case 'yes':
      return undefined;
    case 'elsewhere':
      return { code: 'private-only' };
    case 'no':
      return { code: 'ask-office' };
  }
}
