import type { EditableField } from '../../domain/history.ts';
import type { LedgerRow, Stated, WrongRow } from '../../domain/ledger-row.ts';
import type { Target } from '../../domain/target.ts';
import type { TaskFacts } from '../../domain/task.ts';
import { readCadence, readKind, readOpenness } from '../../domain/task-words.ts';
import { readTarget } from '../cells/amount-text.ts';
import { isNothing, oneLine } from '../cells/cell-text.ts';
import { readDay, readDue } from '../cells/due-text.ts';
import { readMilestones } from '../cells/milestone-text.ts';
import { readNo, readSerial } from '../cells/number-text.ts';
import { readProblems } from '../cells/problem-text.ts';
import { readProgress } from '../cells/progress-text.ts';
import { splitPeople } from '../cells/split-names.ts';
import { readUnits } from '../cells/unit-text.ts';
import { LEDGER_STATUS, nearCadence, readStatus } from '../cells/word-cells.ts';
import type { LedgerColumn } from './headings.ts';
import type { LedgerContext, LineReader } from './line-reader.ts';

/** Reads a line into a row of the ledger; undefined if a cell of it is wrong (the reader holds which and why). */
export function readLine(reader: LineReader, context: LedgerContext): LedgerRow | undefined {
  for (const column of Object.keys(reader.line.cells) as LedgerColumn[]) {
    const cell = reader.cell(column);
    if (cell?.kind === 'error') reader.wrong(column, `单元格是公式错误 ${cell.text}，请改正公式或填写数值`);
  }
  if (reader.wrongs.length > 0) return undefined;
  const no = numberOf(reader, context.year);
  const serial = readSerial(reader.text('serial'));
  const title = oneLine(reader.text('title'));
  if (isNothing(title)) reader.wrong('title', '没有事项名称');
  const facts = factsOf(reader, context, title);
  const stated = statedOf(reader, context, facts.target);
  if (reader.wrongs.length > 0) return undefined;
  const number = reader.place('no') ?? reader.place('serial');
  const titleColumn = reader.place('title');
  return {
    sheet: reader.line.sheet,
    row: reader.line.row,
    ...(no === undefined ? {} : { no }),
    ...(serial === undefined ? {} : { serial }),
    facts,
    fields: fieldsOf(reader, context),
    stated,
    columns: {
      ...(number === undefined ? {} : { number }),
      title: titleColumn ?? { column: '', heading: '' },
    },
  };
}

/** What a line that is left out still tells of which task it means. */
export function leftRow(reader: LineReader): WrongRow {
  const no = readNo(reader.text('no'))?.no;
  const serial = readSerial(reader.text('serial'));
  const title = oneLine(reader.text('title'));
  return {
    ...(no === undefined ? {} : { no }),
    ...(serial === undefined ? {} : { serial }),
    ...(title === '' ? {} : { title }),
  };
}

function numberOf(reader: LineReader, year: number): number | undefined {
  const text = reader.text('no');
  if (isNothing(text)) return undefined;
  const read = readNo(text);
  if (read === undefined) reader.wrong('no', `编号“${text}”不是数字：请填正整数，或留空由系统编号`);
  else if (read.year !== undefined && read.year !== year) {
    reader.wrong('no', `编号“${text}”属于${read.year}年度台账，现在导入的是${year}年度`);
  }
  return read?.no;
}

function factsOf(reader: LineReader, context: LedgerContext, title: string): TaskFacts {
  const { lead, assist } = unitsOf(reader, context);
  const due = readDue(reader.cell('due'), context);
  if (due.kind === 'unreadable') reader.wrong('due', due.why);
  else reader.understood('due', reader.has('due') ? due.as : undefined);
  const days = due.kind === 'due' ? due : undefined;
  const start = startOf(reader, context) ?? days?.start;
  const target = readTarget(reader.cell('target'), reader.line.unit);
  reader.understood('target', target.as);
  const milestones = readMilestones(reader.cell('milestones'), context);
  if (milestones.kind === 'unreadable') reader.wrong('milestones', milestones.why);
  else reader.understood('milestones', milestones.as);
  const owner = ownerOf(reader);
  const category = oneLine(reader.text('category')) || reader.line.part;
  return {
    kindOfTask: word(reader, 'kind', readKind, '年度、限时件') ?? 'annual',
    title,
    ...optional('category', category),
    ...optional('source', oneLine(reader.text('source'))),
    ...optional('taskforce', oneLine(reader.text('taskforce'))),
    leaders: splitPeople(reader.text('leader')).filter((name) => !isNothing(name)),
    leadUnit: lead,
    assistUnits: assist,
    ...optional('owner', owner),
    ...(start === undefined ? {} : { start }),
    ...(days?.due === undefined ? {} : { due: days.due }),
    ongoing: days?.ongoing ?? false,
    ...(target.target === undefined ? {} : { target: target.target }),
    milestones: milestones.kind === 'milestones' ? milestones.milestones : [],
    cadence:
      word(reader, 'cadence', readCadence, '每周、双周、旬、每月、季度、半年、无', nearCadence) ?? 'none',
    openness: word(reader, 'openness', readOpenness, '公开、当事、内部') ?? 'open',
    ...optional('remarks', isNothing(reader.text('remarks')) ? '' : reader.text('remarks')),
  };
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined || isNothing(value) ? {} : ({ [key]: value } as { [P in K]: string });
}

