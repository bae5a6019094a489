import { errandDue } from '../domain/errand-days.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import { squeeze } from '../domain/people.ts';
import { mayAtAll } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task, TaskFacts } from '../domain/task.ts';
import { unitNamed } from '../domain/unit-named.ts';
import type { CommandOf } from '../language/command.ts';
import type { TaskRecord } from '../ports/store.ts';
import { findColleague } from './find-colleague.ts';
import { nearUnits } from './near-units.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { noticesOf } from './office-notices.ts';
import { dayPassed, stampOf } from './on-office-task.ts';
import { answerOf, isToBeTold, viaOf, writtenAs, writtenBy } from './write-on-task.ts';

type Assign = CommandOf<'assign'>;

/** 交办: a new task of this year's ledger, under a number that is durable before it is shown. */
export async function assign(command: Assign, asking: KnownAsking, office: Office): Promise<Answer> {
  if (!mayAtAll(asking.person, 'assign')) {
    return refused({ code: 'not-for-you', act: 'assign', kind: 'assign' });
  }
  const earlier = await assignedBefore(asking, office);
  if (earlier !== undefined) return written(earlier, asking);
  const facts = factsOf(command, asking);
  if ('code' in facts) return refused(facts);
  if (!asking.confirmed && (await hasTwin(facts, asking, office))) {
    return { kind: 'asks', reason: 'same-task', options: [command] };
  }
  if (asking.settled) return refused({ code: 'message-handled' });
  return written(await addTask(facts, asking, office), asking);
}

/** What this very line assigned in an earlier delivery of its message: it takes no second number. */
async function assignedBefore(asking: KnownAsking, office: Office): Promise<TaskRecord | undefined> {
  for (const key of office.recentWrites.ofMessage(asking.incoming)?.tasks ?? []) {
    const record = await office.store.get(key);
    if (record !== undefined && isAssignedBy(record, asking)) return record;
  }
  return undefined;
}

function isAssignedBy({ history }: TaskRecord, asking: KnownAsking): boolean {
  return writtenBy(history, viaOf(asking), ['assign']).length > 0;
}

function written(record: TaskRecord, asking: KnownAsking): Answer {
  const entries = writtenBy(record.history, viaOf(asking), ['assign']);
  const tells = isToBeTold(entries, record.history, asking.now);
  const outcome = { kind: 'written', written: writtenAs(record, entries, asking), tells } as const;
  return answerOf(outcome, (what) => noticesOf(what, asking));
}

/** Takes numbers until one is free: an import may have used the next one meanwhile. */
async function addTask(facts: TaskFacts, asking: KnownAsking, office: Office): Promise<TaskRecord> {
  for (;;) {
    const key: TaskKey = { year: asking.openYear, no: await office.store.next('task', asking.openYear) };
    const { record, appended } = await office.store.update(key, (current) => ({
      result: undefined,
      ...(current === undefined ? { entries: [{ kind: 'assign', ...stampOf(asking), facts }] } : {}),
    }));
    if (record === undefined || appended.length === 0) continue;
    office.recentWrites.note(key, appended);
    return record;
  }
}

/** The new line of the ledger, its unit and owner found in the roster; or why it cannot be written. */
function factsOf({ assignment }: Assign, asking: KnownAsking): TaskFacts | Refusal {
  const { directory, today, bench } = asking;
  const leadUnit = unitNamed(directory, assignment.unit);
  if (leadUnit === undefined) {
    return { code: 'no-such-unit', unit: assignment.unit, near: nearUnits(directory, assignment.unit) };
  }
  const owner =
    assignment.owner === undefined ? undefined : findColleague(directory, assignment.owner, leadUnit);
  if (owner !== undefined && 'code' in owner) return owner;
  const title = assignment.title.trim();
  if (title === '') return { code: 'title-missing' };
  const passed = dayPassed(assignment.due, asking);
  if (passed !== undefined) return passed;
  const { errand } = assignment;
  const ofErrand = errand === undefined ? undefined : errandDue(today, errand.urgency, bench.calendar);
  const due = assignment.due ?? ofErrand;
  if (due === undefined) return { code: 'due-missing', unit: assignment.unit, title };
  return {
    kindOfTask: errand === undefined ? 'annual' : 'errand',
    title,
    leadUnit,
    ...(owner === undefined ? {} : { owner: owner.name }),
    start: today,
    due,
    leaders: [],
    assistUnits: [],
    ongoing: false,
    milestones: [],
    cadence: 'none',
    openness: 'open',
  };
}

/** Whether the unit has an open task of this title: the same line sent twice, more often than two tasks. */
async function hasTwin(facts: TaskFacts, asking: KnownAsking, office: Office): Promise<boolean> {
  const isOpen = ({ status }: Task): boolean => status !== 'closed' && status !== 'cancelled';
  return (await office.store.list(asking.openYear)).some(
    (task) =>
      isOpen(task) && task.leadUnit === facts.leadUnit && squeeze(task.title) === squeeze(facts.title),
  );
}
