import type { PersonRow, UnitRow } from '../../domain/import-roster-row.ts';
import type { Interpretation, WrongCell } from '../../domain/ledger-row.ts';
import type { AccountPlatform, Role } from '../../domain/people.ts';
import { cellText, isNothing, oneLine } from '../cells/cell-text.ts';
import { splitPeople } from '../cells/split-names.ts';
import { readRole } from '../cells/word-cells.ts';
import { columnLetter } from '../file/cell-address.ts';
import type { Cell, Sheet } from '../file/read-workbook.ts';
import type { Row } from './find-heading.ts';
import { type HeadingReader, headingReader } from './headings.ts';
import type { IgnoredRow } from './lay-out-sheet.ts';
import { ownCells } from './row-kinds.ts';

type PersonColumn = 'name' | 'unit' | 'post' | 'role' | 'wecom' | 'dingtalk' | 'phone' | 'state';
type UnitColumn = 'name' | 'short' | 'former' | 'series' | 'order' | 'head' | 'liaison';

const readPersonHeading = headingReader<PersonColumn>({
  name: '姓名|人员|人员姓名',
  unit: '单位|所在单位|工作单位|单位名称|部门',
  post: '职务|职位|岗位',
  role: '角色|身份|系统角色',
  wecom: '企业微信账号|企业微信|企业微信ID|企微账号|企业微信帐号',
  dingtalk: '钉钉账号|钉钉|钉钉ID|钉钉帐号|钉钉USERID',
  phone: '手机号|手机|手机号码|联系电话|电话',
  state: '状态|停用|是否停用|备注',
});

const readUnitHeading = headingReader<UnitColumn>({
  name: '全称|单位全称|单位名称|单位',
  short: '简称|单位简称|常用简称',
  former: '曾用名|原名称|原名|别名|其他名称',
  series: '序列|系列|单位序列|类别',
  order: '排序|序号|顺序|排序号',
  head: '负责人|单位负责人|主要负责人',
  liaison: '联络员|单位联络员|联系人',
});

/** What a sheet 人员 or 单位 gives. */
export interface RosterReading {
  readonly as: 'people' | 'units';
  readonly people: readonly PersonRow[];
  readonly units: readonly UnitRow[];
  readonly wrong: readonly WrongCell[];
  readonly interpreted: readonly Interpretation[];
  readonly ignored: readonly IgnoredRow[];
}

const DEEPEST_HEADING = 10;
/** Whole numbers above this have lost digits in Excel. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER;

/** Reads a sheet of people or units, told by its headings; undefined if it is neither. */
export function readRosterSheet(sheet: Sheet): RosterReading | undefined {
  for (let index = 0; index < Math.min(sheet.rows.length, DEEPEST_HEADING); index += 1) {
    const row = sheet.rows[index] ?? [];
    const people = columnsOf(row, readPersonHeading);
    if (people.has('name') && people.has('unit') && people.size >= 3) {
      return readRows(sheet, index, people, 'people');
    }
    const units = columnsOf(row, readUnitHeading);
    const telling = units.has('short') || units.has('former') || units.has('series');
    if (units.has('name') && telling) return readRows(sheet, index, units, 'units');
  }
  return undefined;
}

function columnsOf<C extends string>(row: Row, read: HeadingReader<C>): ReadonlyMap<C, number> {
  const found = row.flatMap((cell, index) => {
    const meaning = read(cellText(cell));
    return meaning === undefined ? [] : [{ ...meaning, index }];
  });
  // The best of several comes last, and stays: 排序 before 序号.
  const worstFirst = found.toSorted((a, b) => b.rank - a.rank);
  return new Map(worstFirst.map(({ column, index }) => [column, index]));
}

/** One row of a roster: its cells by meaning, and where to list what is wrong or understood. */
interface RosterLine<C extends string> {
  text(column: C): string;
  cell(column: C): Cell | undefined;
  place(column: C): { sheet: string; row: number; column: string; heading: string };
  wrong(column: C, why: string): void;
  understood(column: C, as: string): void;
}

