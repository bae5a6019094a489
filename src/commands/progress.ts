import type { EntryOf, NewEntry } from '../domain/history.ts';
import type { Refusal } from '../domain/refusal.ts';
import { exceedsTarget, percentOfTarget } from '../domain/target.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { refOf } from './find-task.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onBehalf } from './on-behalf.ts';
import { onOneTask, refusalToAct } from './on-one-task.ts';
import { type Decision, viaOf } from './write-on-task.ts';

type Progress = CommandOf<'progress'>;
type Measured = Pick<EntryOf<'progress'>, 'percent' | 'amount'>;

/** 进度: a percent, an amount, a note, or 无变化, reported on one task. */
export async function progress(command: Progress, asking: KnownAsking, office: Office): Promise<Answer> {
  const decide = (task: Task): Decision => decideProgress(command, task, asking);
  const kinds = ['accept', 'progress'] as const;
  const how = { ref: command.ref, with: (ref: Progress['ref']) => ({ ...command, ref }), kinds, decide };
  return onOneTask(how, asking, office);
}

function decideProgress(command: Progress, task: Task, asking: KnownAsking): Decision {
  const refusal = refusalToAct('progress', task, asking);
  const unsigned = refusal?.code === 'wrong-status' && task.status === 'assigned';
  if (refusal !== undefined && !unsigned) return { kind: 'refuse', refusal };
  const measured = measure(command, task);
  if ('code' in measured) return { kind: 'refuse', refusal: measured };
  const doubt = asking.confirmed ? undefined : doubtOf(measured, task);
  if (doubt !== undefined) return { kind: 'ask', reason: doubt, options: [{ ...command, ref: refOf(task) }] };
  return { kind: 'write', entries: entriesFor(command, measured, task, asking) };
}

/** A figure that may be a slip is asked about: less than before, or more than the whole target. */
function doubtOf({ percent, amount }: Measured, task: Task): 'lower-percent' | 'over-target' | undefined {
  if (percent !== undefined && percent < task.percent) return 'lower-percent';
  const over = amount !== undefined && task.target !== undefined && exceedsTarget(amount, task.target);
  return over ? 'over-target' : undefined;
}

function measure({ value }: Progress, task: Task): Measured | Refusal {
  if (value === undefined || value.kind === 'unchanged') return {};
  if (task.kindOfTask === 'errand') return { code: 'errand-percent', task };
  if (value.kind === 'percent') {
    const { percent } = value;
    return percent < 0 || percent > 100 ? { code: 'percent-range', percent } : { percent };
  }
  if (task.target === undefined) return { code: 'no-target', task };
  const percent = percentOfTarget(value.amount, task.target);
  return percent === undefined
    ? { code: 'unit-mismatch', task, amount: value.amount }
    : { percent, amount: value.amount };
}

/** The one double act: progress on an unsigned task signs for it as well. */
function entriesFor(
  command: Progress,
  measured: Measured,
  task: Task,
  asking: KnownAsking,
): readonly NewEntry[] {
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking), ...onBehalf(task, asking) };
  const unchanged = command.value?.kind === 'unchanged' ? ['无变化'] : [];
  const note = [...unchanged, ...(command.note === undefined ? [] : [command.note])].join('，') || undefined;
  const report: NewEntry = { kind: 'progress', ...act, ...measured, ...(note === undefined ? {} : { note }) };
  return task.status === 'assigned' ? [{ kind: 'accept', ...act }, report] : [report];
}
