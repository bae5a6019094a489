import type { Day } from './day.ts';
import { planPeople } from './import-people.ts';
import type { PersonRow, RosterChanges, UnitRow } from './import-roster-row.ts';
import { planUnits } from './import-units.ts';
import type { Interpretation, WrongCell } from './ledger-row.ts';
import type { Directory } from './people.ts';

export interface RosterPlan {
  readonly directory: Directory;
  readonly people: RosterChanges;
  readonly units: RosterChanges;
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
}

export const NO_ROSTER_CHANGES: RosterChanges = { new: [], changed: [], unchanged: 0, missing: [] };

/**
 * Lays sheets 单位 and 人员 over the directory. Returns the same directory object if they change nothing, so that
 * importing the same file twice writes nothing.
 */
export function planRoster(
  current: Directory,
  rows: { readonly people: readonly PersonRow[]; readonly units: readonly UnitRow[] },
  on: Day,
): RosterPlan {
  const units = planUnits(current, rows.units);
  const people = planPeople({ ...current, units: units.units }, units.renamed, rows.people);
  const changed = [units.changes, people.changes].some(
    (changes) => changes.new.length + changes.changed.length > 0,
  );
  return {
    directory: changed ? { ...current, units: units.units, people: people.people, importedOn: on } : current,
    people: people.changes,
    units: units.changes,
    wrong: [...units.wrong, ...people.wrong],
    interpreted: people.interpreted,
  };
}
