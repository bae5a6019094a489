import { isOverdue, type Judgement, judge } from '../domain/colour.ts';
import type { Notice } from '../domain/notice.ts';
import { sameKey } from '../domain/number-in-year.ts';
import { mayAtAll } from '../domain/permissions.ts';
import { responsibleFor } from '../domain/responsible.ts';
import type { Task } from '../domain/task.ts';
import { mayName } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { urgedOverdue, urgedRow } from '../wording/office-merged.ts';
import { urgedNotice } from '../wording/office-notices.ts';
import type { Written } from '../wording/written-facts.ts';
import { mergedAnswer, writeOnAll, writtenEarlier } from './merged.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { decideOffice, refuse, type Stamp, write } from './on-office-task.ts';
import { urgedAlready } from './urge.ts';

/** Rows of what one person is told. */
const MOST_ROWS = 5;

interface Late {
  readonly task: Task;
  readonly judgement: Judgement;
}

/**
 * 催办逾期: everybody who is late, in one answer and one word to each. It reaches what may be named here: in a group, what
 * the group is about. Who waits for an answer himself — an extension undecided, a problem raised — is left in peace.
 */
export async function urgeOverdue(
  _command: CommandOf<'urge-overdue'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (!mayAtAll(asking.person, 'urge')) return refused({ code: 'not-for-you', act: 'urge', kind: 'urge' });
  const earlier = await writtenEarlier('urge', asking, office);
  const late = await overdueHere(asking, office);
  const rest = asking.redelivered && earlier.length === 0 ? [] : late.filter(({ task }) => !waits(task));
  const again = rest.filter(({ task }) => urgedAlready(task, asking) === undefined);
  const tasks = [...earlier, ...again.map(({ task }) => task)];
  const done = await writeOnAll(tasks, 'urge', (task) => decide(task, asking), asking, office);
  const isDone = (task: Task): boolean => done.written.some(({ after }) => sameKey(after, task));
  const urgedBefore = rest.filter(({ task }) => !isDone(task)).length;
  if (done.written.length === 0) return refused({ code: 'nothing-to-urge', urgedBefore });
  const counts = {
    tasks: done.written.length,
    urgedBefore,
    waiting: late.filter(({ task }) => waits(task) && !isDone(task)).length,
  };
  return mergedAnswer(urgedOverdue(rowsOf(done.written, true), counts), noticesOf(done.toTell, asking));
}

function decide(task: Task, asking: KnownAsking): ReturnType<typeof decideOffice> {
  const already = urgedAlready(task, asking);
  const act = {
    act: 'urge',
    kind: 'urge',
    decide: (_task: Task, stamp: Stamp) =>
      already === undefined ? write({ kind: 'urge', ...stamp }) : refuse(already),
  } as const;
  return decideOffice(act, task, asking);
}

/** The late tasks that this person may name here, the latest first. */
async function overdueHere(asking: KnownAsking, office: Office): Promise<readonly Late[]> {
  const { person, group, bench } = asking;
  return (await openTasks(asking.today, office.store))
    .filter((task) => mayName(person, task, group))
    .map((task) => ({ task, judgement: judge(task, bench) }))
    .filter(({ judgement }) => isOverdue(judgement));
}

/** Whether the next step is somebody else's: the grey line of the daily list. */
function waits(task: Task): boolean {
  return (
    task.extension !== undefined ||
    task.problems.some((one) => one.status === 'open' && one.level >= 2 && one.answer === undefined)
  );
}

function rowsOf(written: readonly Written[], withOwner: boolean): readonly string[] {
  return written
    .toSorted((a, b) => b.judgement.overdueDays - a.judgement.overdueDays || a.after.no - b.after.no)
    .map(({ after, judgement, openYear }) => urgedRow(after, judgement, openYear, withOwner));
}

/** One notice a person for what is open to all; others stand alone, since a room may have to withhold them. */
function noticesOf(toTell: readonly Written[], { directory, person }: KnownAsking): readonly Notice[] {
  const groups = new Map<string, Written[]>();
  for (const written of toTell) {
    const to = responsibleFor(directory, written.after).flatMap(({ id }) => (id === person.id ? [] : [id]));
    if (to.length === 0) continue;
    const { openness, year, no } = written.after;
    const key = JSON.stringify(openness === 'open' ? to : [...to, year, no]);
    groups.set(key, [...(groups.get(key) ?? []), written]);
  }
  return [...groups.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    const to = responsibleFor(directory, first.after).flatMap(({ id }) => (id === person.id ? [] : [id]));
    const rows = rowsOf(of, false);
    const content = urgedNotice(rows.slice(0, MOST_ROWS), Math.max(0, rows.length - MOST_ROWS));
    return [{ to, task: first.after, content }];
  });
}
