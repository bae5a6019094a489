import { joined, message } from '../domain/message.ts';
import { hasRole } from '../domain/people.ts';
import { isOwner, leads, may } from '../domain/permissions.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import { mayName } from '../domain/visibility.ts';
import type { CommandOf, TaskRef } from '../language/command.ts';
import { undoHint } from '../wording/written.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { openYears } from './open-years.ts';
import { briefReply } from './replies.ts';
import { answerOf, type Decision, type Outcome, viaOf, writeOnTask } from './write-on-task.ts';

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

async function acceptOne(ref: TaskRef, asking: KnownAsking, office: Office): Promise<Answer> {
  const found = await findTask(ref, asking, office);
  if (found.kind === 'refused') return refused(found.refusal);
  if (found.kind === 'ask') {
    return {
      kind: 'asks',
      reason: found.reason,
      options: found.tasks.map((task) => ({ kind: 'accept', refs: [refOf(task)] })),
    };
  }
  return answerOf(await sign(found.task, asking, office));
}

/** Everything waiting, and what an earlier delivery of this message signed already. */
async function acceptAll(asking: KnownAsking, office: Office): Promise<Answer> {
  const earlier = office.recentWrites.ofMessage(asking.incoming)?.tasks ?? [];
  const waiting = asking.redelivered && earlier.length === 0 ? [] : await waitingFor(asking, office);
  const keys = [
    ...earlier,
    ...waiting.filter((task) => !earlier.some((key) => key.no === task.no && key.year === task.year)),
  ];
  if (keys.length === 0) return refused({ code: 'nothing-to-accept' });
  const answers: Answer[] = [];
  for (const key of keys) answers.push(answerOf(await sign(key, asking, office)));
  return merged(answers, asking);
}

/** The unsigned tasks that 签收全部 means: those a person owns, for a liaison all of the unit's. */
export async function waitingFor(asking: KnownAsking, office: Office): Promise<readonly Task[]> {
  const { person } = asking;
  const lists = await Promise.all(openYears(asking.today).map((year) => office.store.list(year)));
  return lists
    .flat()
    .filter(
      (task) =>
        task.status === 'assigned' &&
        may(person, 'accept', task) &&
        (isOwner(person, task) ||
          (leads(person, task) && (hasRole(person, 'liaison') || task.owner === undefined))),
    );
}

function sign(task: Pick<Task, 'year' | 'no'>, asking: KnownAsking, office: Office): Promise<Outcome> {
  return writeOnTask(task, ['accept'], (current) => decideAccept(current, asking), asking, office);
}

function decideAccept(task: Task, asking: KnownAsking): Decision {
  const { person, group, now } = asking;
  if (!may(person, 'accept', task)) {
    return {
      kind: 'refuse',
      refusal: { code: 'not-yours', task, mayName: mayName(person, task, group), act: 'accept' },
    };
  }
  if (!mayFollow(task.status, 'accept'))
    return { kind: 'refuse', refusal: { code: 'wrong-status', task, act: 'accept' } };
  return { kind: 'write', entries: [{ kind: 'accept', at: now, by: person.id, via: viaOf(asking) }] };
}

/** Several signatures in one answer; a refusal stands among them. */
function merged(answers: readonly Answer[], asking: KnownAsking): Answer {
  const brief = joined(answers.map((answer) => briefReply(answer, asking)));
  return answers.some((answer) => answer.kind === 'written')
    ? { kind: 'written', reply: joined([brief, message(undoHint())]), brief }
    : { kind: 'answered', reply: brief };
}
