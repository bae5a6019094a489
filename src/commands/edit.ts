import type { NewEntry } from '../domain/history.ts';
import { cellOf, sameCell } from '../domain/ledger-row.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { changesOf, type FieldChange } from './edit-changes.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { noteOf, onOfficeTask, refuse, type Stamp, write } from './on-office-task.ts';

type Edit = CommandOf<'edit'>;

/** 改: any field of a task, with its basis; what must change with it changes in the same step. */
export function edit(command: Edit, asking: KnownAsking, office: Office): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'edit',
      kind: 'edit',
      decide: (task, stamp) => {
        const read = changesOf(command, task, asking);
        if ('code' in read) return refuse(read);
        const changes = read.filter(({ field, to }) => !isSame(task[field], to));
        if (changes.length === 0) return refuse({ code: 'field-same', task, field: command.field });
        const wrong = startAfterDue(task, changes);
        return wrong === undefined ? write(...entriesOf(command, changes, task, stamp)) : refuse(wrong);
      },
    },
    asking,
    office,
  );
}

function isSame(from: Task[FieldChange['field']], to: FieldChange['to']): boolean {
  return sameCell(cellOf(from), cellOf(to)) && typeof (from ?? null) === typeof to;
}

/** A start behind the due is a slip of one or the other. */
function startAfterDue(task: Task, changes: readonly FieldChange[]): Refusal | undefined {
  if (!changes.some(({ field }) => field === 'start' || field === 'due')) return undefined;
  const after = { ...task, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
  const { start, due } = after;
  return start && due && start > due ? { code: 'start-after-due', task, start, due } : undefined;
}

function entriesOf(
  command: Edit,
  changes: readonly FieldChange[],
  task: Task,
  stamp: Stamp,
): readonly NewEntry[] {
  const note = noteOf(command.basis);
  return changes.map(({ field, to }) => ({
    kind: 'edit',
    ...stamp,
    field,
    from: task[field] ?? null,
    to,
    ...note,
  }));
}
