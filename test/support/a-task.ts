import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import type { Bench } from '../../src/domain/colour.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import {
  type Author,
  append,
  type Entry,
  type EntryKind,
  type NewEntry,
  type NewEntryOf,
} from '../../src/domain/history.ts';
import { dayOf, type Instant, instantOf } from '../../src/domain/instant.ts';
import type { TaskKey } from '../../src/domain/number-in-year.ts';
import type { Directory, Person, Unit } from '../../src/domain/people.ts';
import type { RuleSet, Rules } from '../../src/domain/rules.ts';
import type { Task, TaskFacts } from '../../src/domain/task.ts';
import type { WorkCalendar } from '../../src/domain/work-calendar.ts';

export const ZONE = 'Asia/Shanghai';

/** What a builder may be told: any field, also that an optional one is absent. */
type Overrides<T> = { readonly [K in keyof T]?: T[K] | undefined };

function withOverrides<T extends object>(base: T, overrides: Overrides<T>): T {
  const merged = Object.entries({ ...base, ...overrides }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged) as T;
}

/** A moment of the county's clock: `2026-11-23 10:00`, or a day alone for its morning, 09:00. */
export function at(text: string): Instant {
  const [on = '', time = '09:00'] = text.split(' ');
  return instantOf(day(on), time, ZONE);
}

export function aFacts(overrides: Overrides<TaskFacts> = {}): TaskFacts {
  const base: TaskFacts = {
    kindOfTask: 'annual',
    title: '老旧小区改造',
    leaders: ['王建国'],
    leadUnit: '住房和城乡建设局',
    assistUnits: ['财政局'],
    owner: '张三',
    due: day('2026-12-31'),
    ongoing: false,
    milestones: [],
    cadence: 'none',
    openness: 'open',
  };
  return withOverrides(base, overrides);
}

type ActFacts<K extends EntryKind> = Omit<NewEntryOf<K>, 'kind' | 'at' | 'by'> & { readonly by?: Author };

/** One act to append: `act('progress', '2026-03-02 10:00', { percent: 20 })`, by `p1` unless told. */
export function act<K extends EntryKind>(kind: K, when: string, facts: ActFacts<K>): NewEntry {
  return { kind, at: at(when), by: 'p1', ...facts } as unknown as NewEntry;
}

/** The entry that puts a task into the ledger, on 1 January 2026 unless told. */
export function anAssignment(facts: Overrides<TaskFacts> = {}, when = '2026-01-01'): NewEntry {
  return act('assign', when, { by: 'import', facts: aFacts(facts) });
}

/** A numbered history: an assignment (of these facts, or as handed in) and the acts behind it. */
export function aHistory(first: Overrides<TaskFacts> | NewEntry = {}, ...acts: NewEntry[]): readonly Entry[] {
  return append([], ['kind' in first && 'at' in first ? first : anAssignment(first), ...acts]);
}

/** A task as these facts and acts make it; `#12` of 2026, unsigned, unless told. */
export function aTask(
  { year = 2026, no = 12, ...facts }: Overrides<TaskFacts & TaskKey> = {},
  ...acts: NewEntry[]
): Task {
  return fold({ year, no }, aHistory(facts, ...acts), ZONE);
}

export function aPerson(overrides: Overrides<Person> = {}): Person {
  const base: Person = { id: 'p1', name: '张三', unit: '住房和城乡建设局', roles: ['owner'], accounts: {} };
  return withOverrides(base, overrides);
}

export function aUnit(overrides: Overrides<Unit> = {}): Unit {
  return withOverrides<Unit>({ name: '住房和城乡建设局', aliases: ['住建局'] }, overrides);
}

/** A small county: an owner, a liaison, a supervisor, a leader and three units, unless told. */
export function aDirectory(overrides: Overrides<Directory> = {}): Directory {
  const base: Directory = {
    people: [
      aPerson({ accounts: { wecom: 'zhangsan' } }),
      aPerson({ id: 'p2', name: '李四', unit: '财政局', roles: ['liaison'] }),
      aPerson({ id: 'p3', name: '周敏', unit: '县委县政府督查室', roles: ['supervisor'] }),
      aPerson({ id: 'p4', name: '王建国', unit: '县政府', post: '副县长', roles: ['leader'] }),
    ],
    units: [
      aUnit(),
      aUnit({ name: '财政局', aliases: [] }),
      aUnit({ name: '县委县政府督查室', aliases: ['督查室'] }),
    ],
    bindRequests: [],
  };
  return withOverrides(base, overrides);
}

const shipped = createOfficeCalendar([]);

/** The work calendar the product ships: the State Council's notices, by the package that keeps them. */
export function aCalendar(): WorkCalendar {
  return shipped;
}

export function aRuleSet(overrides: Overrides<RuleSet> = {}): RuleSet {
  const base: RuleSet = {
    from: day('2026-01-01'),
    dueWorkdays: 5,
    errandDueWorkdays: 1,
    yellowLag: 10,
    redLag: 20,
  };
  return withOverrides(base, overrides);
}

export function someRules(...sets: RuleSet[]): Rules {
  return { sets: sets.length > 0 ? sets : [aRuleSet()], review: 'one-step' };
}

/** Where tasks are judged: a moment as `at` reads it, with the shipped calendar and the default rules. */
export function aBench(when: string, rules: Rules = someRules()): Bench & { readonly today: Day } {
  const now = at(when);
  return { now, today: dayOf(now, ZONE), zone: ZONE, rules, calendar: aCalendar() };
}
