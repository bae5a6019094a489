import type { CommandOf } from '../language/command.ts';
import { inTurns } from '../reports/in-steps.ts';
import { periodReport } from '../reports/period-report.ts';
import { noRanking, rankingReply, rankingRows, rankingTitle } from '../wording/ranking-answer.ts';
import { refusalToCompare } from './may-compare.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';
import { reportMaterial } from './report-material.ts';
import { reportRoom } from './report-room.ts';

/** A ranking is read as a whole more often than a list of tasks. */
const FIRST_ROWS = 30;

/** 排名: the units of each series by their lamps of now, with their places in the last 周调度. */
export async function ranking(
  _command: CommandOf<'ranking'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const refusal = refusalToCompare(asking);
  if (refusal !== undefined) return refused(refusal);
  const material = await reportMaterial('weekly', asking.today, reportRoom(asking, office), asking, office);
  const rankings = (await inTurns(periodReport('weekly', material)))?.rankings ?? [];
  if (rankings.length === 0) return answered(noRanking());
  const title = rankingTitle(asking.now, office.zone);
  const rows = rankingRows(rankings, asking.directory);
  const left = rows.slice(FIRST_ROWS);
  office.conversations.keepList(asking.incoming, { title, rows: left }, asking.now);
  return answered(rankingReply(title, rows.slice(0, FIRST_ROWS), left.length));
}
