import { type RosterChange, type RosterChanges, type UnitRow, wrongRosterRow } from './import-roster-row.ts';
import type { WrongCell } from './ledger-row.ts';
import { type Directory, squeeze, type Unit, unitOf } from './people.ts';

interface UnitsPlan {
  readonly units: readonly Unit[];
  /** Full names given up → the new ones (the old name stands under 曾用名). */
  readonly renamed: ReadonlyMap<string, string>;
  readonly changes: RosterChanges;
  readonly wrong: readonly WrongCell[];
}

/** Lays sheet 单位 over the known units. A unit is known by its full name, or was called by one of the 曾用名 before. */
export function planUnits(current: Directory, rows: readonly UnitRow[]): UnitsPlan {
  const units = [...current.units];
  const renamed = new Map<string, string>();
  const added: string[] = [];
  const changed: RosterChange[] = [];
  const wrong: WrongCell[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const row of rows) {
    const index = indexOf(units, row);
    const before = units[index];
    const after = mergeUnit(before, row);
    const clash = clashOf(units, index, after);
    if (seen.has(squeeze(row.name))) wrong.push(wrongRosterRow(row, `单位“${row.name}”在表中出现多次`));
    else if (clash !== undefined) wrong.push(wrongRosterRow(row, clash));
    else if (before === undefined) {
      units.push(after);
      added.push(after.name);
    } else {
      const what = differences(before, after);
      if (what.length === 0) unchanged += 1;
      else {
        units[index] = after;
        changed.push({ name: after.name, what });
      }
      if (before.name !== after.name) renamed.set(before.name, after.name);
    }
    seen.add(squeeze(row.name));
  }
  const missing =
    rows.length === 0 ? [] : units.map((unit) => unit.name).filter((name) => !seen.has(squeeze(name)));
  return { units, renamed, changes: { new: added, changed, unchanged, missing }, wrong };
}

/**
 * The full name of a unit as people of the county write it: 县住建局 and 青禾县住建局 are 住建局. `guessed`: the place in front
 * of it was taken off.
 */
export function localUnitName(directory: Directory, written: string): { name: string; guessed: boolean } {
  const unit = unitOf(directory, written);
  if (unit !== undefined) return { name: unit.name, guessed: false };
  const short = /^(?:\p{Script=Han}{2,3})?[县市区州旗](\p{Script=Han}{2,})$/u.exec(squeeze(written))?.[1];
  const local = short === undefined ? undefined : unitOf(directory, short);
  return local === undefined ? { name: written.trim(), guessed: false } : { name: local.name, guessed: true };
}

function indexOf(units: readonly Unit[], row: UnitRow): number {
  const byName = units.findIndex((unit) => squeeze(unit.name) === squeeze(row.name));
  if (byName >= 0) return byName;
  const former = new Set(row.former.map(squeeze));
  return units.findIndex((unit) => former.has(squeeze(unit.name)));
}

/** The unit after this row. The first alias is the 简称 people see; without one, the full name stands there. */
function mergeUnit(before: Unit | undefined, row: UnitRow): Unit {
  const said = row.short.length + row.former.length > 0;
  const aliases = said
    ? [...new Set([...(row.short.length > 0 ? row.short : [row.name]), ...row.former])]
    : (before?.aliases ?? []);
  const { series, order, head, liaison } = { ...before, ...row };
  return {
    name: row.name,
    aliases: aliases.filter((alias, index) => index === 0 || alias !== row.name),
    ...(series === undefined ? {} : { series }),
    ...(order === undefined ? {} : { order }),
    ...(head === undefined ? {} : { head }),
    ...(liaison === undefined ? {} : { liaison }),
  };
}

/** Every name of a unit means this unit alone. */
function clashOf(units: readonly Unit[], index: number, after: Unit): string | undefined {
  const names = new Set([after.name, ...after.aliases].map(squeeze));
  for (const [at, unit] of units.entries()) {
    if (at === index) continue;
    const shared = [unit.name, ...unit.aliases].find((name) => names.has(squeeze(name)));
    if (shared !== undefined) return `“${shared}”已是“${unit.name}”的名称，一个名称只能指一个单位`;
  }
  return undefined;
}

const PARTS: readonly (readonly [string, (unit: Unit) => string])[] = [
  ['全称', (unit) => unit.name],
  ['简称和曾用名', (unit) => unit.aliases.join('、')],
  ['序列', (unit) => unit.series ?? ''],
  ['排序', (unit) => unit.order?.toString() ?? ''],
  ['负责人', (unit) => unit.head ?? ''],
  ['联络员', (unit) => unit.liaison ?? ''],
];

function differences(before: Unit, after: Unit): readonly string[] {
  return PARTS.filter(([, part]) => part(before) !== part(after)).map(
    ([name, part]) => `${name}：${part(before) || '无'} → ${part(after) || '无'}`,
  );
}
