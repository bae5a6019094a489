import { type Block, line, type Message, strong } from '../domain/message.ts';
import type { Saying } from './made-post.ts';
import { answerBy, dueText } from './report-demands.ts';
import type { ReportFacts } from './report-facts.ts';
import { headBlocks } from './report-head.ts';
import { footBlocks } from './report-legend.ts';
import { questionList, questionPlace, questionText } from './report-questions.ts';
import { elsewhere, listedText, redRow, taskList, withheldLines } from './report-red-rows.ts';
import { createSections, type NextSection } from './report-sections.ts';
import { taskWord } from './report-task-words.ts';
import { totalsLines } from './report-totals.ts';
import { unreportedLines } from './report-units.ts';
import { packed, phoneLines } from './report-width.ts';
import { shortened } from './task-lines.ts';

/** How many rows of either list a report shows. */
export interface WeeklyRows {
  readonly questions: number;
  readonly red: number;
}

const MOST: WeeklyRows = { questions: 5, red: 6 };

/** A weekly report is read on a phone in one go. */
const MOST_LINES = 35;

/** 周调度: as many rows as `mostRows` and 35 lines of a phone allow. */
export function weeklyMessage(facts: ReportFacts, as: Saying['as'], mostRows: number): Message {
  let rows = available(facts);
  for (;;) {
    const listed = rows.questions + rows.red;
    // Measured as it is posted, so that a draft lists what the post will. Two rows stay, however long the rest.
    const isTooLong = listed > 2 && phoneLines({ blocks: weeklyBlocks(facts, 'post', rows) }) > MOST_LINES;
    if (listed <= mostRows && !isTooLong) return { blocks: weeklyBlocks(facts, as, rows) };
    rows = fewer(rows);
  }
}

/** The rows a weekly report lists where nothing limits it. */
export function weeklyRowCount(facts: ReportFacts): number {
  const { questions, red } = available(facts);
  return questions + red;
}

function available(facts: ReportFacts): WeeklyRows {
  return {
    questions: questionList(facts, MOST.questions).listed.length,
    red: taskList(facts.red, MOST.red).listed.length,
  };
}

/** One row less, of either list in turn, so that there are always some more red ones than problems. */
function fewer({ questions, red }: WeeklyRows): WeeklyRows {
  const isTurn = questions > 3 || (questions > 2 && red <= 4) || (questions > 1 && red <= 3);
  return isTurn || red === 0 ? { questions: questions - 1, red } : { questions, red: red - 1 };
}

function weeklyBlocks(facts: ReportFacts, as: Saying['as'], rows: WeeklyRows): readonly Block[] {
  const next = createSections();
  return [
    ...headBlocks(facts, as),
    ...totals(facts, next),
    ...decided(facts, next),
    ...questionsAndRed(facts, as, rows, next),
    ...lines(facts, next),
    ...demands(facts, as, next),
    ...footBlocks(facts),
  ];
}

function totals({ report }: ReportFacts, next: NextSection): readonly Block[] {
  const [first, ...others] = totalsLines(report);
  return [line(strong(next('总体').heading), `　${first}`), ...others.map((text) => line(text))];
}

function decided({ report: { decided: so } }: ReportFacts, next: NextSection): readonly Block[] {
  if (so === undefined) return [];
  const text = `　${so.done + so.open}件，办结${so.done}件、在办${so.open}件`;
  return [line(strong(next('上期议定').heading), text)];
}

function questionsAndRed(
  facts: ReportFacts,
  as: Saying['as'],
  rows: WeeklyRows,
  next: NextSection,
): readonly Block[] {
  const questions = questionList(facts, rows.questions);
  const red = taskList(facts.red, rows.red);
  const asking = next('提请协调');
  const rest = [
    ...(questions.more > 0 ? [`其余${questions.more}件${elsewhere(as, '问题清单')}`] : []),
    ...(questions.hidden > 0 ? [`另有${questions.hidden}件不在群内列出`] : []),
  ];
  return [
    line(strong(asking.heading), questions.all === 0 ? '　无' : `（${questions.all}件）`),
    ...questions.listed.map((question, index) => line(`${index + 1}. ${questionText(question, facts)}`)),
    ...(rest.length === 0 ? [] : [line(rest.join('，'))]),
    line(strong(next('红灯事项').heading), listedText(red, as, '红灯')),
    ...red.listed.flatMap((one) => {
      const asked = questionPlace(one.task, questions, facts, asking.numeral);
      return redRow(one, taskWord(one, facts, asked), facts);
    }),
    ...withheldLines(red).map((text) => line(text)),
  ];
}

const LONGEST_CATEGORY = 6;

/** 五、分线（红/黄）　常务1/4 …, and who did not report. */
function lines(facts: ReportFacts, next: NextSection): readonly Block[] {
  const { heading } = next('分线');
  const behind = '（红/黄）　';
  const parts = facts.report.lines.map(({ category = '其他', red, yellow }) => {
    return `${shortened(category, LONGEST_CATEGORY)}${red}/${yellow}`;
  });
  const [first = '', ...others] = packed(`${heading}${behind}`, parts.length === 0 ? ['无'] : parts);
  return [
    line(strong(heading), first.slice(heading.length)),
    ...[...others, ...unreportedLines(facts)].map((text) => line(text)),
  ];
}

function demands(facts: ReportFacts, as: Saying['as'], next: NextSection): readonly Block[] {
  return [
    line(strong(next('本周要求').heading), `　${dueText(facts, as)}`),
    ...(facts.report.red.length === 0 ? [] : [line(`请红灯单位${answerBy(facts)}报整改措施`)]),
  ];
}
