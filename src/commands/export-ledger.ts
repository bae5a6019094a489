import { mayName } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import { exportedReply } from '../wording/report-answers.ts';
import { refusalToCompare } from './may-compare.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

/** 导出: the ledger as a workbook, with the tasks that may be shown to the asker here. A redelivery brings no second file. */
export async function exportLedger(
  command: CommandOf<'export'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const refusal = refusalToCompare(asking);
  if (refusal !== undefined) return refused(refusal);
  if (asking.settled) return refused({ code: 'message-handled' });
  const { incoming, person, group, today, openYear } = asking;
  const year = command.year ?? openYear;
  const exported = await office.exports(incoming, {
    year,
    today,
    shows: (task) => mayName(person, task, group),
  });
  return answered(exportedReply(exported, year));
}
