import { withheldBy } from '../domain/release.ts';
import { type Delivery, GO, type Verdict } from './delivery.ts';
import { windowOf } from './post-window.ts';

/**
 * Stage 1: whether it is the time to begin. Before it, the slot waits; after it, it has missed its time: for want of a
 * signature, because it was stopped, because it could not be made, because it was set outside office hours, or because
 * the programme did not run.
 */
export function atItsTime(zone: string): (delivery: Delivery) => Verdict {
  return ({ post, purpose, slot, now }) => {
    const { from, until } = windowOf(post, purpose, zone);
    if (from >= until && purpose === 'post') return { kind: 'ends', state: 'missed', reason: 'quiet-hours' };
    if (now < from) return { kind: 'waits', reason: 'not-yet-due' };
    if (now < until) return GO;
    if (slot.reason === 'not-made') return { kind: 'ends', state: 'failed', reason: 'not-made' };
    const withheld = purpose === 'post' ? withheldBy(post.release) : undefined;
    if (withheld === 'stopped') return { kind: 'ends', state: 'skipped', reason: 'stopped' };
    if (withheld === 'unsigned') return { kind: 'ends', state: 'missed', reason: 'unsigned' };
    return { kind: 'ends', state: 'missed', reason: 'too-late' };
  };
}