function unitsOf(reader: LineReader, context: LedgerContext): { lead: string; assist: readonly string[] } {
  const { units } = context;
  const lead = readUnits(reader.text('lead'), units);
  const also = readUnits(reader.text('assist'), units);
  if (lead.lead === undefined) {
    reader.wrong('lead', '没有牵头单位');
    return { lead: '', assist: [] };
  }
  for (const as of lead.as) reader.understood('lead', as);
  for (const as of also.as) reader.understood('assist', as);
  if (lead.firstLeads) reader.understood('lead', `${lead.lead}牵头，其余协同`);
  const resolve = (name: string, column: LedgerColumn): string => {
    const { name: full, as } = units.resolve(name);
    reader.understood(column, as);
    return full;
  };
  const leading = resolve(lead.lead, 'lead');
  const assisting = [
    ...lead.assist.map((name) => resolve(name, 'lead')),
    ...[also.lead ?? '', ...also.assist]
      .filter((name) => !isNothing(name))
      .map((name) => resolve(name, 'assist')),
  ];
  return { lead: leading, assist: [...new Set(assisting)].filter((name) => name !== leading) };
}

function startOf(reader: LineReader, context: LedgerContext): TaskFacts['start'] {
  const start = readDay(reader.cell('start'), 'first', context);
  if (start.kind === 'day') {
    reader.understood('start', start.as);
    return start.day;
  }
  if (start.impossible) reader.wrong('start', start.why);
  else reader.understood('start', '看不出日期，未记开始时间');
  return undefined;
}

/** One person owns a task; a telephone number beside the name is not part of it. */
function ownerOf(reader: LineReader): string {
  const text = reader.text('owner');
  const [first = '', ...others] = splitPeople(
    text.replace(/[（(][^）)]*[）)]/gu, ' ').replace(/[\d-]{6,}/gu, ' '),
  );
  if (others.length > 0) reader.understood('owner', `责任人为${first}，其余未记`);
  else if (first !== oneLine(text)) reader.understood('owner', first);
  return first;
}

/** A cell of few words; an unknown word is wrong, because guessing here would change who sees or reports what. */
function word<T>(
  reader: LineReader,
  column: LedgerColumn,
  read: (text: string) => T | undefined,
  known: string,
  near?: (text: string) => T | undefined,
): T | undefined {
  const text = reader.text(column);
  if (text === '' || (isNothing(text) && read(text) === undefined)) return undefined;
  const found = read(text);
  if (found !== undefined) return found;
  const guess = near?.(text);
  if (guess === undefined) reader.wrong(column, `“${text}”不在可填的范围内（${known}）`);
  else reader.understood(column, String(guess));
  return guess;
}

function statedOf(reader: LineReader, context: LedgerContext, target: Target | undefined): Stated {
  const cell = reader.cell('progress');
  const progress = readProgress(cell ?? reader.cell('report'), target, context.fractions);
  const column = cell === undefined ? 'report' : 'progress';
  if (progress.kind === 'unreadable') reader.wrong(column, progress.why);
  else reader.understood(column, progress.as);
  const statusText = reader.text('status');
  const status = readStatus(statusText);
  if (status === undefined && !isNothing(statusText)) {
    reader.understood('status', '不是台账的状态，按进度推定');
  } else if (status !== undefined && !LEDGER_STATUS.test(statusText)) {
    reader.understood('status', STATUS_READ[status]);
  }
  const { percent, amount, note: said } = progress.kind === 'progress' ? progress : {};
  // A column of words beside the percentages tells how they came about.
  const words = cell !== undefined && (percent ?? 0) > 0 ? reader.text('report') : '';
  const note = said ?? (isNothing(words) ? undefined : words);
  return {
    ...(percent === undefined ? {} : { percent }),
    ...(amount === undefined ? {} : { amount }),
    ...(note === undefined ? {} : { note }),
    ...(status === undefined ? {} : { status }),
    problems: readProblems(reader.text('problem')),
  };
}

const STATUS_READ = {
  assigned: '待签收',
  active: '推进中',
  submitted: '待审核（尚未销号；已销号的请写“已销号”）',
  closed: '已销号',
  suspended: '已暂缓',
  cancelled: '已终止',
} as const;

/** The fields a workbook with these columns speaks of. */
function fieldsOf(reader: LineReader, context: LedgerContext): readonly EditableField[] {
  const of: readonly (readonly [EditableField, boolean])[] = [
    ['kindOfTask', reader.has('kind')],
    ['title', true],
    ['category', reader.has('category') || context.hasParts],
    ['source', reader.has('source')],
    ['taskforce', reader.has('taskforce')],
    ['leaders', reader.has('leader')],
    ['leadUnit', true],
    ['assistUnits', true],
    ['owner', reader.has('owner')],
    ['start', reader.has('start') || reader.has('due')],
    ['due', reader.has('due')],
    ['ongoing', reader.has('due')],
    ['target', reader.has('target')],
    ['milestones', reader.has('milestones')],
    ['cadence', reader.has('cadence')],
    ['openness', reader.has('openness')],
    ['remarks', reader.has('remarks')],
  ];
  return of.flatMap(([field, present]) => (present ? [field] : []));
}
