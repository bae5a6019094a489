import { withheldBy } from '../domain/release.ts';
import { type Delivery, GO, type Verdict } from './delivery.ts';

/**
 * Stage 2: whether a post may go as far as people are concerned. `hold` goes unless it was stopped, `sign` only when it
 * was signed; 签发 also lets go what was stopped. A draft needs nobody's word.
 */
export function released({ post, purpose }: Delivery): Verdict {
  if (purpose === 'draft' || post.byHand === true) return GO;
  const withheld = withheldBy(post.release);
  return withheld === undefined ? GO : { kind: 'waits', reason: withheld };
}
