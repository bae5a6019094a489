import type { Difference } from '../domain/import-plan.ts';
import type { RosterChanges } from '../domain/import-roster-row.ts';
import type { CellPlace, Interpretation } from '../domain/ledger-row.ts';
import { FIELD_HEADINGS } from './field-text.ts';
import type { ImportReport, SheetReport } from './import-report.ts';
import type { IgnoredKind } from './sheets/row-kinds.ts';

/** How many lines a list shows; what is wrong must be mended by hand, so more of it is shown. */
const MOST_WRONG = 100;
const MOST = 20;
const MOST_READINGS = 40;

/** The report as an operator reads it in a terminal: totals in the first line, then what needs looking at. */
export function importReportText(report: ImportReport): string {
  return [
    totals(report),
    ...section(
      '有误（未导入，请改正后重新导入）',
      report.wrong,
      MOST_WRONG,
      (one) => `${placeText(one)}：${one.why}`,
    ),
    ...section('工作表', report.sheets, MOST, sheetText),
    ...section(
      '新增',
      report.tasks.new,
      MOST,
      (task) => `${numberText(task.no)} ${task.title}　${task.leadUnit}`,
    ),
    ...section(
      '修改',
      report.tasks.changed,
      MOST,
      (one) => `#${one.no} ${one.title}　${FIELD_HEADINGS[one.field]}：${one.from} → ${one.to}`,
    ),
    ...section('与台账不一致（以台账为准，未改动）', report.tasks.differing, MOST, differenceText),
    ...section('本表中已没有（台账中保留）', report.tasks.gone, MOST, (one) => `#${one.no} ${one.title}`),
    ...rosterLines('单位', report.units),
    ...rosterLines('人员', report.people),
    ...section('这样理解的', grouped(report.interpreted), MOST_READINGS, (one) => one),
    ...section('略过的行', ignoredLines(report), MOST, (one) => one),
  ].join('\n');
}

function totals(report: ImportReport): string {
  const { tasks, wrong } = report;
  if (report.refused !== undefined) return `未导入：${report.refused}`;
  const changed = new Set(tasks.changed.map((one) => one.no)).size;
  const parts = [
    `新增${tasks.new.length}项、修改${changed}项、未变${tasks.unchanged}项`,
    ...(tasks.gone.length > 0 ? [`本表中已没有${tasks.gone.length}项`] : []),
    ...(wrong.length > 0 ? [`有误${new Set(wrong.map((one) => `${one.sheet}/${one.row}`)).size}行`] : []),
    ...rosterTotal('单位', report.units),
    ...rosterTotal('人员', report.people),
  ];
  const done = report.dryRun ? `试导入${report.year}年度台账（未写入）` : `已导入${report.year}年度台账`;
  return `${done}：${parts.join('，')}`;
}

function rosterTotal(name: string, { new: added, changed }: RosterChanges): readonly string[] {
  if (added.length + changed.length === 0) return [];
  return [`${name}新增${added.length}、修改${changed.length}`];
}

function section<T>(
  title: string,
  items: readonly T[],
  most: number,
  text: (item: T) => string,
): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - most;
  return [
    '',
    `${title}（${items.length}）`,
    ...items.slice(0, most).map((item) => `  ${text(item)}`),
    ...(rest > 0 ? [`  ……另有${rest}条，用 --json 查看全部`] : []),
  ];
}

function placeText({ sheet, row, column, heading }: CellPlace): string {
  const at = column === undefined || column === '' ? '' : ` ${column}列“${heading ?? ''}”`;
  return `“${sheet}”第${row}行${at}`;
}

function numberText(no: number | undefined): string {
  return no === undefined ? '（编号待取）' : `#${no}`;
}

function sheetText({ name, readAs, rows, why, unreadColumns }: SheetReport): string {
  const names = { ledger: '台账', people: '人员', units: '单位', nothing: '' } as const;
  if (readAs === 'nothing') return `“${name}”未读：${why ?? ''}`;
  const unread = unreadColumns === undefined ? '' : `；未读的列：${unreadColumns.join('、')}`;
  return `“${name}”按${names[readAs]}读取${rows ?? 0}行${unread}`;
}

const DIFFERENCE_NAMES: Readonly<Record<Difference['what'], string>> = {
  progress: '进度',
  status: '状态',
  problem: '存在问题',
};

function differenceText(one: Difference): string {
  return `#${one.no} ${one.title}　${DIFFERENCE_NAMES[one.what]}：台账 ${one.ledger}，本表 ${one.file}`;
}

function rosterLines(name: string, changes: RosterChanges): readonly string[] {
  return [
    ...section(`${name}新增`, changes.new, MOST, (one) => one),
    ...section(`${name}修改`, changes.changed, MOST, (one) => `${one.name}　${one.what.join('；')}`),
    ...section(`${name}不在本表中（保留）`, changes.missing, MOST, (one) => one),
  ];
}

/** Equal readings of equal cells in one line: a ledger says 12月底 a hundred times. */
function grouped(interpreted: readonly Interpretation[]): readonly string[] {
  const groups = new Map<string, Interpretation[]>();
  for (const one of interpreted) {
    const key = [one.heading, one.read, one.as].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return '';
    const read = first.read === '' ? '（空）' : `“${first.read.replace(/\s+/gu, ' ').slice(0, 40)}”`;
    const times = group.length > 1 ? `（共${group.length}处）` : '';
    return `${placeText(first)} ${read} → ${first.as}${times}`;
  });
}

const IGNORED_NAMES: Readonly<Record<IgnoredKind, string>> = {
  title: '表头以上的文字',
  'money-unit': '金额单位',
  heading: '表头',
  'repeated-heading': '重复的表头',
  category: '类别行',
  total: '合计、小计',
  blank: '空行',
  continuation: '合并单元格的下半行',
  note: '表下的说明',
};

function ignoredLines({ ignoredRows }: ImportReport): readonly string[] {
  return Object.entries(IGNORED_NAMES).flatMap(([kind, name]) => {
    const rows = ignoredRows.filter((row) => row.kind === kind);
    if (rows.length === 0) return [];
    const shown = rows
      .slice(0, 8)
      .map((row) => `“${row.sheet}”第${row.row}行${row.text === '' ? '' : ` ${row.text}`}`);
    const rest = rows.length > shown.length ? ` 等${rows.length}行` : '';
    return [`${name}：${shown.join('；')}${rest}`];
  });
}
