import { dayOf } from '../domain/instant.ts';
import { type Message, message } from '../domain/message.ts';
import type { ProblemAct } from '../domain/owner-refusal.ts';
import { type Directory, shortUnitName } from '../domain/people.ts';
import { levelAbove, needsOption } from '../domain/problem-levels.ts';
import type { Problem, Task } from '../domain/task.ts';
import { dayText } from './days.ts';
import { authorName } from './history-lines.ts';
import { askedText, levelName, optionText } from './problem-words.ts';
import { shortened, taskName } from './task-lines.ts';

export interface ProblemFacts {
  readonly directory: Directory;
  readonly openYear: number;
  readonly zone: string;
  /** Calendar days since it was raised. */
  readonly days: number;
  /** The level it stands at has not answered it. */
  readonly unanswered: boolean;
  /** Working days without an answer, once they are so many that 上报 is due. */
  readonly waited: number | undefined;
  /** What the reader may do about it. */
  readonly may: (act: ProblemAct) => boolean;
  /** Whether his word strikes it off. */
  readonly closes: boolean;
}

/** One problem on a phone: at most eight lines. */
export function problemCard(problem: Problem, task: Task, facts: ProblemFacts): Message {
  const { directory } = facts;
  const asked = askedText(problem, directory);
  return message(
    `P${problem.no} ${shortened(problem.text, 50)}`,
    `${taskName(task, facts.openYear, 24)}（${shortUnitName(directory, task.leadUnit)}）`,
    [
      `第${problem.level}级 ${levelName(problem.level)}`,
      asked === undefined ? '未写请谁协调' : `请${asked}协调`,
      stateText(problem, facts),
    ].join('　'),
    ...optionsLine(problem),
    ...answerLine(problem, facts),
    ...proposal(problem, facts),
    ...nextLine(problem, facts),
  );
}

function stateText({ status }: Problem, { days, unanswered }: ProblemFacts): string {
  const since = days === 0 ? '今日提出' : `已${days}天`;
  switch (status) {
    case 'open':
      return `${since}${unanswered ? '，未答复' : '，已答复'}`;
    case 'solved':
      return '已解决，待销号';
    case 'closed':
      return '已销号';
  }
}

function optionsLine({ options }: Problem): readonly string[] {
  if (options.length === 0) return [];
  const longest = options.length > 2 ? 18 : 30;
  const texts = options.slice(0, 4).map((option, index) => optionText(option, index, longest));
  return [`${texts.join('；')}${options.length > 4 ? `；等${options.length}个` : ''}`];
}

function answerLine({ answer }: Problem, { directory, zone }: ProblemFacts): readonly string[] {
  if (answer === undefined) return [];
  const when = dayText(dayOf(answer.at, zone));
  return [`${when} ${authorName(answer.by, directory)}答复：${shortened(answer.text, 50)}`];
}

function proposal({ no, level, options }: Problem, { waited, may }: ProblemFacts): readonly string[] {
  const above = levelAbove(level);
  if (waited === undefined || above === undefined || !may('escalate')) return [];
  const first = needsOption(level) && options.length === 0 ? `先发“P${no} 方案 …”，再` : '';
  return [`本级已满${waited}个工作日未答复，建议${first}发“上报 P${no}”提请${levelName(above)}`];
}

/** What the reader may type next. */
function nextLine({ no, level, status }: Problem, { may, closes }: ProblemFacts): readonly string[] {
  if (status === 'closed') return [];
  const forms =
    status === 'open'
      ? [
          ...(may('answer') ? [`P${no} 答复 …`] : []),
          ...(may('option') ? [`P${no} 方案 …`] : []),
          ...(may('solve') ? [closes ? `P${no} 销号` : `P${no} 已解决 说明`] : []),
          ...(may('escalate') && levelAbove(level) !== undefined ? [`上报 P${no}`] : []),
        ]
      : may('solve') && closes
        ? [`P${no} 销号`]
        : [];
  return forms.length === 0 ? [] : [`可发：${forms.map((form) => `“${form}”`).join('')}`];
}
