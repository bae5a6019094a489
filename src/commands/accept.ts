import { joined, message } from '../domain/message.ts';
import { sameKey, type TaskKey } from '../domain/number-in-year.ts';
import { hasRole } from '../domain/people.ts';
import { isOwner, leads, may } from '../domain/permissions.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf, TaskRef } from '../language/command.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { acceptedMore, undoHint } from '../wording/written.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { briefReply } from './replies.ts';
import { answerOf, type Decision, type Outcome, viaOf, writeOnTask, writtenBy } from './write-on-task.ts';

/** 签收: one task, several, or everything that waits for this person. */
export async function accept(
  command: CommandOf<'accept'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (command.refs === 'all') return acceptAll(asking, office);
  const [only, second] = command.refs;
  if (only !== undefined && second === undefined) return acceptOne(only, asking, office);
  const answers: Answer[] = [];
  for (const ref of command.refs) answers.push(await acceptOne(ref, asking, office));
  return merged(answers, asking);
}

function acceptOne(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Answer> {
  const decide = (task: Task): Decision => decideAccept(task, asking);
  const how = {
    ref,
    with: (exact: TaskRef) => ({ kind: 'accept', refs: [exact] }) as const,
    kinds: ['accept'] as const,
    decide,
  };
  return onOneTask(how, asking, office);
}

/** Everything waiting, and what an earlier delivery of this message signed already. */
async function acceptAll(asking: KnownAsking, office: Office): Promise<Answer> {
  const earlier = await signedBefore(asking, office);
  const waiting = asking.redelivered && earlier.length === 0 ? [] : await waitingFor(asking, office);
  const keys = [...earlier, ...waiting.filter((task) => !earlier.some((key) => sameKey(key, task)))];
  if (keys.length === 0) return refused({ code: 'nothing-to-accept' });
  const answers: Answer[] = [];
  for (const key of keys) answers.push(answerOf(await sign(key, asking, office)));
  return merged(answers, asking);
}

/** What this line signed in an earlier delivery of its message. */
async function signedBefore(asking: KnownAsking, office: Office): Promise<readonly TaskKey[]> {
  const keys = office.recentWrites.ofMessage(asking.incoming)?.tasks ?? [];
  const records = await Promise.all(keys.map((key) => office.store.get(key)));
  return records
    .filter(
      (record) => record !== undefined && writtenBy(record.history, viaOf(asking), ['accept']).length > 0,
    )
    .flatMap((record) => (record === undefined ? [] : [{ year: record.task.year, no: record.task.no }]));
}

/** The unsigned tasks that 签收全部 means: those a person owns, for a liaison all of the unit's. */
export async function waitingFor(asking: KnownAsking, office: Office): Promise<readonly Task[]> {
  const { person } = asking;
  const tasks = await openTasks(asking.today, office.store);
  return tasks.filter(
    (task) =>
      task.status === 'assigned' &&
      may(person, 'accept', task) &&
      (isOwner(person, task) ||
        (leads(person, task) && (hasRole(person, 'liaison') || task.owner === undefined))),
  );
}

function sign(task: TaskKey, asking: KnownAsking, office: Office): Promise<Outcome> {
  return writeOnTask(task, ['accept'], (current) => decideAccept(current, asking), asking, office);
}

function decideAccept(task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToAct('accept', task, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const entry = { kind: 'accept', at: asking.now, by: asking.person.id, via: viaOf(asking) } as const;
  return { kind: 'write', entries: [entry] };
}

/** Rows of one answer on a phone. */
const MOST_SHOWN = 10;

/** Several signatures in one answer; a refusal stands among them. */
function merged(answers: readonly Answer[], asking: KnownAsking): Answer {
  const shown = answers.slice(0, MOST_SHOWN).map((answer) => briefReply(answer, asking));
  const brief = joined([...shown, acceptedMore(answers.length - shown.length)]);
  return answers.some((answer) => answer.kind === 'written')
    ? { kind: 'written', reply: joined([brief, message(undoHint())]), brief }
    : { kind: 'answered', reply: brief };
}
