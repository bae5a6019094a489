import type { PersonId } from './people.ts';
import type { Rules } from './rules.ts';
import type { Task } from './task.ts';

/** What a supervisor decides on somebody's work or wish. */
export type Review = 'approve' | 'return' | 'close' | 'extend-granted' | 'extend-refused';

/** Why one person may not decide this, though his role could. */
export type ReviewObstacle =
  /** He submitted it himself. */
  | 'own-submission'
  /** He asked for the extension himself. */
  | 'own-request'
  /** Two-step: 通过 comes before 销号. */
  | 'first-check-missing'
  /** Two-step: it has been given; 销号 is next. */
  | 'first-check-done'
  /** Two-step: 销号 is for another person than 通过. */
  | 'own-first-check';

/**
 * What stands in the way of a person deciding on a task: nobody approves, closes or grants what he submitted or asked,
 * and a two-step review takes two persons. Whether his role and the task's status allow the act is judged elsewhere.
 */
export function reviewObstacle(
  task: Task,
  review: Review,
  by: PersonId,
  steps: Rules['review'],
): ReviewObstacle | undefined {
  if (review === 'extend-granted') return task.extension?.by === by ? 'own-request' : undefined;
  if (review !== 'approve' && review !== 'close') return undefined;
  if (task.submittedBy === by) return 'own-submission';
  if (steps === 'one-step' || task.status !== 'submitted') return undefined;
  if (review === 'approve') return task.approvedBy === undefined ? undefined : 'first-check-done';
  if (task.approvedBy === undefined) return 'first-check-missing';
  return task.approvedBy === by ? 'own-first-check' : undefined;
}
