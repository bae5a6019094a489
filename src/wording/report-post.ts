import { isReportKind } from '../domain/post.ts';
import type { FrozenFigures } from '../domain/snapshot.ts';
import { frozenFigures } from '../reports/frozen-figures.ts';
import type { InSteps } from '../reports/in-steps.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import type { MadePost } from './made-post.ts';
import { reportAnnex } from './report-annex.ts';
import { type ReportFacts, reportFacts } from './report-facts.ts';
import { periodicMessage } from './report-periodic.ts';
import { reportPicture } from './report-picture.ts';
import { releaseHint } from './report-release-hint.ts';
import { troubleRowCount } from './report-troubles.ts';
import { weeklyMessage, weeklyRowCount } from './report-weekly.ts';

/** 周调度, 月通报, 季督导, 双过半 and 年终. Nobody is @-ed by a report. */
export function* makeReportPost(material: PostMaterial): InSteps<MadePost | undefined> {
  const { kind } = material.key;
  if (!isReportKind(kind)) throw new TypeError(`not a report: ${kind}`);
  const facts = yield* reportFacts(kind, material);
  return facts === undefined ? undefined : reportPost(facts, yield* frozenFigures(facts.report));
}

function reportPost(facts: ReportFacts, figures: FrozenFigures): MadePost {
  const isWeekly = facts.report.kind === 'weekly';
  const word = isWeekly ? weeklyMessage : periodicMessage;
  return {
    say: (saying) => {
      const { blocks } = word(facts, saying.as, saying.mostRows);
      return { message: { blocks: [...blocks, ...releaseHint(facts, saying)] }, calls: [] };
    },
    rows: isWeekly ? weeklyRowCount(facts) : troubleRowCount(facts),
    figures,
    picture: reportPicture(facts),
    annex: () => reportAnnex(facts),
    numbered: (issue) => reportPost({ ...facts, issue }, figures),
  };
}
