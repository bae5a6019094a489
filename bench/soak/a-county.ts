import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '../../src/domain/day.ts';
import type { Directory, Person } from '../../src/domain/people.ts';
import type { Task } from '../../src/domain/task.ts';
import { exportWorkbook } from '../../src/workbook/export-workbook.ts';
import { GENERATED_UNITS, generatedLedger } from '../../test/support/generated-ledger.ts';

/** People of a county, and its tasks, each with an owner among them. */
export interface County {
  readonly people: readonly Person[];
  readonly supervisors: readonly Person[];
  /** Tasks that can be reported on, and who does. */
  readonly reported: readonly { readonly no: number; readonly owner: Person }[];
  /** Its ledger as a workbook: the path. */
  readonly workbook: string;
}

const OFFICE = '县委督查室';
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '建国志强明华秀英丽娟文军海燕春梅玉兰德胜立新';

/** The same for the same figures. On a day: the workbook is of then. */
export async function aCounty(people: number, tasks: number, on: Day): Promise<County> {
  const all = Array.from({ length: people }, (_, index) => personOf(index));
  const owned = generatedLedger(tasks).map((task): Task & { readonly person: Person } => {
    const [first, ...others] = all.filter(({ unit }) => unit === task.leadUnit);
    if (first === undefined) throw new Error(`nobody is of ${task.leadUnit}`);
    const person = others[task.no % others.length] ?? first;
    return { ...task, owner: person.name, person };
  });
  const directory: Directory = { people: all, units: GENERATED_UNITS, bindRequests: [] };
  const workbook = join(mkdtempSync(join(tmpdir(), 'duban-county-')), 'county.xlsx');
  writeFileSync(workbook, await exportWorkbook({ year: 2026, tasks: owned, directory, on }));
  return {
    people: all,
    supervisors: all.filter(({ unit }) => unit === OFFICE),
    reported: owned
      .filter(({ status }) => status === 'active')
      .map(({ no, person }) => ({ no, owner: person })),
    workbook,
  };
}

/** Of the office every fiftieth; the others belong to the units in turn, the first of each is its liaison. */
function personOf(index: number): Person {
  const account = `u${String(index + 1).padStart(3, '0')}`;
  const unit = index % 50 === 0 ? undefined : GENERATED_UNITS[index % GENERATED_UNITS.length];
  const isLiaison = index < 1 + GENERATED_UNITS.length;
  return {
    id: account,
    name: nameOf(index),
    unit: unit?.name ?? OFFICE,
    roles: unit === undefined ? ['supervisor'] : [isLiaison ? 'liaison' : 'owner'],
    accounts: { wecom: account, dingtalk: account },
  };
}

/** No two alike below eight thousand. */
function nameOf(index: number): string {
  const of = (letters: string, at: number): string => letters[at % letters.length] ?? '';
  return `${of(SURNAMES, index)}${of(GIVEN, Math.floor(index / SURNAMES.length))}${of(GIVEN, Math.floor(index / (SURNAMES.length * GIVEN.length)))}`;
}
