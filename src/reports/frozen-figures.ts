import type { TaskKey } from '../domain/number-in-year.ts';
import type { FrozenFigures } from '../domain/snapshot.ts';
import { type InSteps, mapInSteps } from './in-steps.ts';
import type { PeriodReport } from './period-report.ts';
import { placesOf } from './ranking.ts';

const keyOf = ({ year, no }: TaskKey): TaskKey => ({ year, no });

/** What later reports need of this one; hidden tasks are among it.  */
export function* frozenFigures({
  kind,
  counts,
  red,
  questions,
  rankings,
}: PeriodReport): InSteps<FrozenFigures> {
  // Only 周调度 has 提请协调.
  const asked = kind === 'weekly' ? questions : [];
  return {
    counts,
    red: yield* mapInSteps(red, ({ task }) => keyOf(task)),
    asked: asked.map(({ task, problem }) => ({ task: keyOf(task), problem: problem.no })),
    places: placesOf(rankings),
  };
}
