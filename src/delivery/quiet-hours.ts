import { type Delivery, GO, type Verdict } from './delivery.ts';
import { windowOf } from './post-window.ts';
import { keptBackBy } from './release.ts';

/**
 * Stage 1: whether it is the time to begin. Before it, the slot waits; after it, it has missed its time: for want of a
 * signature, because it was stopped, because it could not be made, because it was set outside office hours, or because
 * the programme did not run.
 */
export function atItsTime(zone: string): (delivery: Delivery) => Verdict {
  return ({ post, purpose, slot, now }) => {
    const { from, until } = windowOf(post, purpose, zone);
    if (purpose === 'post' && from >= until && now >= post.at)
      return { kind: 'ends', state: 'missed', reason: post.at >= until ? 'quiet-hours' : 'too-late' };
    if (now < from) return { kind: 'waits', reason: 'not-yet-due' };
    if (now < until) return GO;
    if (slot.reason === 'not-made') return { kind: 'ends', state: 'failed', reason: 'not-made' };
    const kept = purpose === 'post' ? keptBackBy(post) : undefined;
    if (kept === 'stopped') return { kind: 'ends', state: 'skipped', reason: 'stopped' };
    return { kind: 'ends', state: 'missed', reason: kept ?? 'too-late' };
  };
}
