import { parseDay } from '../domain/day.ts';
import type { EditableField, FieldValue } from '../domain/history.ts';
import { cellOf } from '../domain/ledger-row.ts';
import type { Cadence, KindOfTask, Openness } from '../domain/task.ts';
import { CADENCE_WORDS, KIND_WORDS, OPENNESS_WORDS } from '../domain/task-words.ts';
import { dayText, dayWithWeekday } from './days.ts';
import { shortened } from './task-lines.ts';

const LONGEST = 40;

const CADENCES: Readonly<Record<string, string>> = CADENCE_WORDS satisfies Record<Cadence, string>;
const KINDS: Readonly<Record<string, string>> = KIND_WORDS satisfies Record<KindOfTask, string>;
const OPENNESS: Readonly<Record<string, string>> = OPENNESS_WORDS satisfies Record<Openness, string>;

/** A field's value as an answer shows it, days with their weekday; 「无」 for nothing. */
export function fieldValueText(field: EditableField, value: FieldValue): string {
  switch (field) {
    case 'ongoing':
      return value === true ? '是' : '否';
    case 'kindOfTask':
      return KINDS[cellOf(value)] ?? '无';
    case 'cadence':
      return CADENCES[cellOf(value)] ?? '无';
    case 'openness':
      return OPENNESS[cellOf(value)] ?? '无';
    case 'start':
    case 'due':
      return dueValueText(value);
    case 'milestones':
      return milestonesText(value);
    default:
      return shortened(cellOf(value), LONGEST) || '无';
  }
}

function dueValueText(value: FieldValue): string {
  const on = typeof value === 'string' ? parseDay(value) : undefined;
  return on === undefined ? '无' : `${on.slice(0, 4)}年${dayWithWeekday(on)}`;
}

function milestonesText(value: FieldValue): string {
  const parts = Array.isArray(value) ? value : [];
  const texts = parts.flatMap((one) =>
    typeof one === 'string' ? [] : [`${dayText(one.due)}${one.percent}%`],
  );
  return texts.join('；') || '无';
}
