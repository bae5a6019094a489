import { sameKey, type TaskKey } from '../domain/number-in-year.ts';
import { hasRole, peopleNamed } from '../domain/people.ts';
import { mayAtAll } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { mayFollow } from '../domain/transitions.ts';
import type { CommandOf } from '../language/command.ts';
import { openTasks } from '../ports/open-tasks.ts';
import { handedOverAll } from '../wording/office-merged.ts';
import { handedOverNotice } from '../wording/office-notices.ts';
import { findColleague } from './find-colleague.ts';
import { mergedAnswer, writeOnAll, writtenEarlier } from './merged.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { decideOffice, write } from './on-office-task.ts';

type HandOverAll = CommandOf<'hand-over-all'>;

/** One person's tasks and the colleague who gets them. */
interface HandOver {
  readonly unit: string;
  readonly to: string;
  readonly tasks: readonly Task[];
}

/** 交接: every open task of one person goes to a colleague of his unit, in one answer and to be undone as one. */
export async function handOverAll(
  command: HandOverAll,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (!mayAtAll(asking.person, 'hand-over')) {
    return refused({ code: 'not-for-you', act: 'hand-over', kind: 'hand-over' });
  }
  const earlier = await writtenEarlier('hand-over', asking, office);
  const found = await handOverOf(command, earlier, asking, office);
  if ('code' in found) return refused(found);
  const { unit, to } = found;
  const act = {
    act: 'hand-over',
    kind: 'hand-over',
    decide: (_task: Task, stamp: Parameters<Parameters<typeof decideOffice>[0]['decide']>[1]) =>
      write({ kind: 'hand-over', ...stamp, to }),
  } as const;
  const done = await writeOnAll(
    found.tasks,
    'hand-over',
    (task) => decideOffice(act, task, asking),
    asking,
    office,
  );
  if (done.written.length === 0) return refused(done.refusal ?? nothing(command));
  const getter = peopleNamed(asking.directory, to, unit).find((person) => !person.disabled);
  const notices =
    getter === undefined || getter.id === asking.person.id
      ? []
      : done.toTell.slice(0, 1).map(({ after }) => ({
          to: [getter.id],
          task: after,
          content: handedOverNotice(command.from, done.toTell.length),
        }));
  return mergedAnswer(handedOverAll(command.from, to, unit, done.merged), notices);
}

function nothing({ from }: HandOverAll): Refusal {
  return { code: 'nothing-to-hand-over', name: from };
}

/** Which unit is meant, and what is handed over there; a redelivery goes on where the first one stopped. */
async function handOverOf(
  command: HandOverAll,
  earlier: readonly TaskKey[],
  asking: KnownAsking,
  office: Office,
): Promise<HandOver | Refusal> {
  const open = await openTasks(asking.today, office.store);
  const wasHis = (task: Task): boolean => earlier.some((key) => sameKey(key, task));
  const his = open.filter(
    (task) => wasHis(task) || (task.owner === command.from && mayFollow(task.status, 'hand-over')),
  );
  const all = hasRole(asking.person, 'supervisor');
  const named = peopleNamed(asking.directory, command.from).map((person) => person.unit);
  const units = [...new Set([...his.map((task) => task.leadUnit), ...named])].filter(
    (unit) => all || unit === asking.person.unit,
  );
  const able = units.filter((unit) => !('code' in findColleague(asking.directory, command.to, unit)));
  const [unit, other] = able.length > 1 ? able.filter((one) => has(his, one)) : able;
  if (unit === undefined) {
    const [first] = units.filter((one) => has(his, one)).concat(units);
    const missing = first === undefined ? undefined : findColleague(asking.directory, command.to, first);
    return missing !== undefined && 'code' in missing ? missing : nothing(command);
  }
  if (other !== undefined) return { code: 'which-unit', from: command.from, to: command.to, units: able };
  const of = (task: Task): boolean => task.leadUnit === unit;
  const tasks = asking.redelivered && earlier.length === 0 ? [] : his.filter(of);
  const same = command.from === command.to;
  return tasks.length === 0 || same ? nothing(command) : { unit, to: command.to.trim(), tasks };
}

function has(tasks: readonly Task[], unit: string): boolean {
  return tasks.some((task) => task.leadUnit === unit);
}
