import type { Day } from './day.ts';

/** One set of supervision rules, in force from a day on. Working days and percentage points. */
export interface RuleSet {
  readonly from: Day;
  /** 黄: due within so many working days. */
  readonly dueWorkdays: number;
  /** The same for 限时件. */
  readonly errandDueWorkdays: number;
  /** 黄: so many points behind. */
  readonly yellowLag: number;
  /** 红: so many points behind, with milestones or a target. */
  readonly redLag: number;
}

/** What an office decides for itself. */
export interface Rules {
  readonly sets: readonly RuleSet[];
  /** `two-step`: 通过 is the first check, 销号 by another person the second. */
  readonly review: 'one-step' | 'two-step';
}

/** The rule set in force on a day: the latest that began by then, else the earliest there is. */
export function rulesOn(on: Day, rules: Rules): RuleSet {
  let earliest: RuleSet | undefined;
  let latest: RuleSet | undefined;
  for (const set of rules.sets) {
    if (earliest === undefined || set.from < earliest.from) earliest = set;
    if (set.from <= on && (latest === undefined || set.from > latest.from)) latest = set;
  }
  const inForce = latest ?? earliest;
  if (inForce === undefined) throw new Error('no rule set: config must hold at least one');
  return inForce;
}
