import { dayFrom } from '../domain/day.ts';
import type { EditableField, FieldValue } from '../domain/history.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { readCadence, readKind, readOpenness } from '../domain/task-words.ts';
import { unitNamed } from '../domain/unit-named.ts';
import type { CommandOf } from '../language/command.ts';
import { readMilestoneWords, readTargetWords } from '../language/field-values.ts';
import { findColleague } from './find-colleague.ts';
import { nearUnits } from './near-units.ts';
import type { KnownAsking } from './office.ts';

type Edit = CommandOf<'edit'>;

/** What a field becomes; null empties it. */
export interface FieldChange {
  readonly field: EditableField;
  readonly to: FieldValue;
}

type Read = readonly FieldChange[] | Refusal;

const NOTHING = /^(?:无|没有|清空|删除|取消)$/u;
const YES = /^(?:是|对|持续推进|长期坚持|全年)$/u;
const NO = /^(?:否|不是|不|无)$/u;
const ONGOING = /^(?:全年|持续推进|长期坚持|长期)$/u;

/** What 改 asks of a task: the field it names, and those that cannot stay as they are beside it. Pure. */
export function changesOf(command: Edit, task: Task, asking: KnownAsking): Read {
  const { field } = command;
  const value = command.value.trim();
  const unreadable: Refusal = { code: 'field-unreadable', task, field };
  const one = (to: FieldValue | undefined): Read => (to === undefined ? unreadable : [{ field, to }]);
  switch (field) {
    case 'kindOfTask':
      return one(readKind(value));
    case 'cadence':
      return one(readCadence(value));
    case 'openness':
      return one(readOpenness(value));
    case 'title':
      return one(value === '' || NOTHING.test(value) ? undefined : value);
    case 'category':
    case 'source':
    case 'taskforce':
    case 'remarks':
      return one(value === '' ? undefined : NOTHING.test(value) ? null : value);
    case 'target':
      return one(NOTHING.test(value) ? null : readTargetWords(value));
    case 'milestones': {
      const context = { today: asking.today, calendar: asking.bench.calendar };
      return one(NOTHING.test(value) ? [] : readMilestoneWords(value, task.year, context));
    }
    case 'leaders':
      return one(value === '' ? undefined : listOf(value));
    case 'start':
      return one(NOTHING.test(value) ? null : command.day);
    case 'due':
      return dueChanges(command, task) ?? unreadable;
    case 'ongoing':
      return ongoingChanges(value, task) ?? unreadable;
    case 'owner':
    case 'leadUnit':
    case 'assistUnits':
      return partyChanges(field, value, task, asking) ?? unreadable;
  }
}

/** 全年、持续推进 is the year's end without a deadline; a day that is said is a deadline again. */
function dueChanges({ value, day }: Edit, task: Task): Read | undefined {
  const yearEnd = dayFrom(task.year, 12, 31);
  if (ONGOING.test(value.trim()) && yearEnd !== undefined) {
    return [
      { field: 'due', to: yearEnd },
      { field: 'ongoing', to: true },
    ];
  }
  if (day === undefined) return undefined;
  return [
    { field: 'due', to: day },
    { field: 'ongoing', to: false },
  ];
}

function ongoingChanges(value: string, task: Task): Read | undefined {
  if (NO.test(value)) return [{ field: 'ongoing', to: false }];
  const yearEnd = dayFrom(task.year, 12, 31);
  if (!YES.test(value) || yearEnd === undefined) return undefined;
  return [
    { field: 'ongoing', to: true },
    { field: 'due', to: yearEnd },
  ];
}

/** Units and people of the roster. An owner who is not of the new lead unit goes with the old one. */
function partyChanges(
  field: 'owner' | 'leadUnit' | 'assistUnits',
  value: string,
  task: Task,
  { directory }: KnownAsking,
): Read | undefined {
  if (value === '') return undefined;
  if (field === 'owner') {
    if (NOTHING.test(value)) return [{ field, to: null }];
    const owner = findColleague(directory, value, task.leadUnit);
    return 'code' in owner ? owner : [{ field, to: owner.name }];
  }
  const units: string[] = [];
  for (const name of listOf(value)) {
    const unit = unitNamed(directory, name);
    if (unit === undefined) return { code: 'no-such-unit', unit: name, near: nearUnits(directory, name) };
    if (!units.includes(unit)) units.push(unit);
  }
  if (field === 'assistUnits') return [{ field, to: units }];
  const [unit, second] = units;
  if (unit === undefined || second !== undefined) return undefined;
  const leaves = task.owner !== undefined && 'code' in findColleague(directory, task.owner, unit);
  return [{ field, to: unit }, ...(leaves ? [{ field: 'owner', to: null } as const] : [])];
}

function listOf(value: string): readonly string[] {
  if (NOTHING.test(value)) return [];
  return value
    .split(/[、，,;；/／]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
