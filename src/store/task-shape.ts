import type { EditableField, EntryKind, NewEntryOf, Via } from '../domain/history.ts';
import type { Milestone } from '../domain/milestone.ts';
import type { Target } from '../domain/target.ts';
import type { TaskFacts } from '../domain/task.ts';
import {
  amount,
  type Check,
  count,
  day,
  dictionary,
  type Fields,
  flag,
  isObject,
  list,
  name,
  nullable,
  object,
  oneOf,
  optional,
  percent,
  text,
} from './shape.ts';

const target = object<Target>({ amount, unit: text });
const level = oneOf(1, 2, 3, 4);

/** The fields of a task that are always there; an `edit` may not empty them. */
const REQUIRED = {
  kindOfTask: oneOf('annual', 'errand'),
  title: name,
  leaders: list(name),
  leadUnit: name,
  assistUnits: list(name),
  ongoing: flag,
  milestones: list(object<Milestone>({ due: day, percent })),
  cadence: oneOf('none', 'weekly', 'biweekly', 'tenday', 'monthly', 'quarterly', 'halfyear'),
  openness: oneOf('open', 'parties', 'internal'),
};

const OPTIONAL = {
  category: text,
  source: text,
  taskforce: text,
  owner: text,
  start: day,
  due: day,
  target,
  remarks: text,
};

/** What an `edit` may put in place of each field. */
const EDITED: Fields<TaskFacts> = { ...REQUIRED, ...mapped(OPTIONAL, nullable) };

const facts = object<TaskFacts>({ ...REQUIRED, ...mapped(OPTIONAL, optional) });

type Base = 'kind' | 'at' | 'by' | 'onBehalf' | 'note' | 'via';
type OwnFields = { readonly [K in EntryKind]: Fields<Omit<NewEntryOf<K>, Base>> };

/** What an entry of each kind holds besides what all entries hold. */
const OWN: OwnFields = {
  assign: { facts },
  accept: {},
  progress: { percent: optional(percent), amount: optional(target) },
  submit: {},
  approve: { first: optional(oneOf(true)) },
  return: { mendBy: day },
  close: {},
  revisit: { ok: flag, due: optional(day) },
  reopen: { due: optional(day) },
  explain: { promise: optional(day) },
  extend: { to: day },
  'extend-granted': { to: day },
  'extend-refused': {},
  assist: {},
  problem: { problem: count, level, asks: optional(text), option: optional(oneOf(true)) },
  solve: { problem: count, closed: optional(oneOf(true)) },
  escalate: { problem: count, level },
  'no-figure': { until: day },
  urge: {},
  directive: { directive: count, due: day },
  remark: {},
  answer: { problem: optional(count) },
  'hand-over': { to: name },
  suspend: {},
  cancel: {},
  edit: { field: oneOf(...Object.keys(EDITED)), from: anything, to: anything },
  undo: { undone: list(count) },
};

/** An entry as it must be, given how its moment is written: milliseconds in memory, ISO text in a file. */
export function entryCheck(at: Check): Check {
  const base = {
    seq: count,
    at,
    by: name,
    onBehalf: optional(name),
    note: optional(text),
    via: optional(object<Via>({ platform: name, bot: text, chatId: text, messageId: name, line: count })),
  };
  const checks = new Map<unknown, Check>(
    Object.entries(OWN).map(([kind, own]) => [kind, object({ ...base, kind: oneOf(kind), ...own })]),
  );
  return (value) => {
    const { kind }: { kind?: unknown } = isObject(value) ? value : {};
    const check = checks.get(kind);
    if (check === undefined) return { path: ['kind'], want: '不认识的记录种类' };
    return check(value) ?? (kind === 'edit' ? editedValue(value) : undefined);
  };
}

/** The cells of a task's last import. */
export const importedCheck = dictionary(text);

function editedValue(entry: unknown): ReturnType<Check> {
  const { field, to }: { field?: unknown; to?: unknown } = isObject(entry) ? entry : {};
  const wrong = isEditable(field) ? EDITED[field](to) : undefined;
  return wrong === undefined ? undefined : { ...wrong, path: ['to', ...wrong.path] };
}

function isEditable(field: unknown): field is EditableField {
  return typeof field === 'string' && Object.hasOwn(EDITED, field);
}

/** Anything that JSON can hold; absent is not null. */
function anything(value: unknown): ReturnType<Check> {
  return value === undefined ? { path: [], want: '应有值（可为null）' } : undefined;
}

function mapped<K extends string>(fields: Readonly<Record<K, Check>>, by: (check: Check) => Check) {
  return Object.fromEntries(
    Object.entries<Check>(fields).map(([field, check]) => [field, by(check)]),
  ) as Record<K, Check>;
}
