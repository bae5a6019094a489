import { type Message, message } from '../domain/message.ts';
import type { Notice } from '../domain/notice.ts';
import { hasRole, type Person, peopleNamed, shortUnitName } from '../domain/people.ts';
import { peopleAsked } from '../domain/problem-asked.ts';
import { supervisorsToTell } from '../domain/supervisors-to-tell.ts';
import type { Problem } from '../domain/task.ts';
import { entryWritten } from './entry-written.ts';
import { authorName } from './history-lines.ts';
import { typedNo } from './office-words.ts';
import { levelName, optionText } from './problem-words.ts';
import { shortened, taskName } from './task-lines.ts';
import { understoodDay } from './understood-day.ts';
import type { Written } from './written-facts.ts';

const LONGEST = 50;

/** To supervisors: somebody asks for more time. */
export function extensionAsked(written: Written): readonly Notice[] {
  const { after, today, openYear, directory } = written;
  const entry = entryWritten(written, 'extend');
  if (entry === undefined) return [];
  const number = typedNo(after, openYear);
  const due = after.due === undefined ? '' : `${understoodDay(after.due, today)} → `;
  return notice(
    supervisorsToTell(directory, entry.by),
    written,
    message(
      `${named(written)} 申请延期：${due}${understoodDay(entry.to, today)}`,
      `理由：${shortened(entry.note ?? '', LONGEST)}`,
      `请审批：“同意延期 ${number}”或“不同意延期 ${number} 理由”`,
    ),
  );
}

/** To the liaisons of a unit that is asked to help, else its head; to a person who is. */
export function problemAsked(written: Written): readonly Notice[] {
  const { directory } = written;
  const entry = entryWritten(written, 'problem');
  if (entry === undefined || entry.asks === undefined) return [];
  const people = peopleAsked(entry.asks, directory).filter(({ id }) => id !== entry.by);
  return notice(
    people,
    written,
    message(
      `${named(written)} 请协调解决问题 P${entry.problem}`,
      ...textOf(written, entry.note),
      `答复请发“P${entry.problem} 答复 …”`,
    ),
  );
}

/** To the task's leader at his level, to supervisors above it. */
export function problemEscalated(written: Written): readonly Notice[] {
  const { after, directory } = written;
  const entry = entryWritten(written, 'escalate');
  if (entry === undefined) return [];
  const problem = after.problems.find(({ no }) => no === entry.problem);
  const leaders = after.leaders
    .flatMap((name) => peopleNamed(directory, name))
    .filter((person) => hasRole(person, 'leader'));
  const people = entry.level === 2 && leaders.length > 0 ? leaders : supervisorsToTell(directory, entry.by);
  return notice(
    people.filter(({ id }) => id !== entry.by),
    written,
    message(
      `${named(written)} 问题 P${entry.problem} 提请${levelName(entry.level)}协调`,
      ...textOf(written, problem?.text),
      ...optionsOf(written, problem),
      `答复请发“P${entry.problem} 答复 …”`,
    ),
  );
}

/** To whoever raised a problem: it is answered, and his to settle. */
export function problemAnswered(written: Written): readonly Notice[] {
  const { after, directory } = written;
  const entry = entryWritten(written, 'answer');
  if (entry === undefined || entry.problem === undefined) return [];
  const problem = after.problems.find(({ no }) => no === entry.problem);
  const raiser = directory.people.filter(
    ({ id, disabled }) => id === problem?.raisedBy && id !== entry.by && !disabled,
  );
  return notice(
    raiser,
    written,
    message(
      `${named(written)} 问题 P${entry.problem} 已有答复（${authorName(entry.by, directory)}）`,
      ...textOf(written, entry.note),
      `解决后请发“P${entry.problem} 已解决 说明”，仍未解决请发“上报 P${entry.problem}”`,
    ),
  );
}

function notice(people: readonly Person[], { after }: Written, content: Message): readonly Notice[] {
  return people.length === 0 ? [] : [{ to: people.map(({ id }) => id), task: after, content }];
}

/** A task not open to all is called by its number, and nothing of its problems is told: who is asked may be no party to it. */
function named({ after, openYear, directory }: Written): string {
  return after.openness === 'open'
    ? `${taskName(after, openYear, 20)}（${shortUnitName(directory, after.leadUnit)}）`
    : `编号 ${typedNo(after, openYear)}`;
}

function textOf({ after }: Written, text: string | undefined): readonly string[] {
  return after.openness !== 'open' || text === undefined ? [] : [shortened(text, LONGEST)];
}

function optionsOf({ after }: Written, problem: Problem | undefined): readonly string[] {
  if (after.openness !== 'open' || problem === undefined) return [];
  return problem.options.slice(0, 3).map((option, index) => optionText(option, index, 30));
}
