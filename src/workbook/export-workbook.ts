import { ROLE_NAMES } from '../domain/import-people.ts';
import type { Person, Unit } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import type { LedgerFileRequest } from '../ports/report-makers.ts';
import { dayWords, EXPORT_COLUMNS, type ExportedTask } from './ledger-columns.ts';
import { type OfficeColumn, type OfficeSheet, officeSheet } from './office-sheet.ts';
import { writeWorkbook } from './writer/write-workbook.ts';

/**
 * The ledger of a year as an .xlsx in the layout offices use, with sheets 单位 and 人员. Importing it again changes nothing:
 * 进度, 状态 and 完成时限 are those of now, and columns for the eye have headings that an import does not know.
 */
export async function exportWorkbook(request: LedgerFileRequest): Promise<Buffer> {
  return await writeWorkbook(ledgerSheets(request));
}

export function ledgerSheets(request: LedgerFileRequest): readonly OfficeSheet[] {
  const { year, tasks, directory } = request;
  const sheets = [
    officeSheet({
      name: '台账',
      title: `${year}年度重点工作督办台账`,
      subtitle: `截至${dayWords(request.on, 0)}，共${tasks.length}项`,
      columns: EXPORT_COLUMNS,
      rows: [...tasks].sort((a, b) => a.no - b.no).map((task) => exportedTask(task, request)),
    }),
  ];
  if (directory !== undefined && directory.units.length > 0) sheets.push(unitSheet(directory.units));
  if (directory !== undefined && directory.people.length > 0) sheets.push(peopleSheet(directory.people));
  return sheets;
}

function exportedTask(task: Task, { judgements, notes }: LedgerFileRequest): ExportedTask {
  const judgement = judgements?.get(task.no);
  const note = notes?.get(task.no);
  return {
    task,
    ...(judgement === undefined ? {} : { judgement }),
    ...(note === undefined ? {} : { note }),
  };
}

const UNIT_COLUMNS: readonly OfficeColumn<Unit>[] = [
  { heading: '全称', width: 26, cell: (unit) => unit.name },
  // Without a 简称 the full name stands first among the aliases.
  { heading: '简称', width: 14, cell: ({ name, aliases: [first] }) => (first === name ? '' : first) },
  { heading: '曾用名', width: 26, cell: ({ aliases }) => aliases.slice(1).join('、') },
  { heading: '序列', width: 12, cell: (unit) => unit.series },
  { heading: '排序', width: 8, cell: (unit) => unit.order },
  { heading: '负责人', width: 10, cell: (unit) => unit.head },
  { heading: '联络员', width: 10, cell: (unit) => unit.liaison },
];

const PEOPLE_COLUMNS: readonly OfficeColumn<Person>[] = [
  { heading: '姓名', width: 10, cell: (person) => person.name },
  { heading: '单位', width: 26, cell: (person) => person.unit },
  { heading: '职务', width: 16, cell: (person) => person.post },
  {
    heading: '角色',
    width: 16,
    cell: ({ roles, disabled }) =>
      [...roles.map((role) => ROLE_NAMES[role]), ...(disabled ? ['停用'] : [])].join('、'),
  },
  { heading: '企业微信账号', width: 18, cell: (person) => person.accounts.wecom },
  { heading: '钉钉账号', width: 18, cell: (person) => person.accounts.dingtalk },
  { heading: '手机号', width: 14, cell: (person) => person.phone },
];

function unitSheet(units: readonly Unit[]) {
  return officeSheet({
    name: '单位',
    title: '单位名录',
    subtitle: `共${units.length}个`,
    columns: UNIT_COLUMNS,
    rows: [...units].sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity)),
  });
}

function peopleSheet(people: readonly Person[]) {
  return officeSheet({
    name: '人员',
    title: '人员名册',
    subtitle: `共${people.length}人`,
    columns: PEOPLE_COLUMNS,
    rows: people,
  });
}
