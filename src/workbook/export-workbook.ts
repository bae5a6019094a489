import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeSheets, { type CellObject, type Feature, type Row, type Sheet } from 'write-excel-file/node';
import type { Judgement } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import { ROLE_NAMES } from '../domain/import-people.ts';
import type { Directory, Person, Unit } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import { columnLetter } from './file/cell-address.ts';
import { dayWords, EXPORT_COLUMNS, type ExportedTask } from './ledger-columns.ts';

export interface ExportRequest {
  readonly year: number;
  readonly tasks: readonly Task[];
  readonly directory: Directory;
  /** The day the ledger is shown as of. */
  readonly on: Day;
  /** By the number of the task. */
  readonly judgements?: ReadonlyMap<number, Judgement>;
  /** The last report of each task in words, by its number. */
  readonly notes?: ReadonlyMap<number, string>;
}

const FONT = { fontFamily: '宋体', fontSize: 10 } as const;
const HEADING: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#DDEBF7',
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  borderStyle: 'thin',
};
const BODY: CellObject = { alignVertical: 'center', wrap: true, borderStyle: 'thin' };
const HEADING_ROWS = 3;

/** What the library takes for the bytes of a picture; it does not export the type. */
type Bytes = Stream | Buffer | Blob;
type Sheets = Sheet<Bytes>[];

/**
 * The ledger of a year as an .xlsx in the layout offices use, with sheets 单位 and 人员. Importing it again changes nothing:
 * 进度, 状态 and 完成时限 are those of now, and columns for the eye have headings that an import does not know.
 */
export async function exportWorkbook(request: ExportRequest): Promise<Buffer> {
  const { year, tasks, directory } = request;
  const exported = [...tasks].sort((a, b) => a.no - b.no).map((task) => exportedTask(task, request));
  const sheets: Sheets = [
    table(
      '台账',
      `${year}年度重点工作督办台账`,
      `截至${dayWords(request.on, 0)}，共${tasks.length}项`,
      EXPORT_COLUMNS.map(({ heading, width }) => ({ heading, width })),
      exported.map((one) => EXPORT_COLUMNS.map((column) => bodyCell(column.cell(one), column.centred))),
    ),
  ];
  if (directory.units.length > 0) sheets.push(unitSheet(directory.units));
  if (directory.people.length > 0) sheets.push(peopleSheet(directory.people));
  return await writeSheets(sheets, { ...FONT, features: [printed(sheets)] }).toBuffer();
}

function exportedTask(task: Task, { judgements, notes }: ExportRequest): ExportedTask {
  const judgement = judgements?.get(task.no);
  const note = notes?.get(task.no);
  return {
    task,
    ...(judgement === undefined ? {} : { judgement }),
    ...(note === undefined ? {} : { note }),
  };
}

interface Column {
  readonly heading: string;
  readonly width: number;
}

function table(
  sheet: string,
  title: string,
  below: string,
  columns: readonly Column[],
  rows: readonly Row[],
): Sheets[number] {
  const across = (cell: CellObject): Row => [
    { ...cell, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  return {
    sheet,
    data: [
      across({ value: title, type: String, fontSize: 18, fontWeight: 'bold', align: 'center', height: 30 }),
      across({ value: below, type: String, align: 'right' }),
      columns.map(({ heading }) => ({ ...HEADING, value: heading, type: String, height: 30 })),
      ...rows,
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADING_ROWS,
    orientation: 'landscape',
  };
}

/** A text stays a text, whatever it begins with: `=` is no formula here. */
function bodyCell(value: CellObject | string | number | undefined, centred?: true): CellObject {
  const style = centred ? { ...BODY, align: 'center' as const } : BODY;
  if (value === undefined || value === '') return { ...style };
  if (typeof value === 'object') return { ...style, ...value };
  return typeof value === 'number'
    ? { ...style, value, type: Number }
    : { ...style, value, type: String, format: '@' };
}

const UNIT_COLUMNS: readonly (Column & { readonly cell: (unit: Unit) => string | number | undefined })[] = [
  { heading: '全称', width: 26, cell: (unit) => unit.name },
  // Without a 简称 the full name stands first among the aliases.
  { heading: '简称', width: 14, cell: ({ name, aliases: [first] }) => (first === name ? '' : first) },
  { heading: '曾用名', width: 26, cell: ({ aliases }) => aliases.slice(1).join('、') },
  { heading: '序列', width: 12, cell: (unit) => unit.series },
  { heading: '排序', width: 8, cell: (unit) => unit.order },
  { heading: '负责人', width: 10, cell: (unit) => unit.head },
  { heading: '联络员', width: 10, cell: (unit) => unit.liaison },
];

const PEOPLE_COLUMNS: readonly (Column & { readonly cell: (person: Person) => string | undefined })[] = [
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

function unitSheet(units: readonly Unit[]): Sheets[number] {
  const sorted = [...units].sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity));
  return table(
    '单位',
    '单位名录',
    `共${units.length}个`,
    UNIT_COLUMNS,
    sorted.map((unit) => UNIT_COLUMNS.map(({ cell }) => bodyCell(cell(unit)))),
  );
}

function peopleSheet(people: readonly Person[]): Sheets[number] {
  return table(
    '人员',
    '人员名册',
    `共${people.length}人`,
    PEOPLE_COLUMNS,
    people.map((person) => PEOPLE_COLUMNS.map(({ cell }) => bodyCell(cell(person)))),
  );
}

/** One page wide on paper, headings on every page, a filter on the headings: what the writing library has no option for. */
function printed(sheets: Sheets): Feature<Bytes> {
  const titles = sheets.map(
    ({ sheet }, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sheet}'!$1:$${HEADING_ROWS}</definedName>`,
  );
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, { columns }, { sheetIndex }) => {
            const last = columnLetter((columns?.length ?? 1) - 1);
            const rows = sheets[sheetIndex]?.data.length ?? HEADING_ROWS;
            return xml
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace('</sheetData>', `</sheetData><autoFilter ref="A${HEADING_ROWS}:${last}${rows}"/>`)
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ');
          },
        },
      },
    },
  };
}
