import type { CellPlace, Interpretation, WrongCell } from './ledger-row.ts';
import type { AccountPlatform, Role } from './people.ts';

/** A row of sheet 人员. What is absent stood empty, and leaves what is known alone. */
export interface PersonRow extends CellPlace {
  readonly name: string;
  /** The unit as written, any alias. */
  readonly unit: string;
  readonly post?: string;
  readonly roles?: readonly Role[];
  readonly disabled: boolean;
  /** `null`: the word 清除 stood there, the account is taken away. */
  readonly accounts: Readonly<Partial<Record<AccountPlatform, string | null>>>;
  readonly phone?: string;
}

/** A row of sheet 单位. What is absent stood empty, and leaves what is known alone. */
export interface UnitRow extends CellPlace {
  readonly name: string;
  readonly short: readonly string[];
  readonly former: readonly string[];
  readonly series?: string;
  readonly order?: number;
  readonly head?: string;
  readonly liaison?: string;
}

/** One entry of the roster that an import adds or changes, in words. */
export interface RosterChange {
  readonly name: string;
  readonly what: readonly string[];
}

/** What an import does to the people or to the units. */
export interface RosterChanges {
  readonly new: readonly string[];
  readonly changed: readonly RosterChange[];
  readonly unchanged: number;
  /** Known and not in this file: kept. */
  readonly missing: readonly string[];
}

/** A left-out row of a roster. */
export function wrongRosterRow(row: CellPlace, why: string): WrongCell {
  return { ...placeOf(row), why };
}

/** What was understood in a row of a roster. */
export function readRosterRow(row: CellPlace, read: string, as: string): Interpretation {
  return { ...placeOf(row), read, as };
}

function placeOf({ sheet, row, column, heading }: CellPlace): CellPlace {
  return {
    sheet,
    row,
    ...(column === undefined ? {} : { column }),
    ...(heading === undefined ? {} : { heading }),
  };
}
