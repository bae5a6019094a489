import { daysOpen, isUnanswered, levelSince, shouldEscalateAfter } from '../domain/problem-levels.ts';
import { mayOnProblem, mayShowProblem } from '../domain/problem-people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CommandOf } from '../language/command.ts';
import { problemCard } from '../wording/problem-card.ts';
import { findProblem } from './find-problem.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

/** P3: how a problem stands, and what may be said to it. */
export async function showProblem(
  command: CommandOf<'show-problem'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const found = await findProblem(command.problem, asking, office);
  if ('refusal' in found) return refused(asked(found.refusal));
  const { problem, task } = found;
  const { person, group, directory, today, bench, openYear } = asking;
  if (!mayShowProblem(person, problem, task, undefined, directory)) {
    return refused({ code: 'withheld', no: task.no });
  }
  if (!mayShowProblem(person, problem, task, group, directory)) return refused({ code: 'private-only' });
  const record = await office.store.get(task);
  const since = levelSince(problem, record?.history ?? []);
  return answered(
    problemCard(problem, task, {
      directory,
      openYear,
      zone: bench.zone,
      days: daysOpen(problem, today, bench.zone),
      unanswered: isUnanswered(problem, since),
      waited: shouldEscalateAfter(problem, since, today, bench),
      may: (act) => mayOnProblem(person, act, problem, task, directory),
      closes: person.roles.includes('supervisor'),
    }),
  );
}

/** A refusal of somebody who only looked. */
function asked(refusal: Refusal): Refusal {
  return refusal.code === 'no-such-problem' ? { ...refusal, asked: true } : refusal;
}