function readRows(
  sheet: Sheet,
  heading: number,
  columns: ReadonlyMap<string, number>,
  as: RosterReading['as'],
): RosterReading {
  const people: PersonRow[] = [];
  const units: UnitRow[] = [];
  const wrong: WrongCell[] = [];
  const interpreted: Interpretation[] = [];
  const ignored: IgnoredRow[] = [];
  for (const [index, row] of sheet.rows.entries()) {
    const own = ownCells(row, index);
    const texts = own.map(({ cell }) => cellText(cell)).join(' ');
    if (index <= heading || own.length < 2) {
      const kind =
        index < heading ? 'title' : index === heading ? 'heading' : own.length === 0 ? 'blank' : 'note';
      ignored.push({ sheet: sheet.name, row: index + 1, kind, text: texts.slice(0, 40) });
      continue;
    }
    const place = (column: string): ReturnType<RosterLine<string>['place']> => ({
      sheet: sheet.name,
      row: index + 1,
      column: columnLetter(columns.get(column) ?? 0),
      heading: cellText(sheet.rows[heading]?.[columns.get(column) ?? -1]),
    });
    const cell = (column: string): Cell | undefined => row[columns.get(column) ?? -1];
    const before = wrong.length;
    const line: RosterLine<string> = {
      cell,
      text: (column) => {
        const text = cellText(cell(column));
        return isNothing(text) ? '' : text;
      },
      place,
      wrong: (column, why) => wrong.push({ ...place(column), why }),
      understood: (column, said) =>
        interpreted.push({ ...place(column), read: cellText(cell(column)), as: said }),
    };
    const read = as === 'people' ? readPerson(line) : readUnit(line);
    if (wrong.length > before) continue;
    if ('roles' in read || 'accounts' in read) people.push(read);
    else units.push(read);
  }
  return { as, people, units, wrong, interpreted, ignored };
}

function readPerson(line: RosterLine<PersonColumn>): PersonRow {
  const name = splitPeople(line.text('name')).join('');
  const unit = oneLine(line.text('unit'));
  if (name === '') line.wrong('name', '没有姓名');
  if (unit === '') line.wrong('unit', '没有单位');
  const { roles, disabled } = readRoles(line);
  const accounts: Partial<Record<AccountPlatform, string | null>> = {};
  for (const platform of ['wecom', 'dingtalk'] as const) {
    const cell = line.cell(platform);
    if (cell?.kind === 'number' && Math.abs(cell.number) > MOST_EXACT) {
      line.wrong(platform, '账号是数字格式，末几位已丢失：请把该列设为文本格式后重新填写');
    }
    const account = line.text(platform).replace(/\s+/gu, '');
    if (/^(?:清除|解绑|删除)$/u.test(account)) {
      accounts[platform] = null;
      line.understood(platform, '清除原绑定的账号');
    } else if (account !== '') accounts[platform] = account;
  }
  if (roles.length === 0 && !disabled) line.understood('role', '角色空：新人员按承办人，已有的不变');
  const post = oneLine(line.text('post'));
  const phone = line.text('phone').replace(/[\s-]/gu, '');
  return {
    ...line.place('name'),
    name,
    unit,
    ...(post === '' ? {} : { post }),
    ...(roles.length === 0 ? {} : { roles }),
    disabled,
    accounts,
    ...(phone === '' ? {} : { phone }),
  };
}

/** 角色 holds several, 停用 among them; a column of its own may say 停用 as well. */
function readRoles(line: RosterLine<PersonColumn>): { roles: readonly Role[]; disabled: boolean } {
  const roles: Role[] = [];
  let disabled = /停用|离职|调离|退休/u.test(line.text('state'));
  for (const word of splitPeople(line.text('role'))) {
    const role = readRole(word);
    if (word === '停用') disabled = true;
    else if (role === undefined) {
      line.wrong(
        'role',
        `“${word}”不是可填的角色（承办人、联络员、单位负责人、督查员、审定人、领导、秘书、停用）`,
      );
    } else if (!roles.includes(role)) roles.push(role);
  }
  return { roles, disabled };
}

function readUnit(line: RosterLine<UnitColumn>): UnitRow {
  const name = oneLine(line.text('name'));
  if (name === '') line.wrong('name', '没有单位全称');
  const names = (column: UnitColumn): readonly string[] => splitPeople(line.text(column)).map(oneLine);
  const order = Number(line.text('order'));
  const series = oneLine(line.text('series'));
  const head = oneLine(line.text('head'));
  const liaison = oneLine(line.text('liaison'));
  return {
    ...line.place('name'),
    name,
    short: names('short'),
    former: names('former'),
    ...(series === '' ? {} : { series }),
    ...(line.text('order') === '' || !Number.isFinite(order) ? {} : { order }),
    ...(head === '' ? {} : { head }),
    ...(liaison === '' ? {} : { liaison }),
  };
}
