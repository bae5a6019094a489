import type { Message } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { Budget } from './budget.ts';
import { silenceAfter } from './retry.ts';

/** What notices and alerts are said with: the same budget as the posts'. */
export interface SpeakingParts {
  readonly budget: Budget;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Says a message in a room, within its robot's budget; what the budget does not allow is refused as too fast, to be said
 * later. `leaving` is done before the first request leaves, and not at all where none does. The first part that does not
 * arrive decides; what was said in part is said, and not told a second time.
 */
export async function sayInRoom(
  message: Message,
  room: PostRoom,
  { budget, clock, newId }: SpeakingParts,
  leaving: () => Promise<void> = async () => {},
): Promise<Outcome> {
  const parts = room.render(message);
  const first = clock.now();
  if (budget.waitsUntil(room.robot, first) !== undefined || budget.left(room.robot, first) < parts.length)
    return { kind: 'refused', reason: 'throttled', retryable: true, code: 'own-budget' };
  for (const [index, part] of parts.entries()) {
    const now = clock.now();
    budget.spend(room.robot, now);
    if (index === 0) await leaving();
    const outcome = await room.send(part, newId());
    const silence = silenceAfter({ at: clock.now(), outcome }, room.platform);
    if (silence !== undefined) budget.hold(room.robot, silence);
    if (outcome.kind === 'refused' && index > 0) return { kind: 'unknown', reason: 'interrupted' };
    if (outcome.kind !== 'confirmed') return outcome;
  }
  return { kind: 'confirmed' };
}
