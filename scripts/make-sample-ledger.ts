import { fileURLToPath } from 'node:url';
import writeSheets, { type CellObject, type Row } from 'write-excel-file/node';
import { PEOPLE, UNITS } from './sample-roster.ts';
import { SAMPLE_TASKS } from './sample-tasks.ts';

/**
 * Writes config/sample-ledger.xlsx, the ledger of the sandbox, the way an office keeps one: a title, a heading of two
 * rows, categories as rows of their own, and notes below. Run: npx tsx scripts/make-sample-ledger.ts
 */
const TARGET = fileURLToPath(new URL('../config/sample-ledger.xlsx', import.meta.url));

const HEADING: CellObject = {
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  borderStyle: 'thin',
  backgroundColor: '#DDEBF7',
};
const BODY: CellObject = { alignVertical: 'center', wrap: true, borderStyle: 'thin' };

/** The groups of the upper heading row with the columns below; a single column stands over both rows. */
const GROUPS: readonly (readonly [string, readonly (readonly [string, number])[]])[] = [
  ['', [['序号', 6]]],
  ['', [['类型', 8]]],
  ['', [['工作任务', 30]]],
  ['', [['任务来源', 13]]],
  ['', [['工作专班', 13]]],
  ['', [['分管领导', 10]]],
  [
    '责任单位',
    [
      ['牵头单位', 16],
      ['配合单位', 24],
      ['责任人', 9],
    ],
  ],
  [
    '时间安排',
    [
      ['开始时间', 11],
      ['完成时限', 11],
    ],
  ],
  [
    '工作目标',
    [
      ['年度目标', 16],
      ['节点', 22],
    ],
  ],
  ['', [['反馈周期', 9]]],
  [
    '推进情况',
    [
      ['进度', 8],
      ['状态', 9],
      ['存在问题', 28],
    ],
  ],
  ['', [['公开范围', 9]]],
  ['', [['备注', 20]]],
];
const COLUMNS = GROUPS.flatMap(([, columns]) => columns);

function headingRows(): Row[] {
  const upper: Row = [];
  const lower: Row = [];
  for (const [group, columns] of GROUPS) {
    columns.forEach(([name], index) => {
      if (group === '') upper.push({ ...HEADING, value: name, rowSpan: 2 });
      else upper.push(index === 0 ? { ...HEADING, value: group, columnSpan: columns.length } : null);
      lower.push(group === '' ? null : { ...HEADING, value: name });
    });
  }
  return [upper, lower];
}

function across(cell: CellObject): Row {
  return [{ ...cell, columnSpan: COLUMNS.length }, ...COLUMNS.slice(1).map(() => null)];
}

/** A cell as typed: a percentage is a number with its format, everything else is text. */
function taskCell(text: string): CellObject {
  if (text === '') return { ...BODY };
  const percent = /^(\d+)%$/.exec(text)?.[1];
  return percent === undefined
    ? { ...BODY, value: text, type: String }
    : { ...BODY, value: Number(percent) / 100, type: Number, format: '0%', align: 'center' };
}

function ledgerRows(): Row[] {
  const rows: Row[] = [
    across({
      value: '青禾县重点工作督办台账',
      fontSize: 18,
      fontWeight: 'bold',
      align: 'center',
      height: 32,
    }),
    across({ value: '制表：县政府督查室', align: 'right' }),
    ...headingRows(),
  ];
  let category = 0;
  let no = 0;
  for (const part of SAMPLE_TASKS.trim()
    .split(/^# /mu)
    .filter((text) => text !== '')) {
    const [name = '', ...tasks] = part.trim().split('\n');
    rows.push(
      across({
        ...BODY,
        value: `${'一二三四五六七八九十'[category]}、${name}（${tasks.length}项）`,
        fontWeight: 'bold',
      }),
    );
    category += 1;
    for (const task of tasks) {
      no += 1;
      rows.push([{ ...BODY, value: no, type: Number, align: 'center' }, ...task.split('|').map(taskCell)]);
    }
  }
  rows.push(
    across({
      value: '说明：1. 完成时限未写年份的，均为本年度。2. 限时件不报百分比，按时限督办。',
      wrap: true,
    }),
  );
  return rows;
}

function plainRows(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): Row[] {
  return [
    headings.map((value) => ({ ...HEADING, value })),
    ...rows.map((row) =>
      row.map(
        (value): CellObject =>
          value === ''
            ? { ...BODY }
            : typeof value === 'number'
              ? { ...BODY, value, type: Number }
              : { ...BODY, value, type: String },
      ),
    ),
  ];
}

const unitRows = plainRows(
  ['全称', '简称', '曾用名', '序列', '排序', '负责人', '联络员'],
  UNITS.map(([name, short, former, series, head, liaison], index) => [
    name,
    short,
    former,
    series,
    index + 1,
    head,
    liaison,
  ]),
);

const peopleRows = plainRows(
  ['姓名', '单位', '职务', '角色', '企业微信账号', '钉钉账号', '手机号'],
  PEOPLE.map(([name, unit, post, role, account]) => [name, unit, post, role, account, account, '']),
);

await writeSheets(
  [
    {
      sheet: '台账',
      data: ledgerRows(),
      columns: COLUMNS.map(([, width]) => ({ width })),
      stickyRowsCount: 4,
      orientation: 'landscape',
    },
    { sheet: '单位', data: unitRows, columns: [26, 14, 26, 12, 8, 10, 10].map((width) => ({ width })) },
    { sheet: '人员', data: peopleRows, columns: [10, 14, 16, 20, 18, 18, 14].map((width) => ({ width })) },
  ],
  { fontFamily: '宋体', fontSize: 10 },
).toFile(TARGET);
