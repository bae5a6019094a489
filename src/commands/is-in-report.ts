import { sameKey, type TaskKey } from '../domain/number-in-year.ts';
import { isReportKind, type PostKey } from '../domain/post.ts';
import { withFullNames } from '../domain/visibility.ts';
import { inTurns } from '../reports/in-steps.ts';
import { periodReport } from '../reports/period-report.ts';
import type { KnownAsking, Office } from './office.ts';
import { reportMaterial } from './report-material.ts';

/** Whether a report of today's, as its figures are now, tells of a task in any of its lists or its annex. */
export async function isInReport(
  task: TaskKey,
  { kind, day, group: id }: PostKey,
  asking: KnownAsking,
  office: Office,
): Promise<boolean> {
  const group = office.groups.find((one) => one.id === id);
  if (group === undefined || !isReportKind(kind)) return false;
  const room = withFullNames(group, asking.directory);
  const material = await reportMaterial(kind, day, room, asking, office);
  const report = await inTurns(periodReport(kind, material));
  if (report === undefined) return false;
  const { red, troubles, yellow, due, unreported, questions } = report;
  const listed = [red, troubles, yellow, due, unreported, questions];
  return listed.some((list) => list.some((one) => sameKey(one.task, task)));
}
