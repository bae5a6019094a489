import type { Post, SlotReason } from '../domain/post.ts';
import { withheldBy } from '../domain/release.ts';
import { type Delivery, GO, type Verdict } from './delivery.ts';
import { shownAt } from './post-window.ts';

/**
 * Stage 2: whether a post may go as far as people are concerned. `hold` goes unless it was stopped, once its draft was
 * shown; `sign` only when it was signed; 签发 lets go whatever was kept back. A draft needs nobody's word.
 */
export function released({ post, purpose }: Delivery): Verdict {
  if (purpose === 'draft' || post.byHand === true) return GO;
  const reason = keptBackBy(post);
  return reason === undefined ? GO : { kind: 'waits', reason };
}

/** What keeps a post back. */
export function keptBackBy(
  post: Post,
): Extract<SlotReason, 'stopped' | 'unsigned' | 'draft-not-shown'> | undefined {
  const { release, draft } = post;
  const withheld = withheldBy(release);
  if (withheld !== undefined || release.signed !== undefined) return withheld;
  // Silence is consent only of those who were asked.
  return release.mode === 'hold' && draft !== undefined && shownAt(post) === undefined
    ? 'draft-not-shown'
    : undefined;
}
