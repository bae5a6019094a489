import type { Colour, Judgement } from './colour.ts';
import type { Day } from './day.ts';
import { type Author, type Entry, type EntryKind, IMPORTER, type Via } from './history.ts';
import { isoOf } from './instant.ts';
import type { Milestone } from './milestone.ts';
import { type Directory, personById } from './people.ts';
import type { Target } from './target.ts';
import type { Cadence, KindOfTask, Problem, ProblemLevel, Status, Task } from './task.ts';

/** One line of `duban dump`: the keys in this order, absent is null, days `YYYY-MM-DD`. A contract with scripts outside. */
export interface TaskDump {
  readonly no: number;
  readonly title: string;
  readonly kindOfTask: KindOfTask;
  readonly category: string | null;
  readonly source: string | null;
  readonly taskforce: string | null;
  /** Several joined by 、 */
  readonly leader: string | null;
  readonly leadUnit: string;
  readonly assistUnits: readonly string[];
  readonly owner: string | null;
  readonly start: Day | null;
  readonly due: Day | null;
  readonly ongoing: boolean;
  readonly target: Target | null;
  readonly milestones: readonly Milestone[];
  readonly cadence: Cadence;
  readonly status: Status;
  /** 0 if none was reported. */
  readonly percent: number;
  readonly colour: Colour;
  /** 时序进度 on the judged day, a whole number. */
  readonly expected: number | null;
  readonly history: readonly EntryDump[];
  readonly problems: readonly {
    readonly no: number;
    readonly text: string;
    readonly level: ProblemLevel;
    readonly status: Problem['status'];
  }[];
}

/** One entry: beside these keys it carries the facts of its kind (percent, to, due …); of `assign`, none. */
export interface EntryDump {
  readonly seq: number;
  /** ISO 8601 with the offset of the office's zone. */
  readonly at: string;
  /** The person's name; 导入 for the importer; the bare id of somebody no longer in the roster. */
  readonly by: string;
  readonly kind: EntryKind;
  readonly onBehalf?: string;
  readonly note?: string;
  readonly via?: Via;
}

/** A task with its history as `dump` writes it, judged as handed in. */
export function taskDump(
  task: Task,
  history: readonly Entry[],
  judgement: Judgement,
  directory: Directory,
  zone: string,
): TaskDump {
  return {
    no: task.no,
    title: task.title,
    kindOfTask: task.kindOfTask,
    category: task.category ?? null,
    source: task.source ?? null,
    taskforce: task.taskforce ?? null,
    leader: task.leaders.length === 0 ? null : task.leaders.join('、'),
    leadUnit: task.leadUnit,
    assistUnits: task.assistUnits,
    owner: task.owner ?? null,
    start: task.start ?? null,
    due: task.due ?? null,
    ongoing: task.ongoing,
    target: task.target === undefined ? null : { amount: task.target.amount, unit: task.target.unit },
    milestones: task.milestones.map(({ due, percent }) => ({ due, percent })),
    cadence: task.cadence,
    status: task.status,
    percent: task.percent,
    colour: judgement.colour,
    expected: judgement.expected ?? null,
    history: history.map((entry) => entryDump(entry, directory, zone)),
    problems: task.problems.map(({ no, text, level, status }) => ({ no, text, level, status })),
  };
}

function entryDump(entry: Entry, directory: Directory, zone: string): EntryDump {
  const { seq, at, by, kind, onBehalf, note, via, ...facts } = entry;
  return {
    seq,
    at: isoOf(at, zone),
    by: nameOf(by, directory),
    kind,
    ...(onBehalf === undefined ? {} : { onBehalf: nameOf(onBehalf, directory) }),
    ...(note === undefined ? {} : { note }),
    ...(entry.kind === 'assign' ? {} : facts),
    ...(via === undefined ? {} : { via: viaDump(via) }),
  };
}

function viaDump({ platform, bot, chatId, messageId, line }: Via): Via {
  return { platform, bot, chatId, messageId, line };
}

function nameOf(author: Author, directory: Directory): string {
  return author === IMPORTER ? '导入' : (personById(directory, author)?.name ?? author);
}
