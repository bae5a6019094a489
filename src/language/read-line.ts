import { takeBridge } from './bridge.ts';
import { clauseStarts } from './clauses.ts';
import { isQuestion } from './doubts.ts';
import { readRequestToExtend } from './grammar/extend.ts';
import { readHowTo } from './grammar/help.ts';
import { readProblem } from './grammar/numbered-problem.ts';
import { readRelease } from './grammar/release.ts';
import { readReport } from './grammar/report.ts';
import { isTitleLike } from './grammar/title-words.ts';
import { AFTER_REFS, AFTER_REFS_ASKED, grammarOf } from './grammars.ts';
import { headsAt } from './heads.ts';
import { leadInStops } from './lead-in.ts';
import { type Line, partOf } from './line.ts';
import { isOfOtherThing, readLoose, readMisplaced } from './loose.ts';
import { endsBeforeDate } from './not-a-task.ts';
import { parseNumeral } from './numerals.ts';
import { readPhrase } from './phrases.ts';
import { asQuestion } from './questions.ts';
import type { Reading } from './reading.ts';
import { asked, certain, SILENT, unclear } from './readings.ts';
import { takeRefs } from './references.ts';
import { isSmallTalk } from './silence.ts';
import { nearestCommand } from './suggestions.ts';
import { readTitled } from './titled.ts';

/**
 * Understands one line. The order is the order of trust: phrases that can mean nothing else, a problem's number, a
 * command's word in front, a task in front, and then, less and less certain, a task somewhere, a title, a suggestion.
 */
export function readLine(line: Line): readonly Reading[] {
  const unmarked = partOf(line, 0, lengthWithoutMarks(line.key));
  if (isSmallTalk(unmarked.key.replace(/^@\S+\s?/, '')) && unmarked.key !== '') return [SILENT];
  if (!isQuestion(line.key)) return readStatement(line);
  return (unmarked.key === '' ? [certain({ kind: 'help' })] : readStatement(unmarked)).map(asQuestion);
}

function lengthWithoutMarks(key: string): number {
  let length = key.length;
  while (length > 0 && ' ?!~。.'.includes(key.charAt(length - 1))) length -= 1;
  return length;
}

function readStatement(line: Line): readonly Reading[] {
  const standing = readHowTo(line.key) ?? readReport(line) ?? readRelease(line) ?? readPhrase(line.key);
  if (standing) return [standing];
  return (
    readProblem(line) ??
    readInFront(line) ??
    readMistyped(line) ??
    readMisplaced(line, readInFront) ??
    readTitled(line) ??
    readRest(line)
  );
}

/** A command's word or a task at the start of the line, or behind a lead-in. */
function readInFront(line: Line): readonly Reading[] | undefined {
  const stops = leadInStops(line.key);
  const number = readNumberAlone(line.key);
  if (number) return [number];
  for (const at of stops) {
    const readings = readHead(line, at) ?? readRequestToExtend(line, at);
    if (readings) return readings;
  }
  const at = stops.findLast((stop) => takeRefs(line.key, stop) !== undefined);
  return at === undefined ? undefined : readClauses(line, clauseStarts(line.key, at));
}

const NUMBER_ALONE =
  /^(?:(?:好的?|嗯|行|对|是的?)[\s,]*)?(?:我?选择?|回复)?\s?第?(\d{1,5}|[一二三四五六七八九十]{1,3})(?:个|(?<!第.{1,5}))[\s.。!、]*$/;

/** Nothing but a number: the answer to an open choice, or a task. */
function readNumberAlone(key: string): Reading | undefined {
  const no = parseNumeral(NUMBER_ALONE.exec(key)?.[1] ?? '');
  return no === undefined || no === 0
    ? undefined
    : certain({ kind: 'show', ref: { kind: 'number', no }, bare: true });
}

function readHead(line: Line, at: number): readonly Reading[] | undefined {
  const heads = headsAt(line.key, at);
  if (heads.length === 0) return undefined;
  const starts = clauseStarts(line.key, at);
  const clause = partOf(line, 0, starts[1]);
  for (const { entry, word } of heads) {
    const readings = grammarOf(entry.kind).afterWord?.({ line: clause, entry, at: at + word.length });
    if (readings) return [...readings, ...(starts.length > 1 ? readClauses(line, starts.slice(1)) : [])];
  }
  return undefined;
}

/** Reports one behind the other, each from its task on: 12号60%，13号70%. */
function readClauses(line: Line, starts: readonly number[]): readonly Reading[] {
  let previousBridge: string | undefined;
  const readings = starts.flatMap((from, index) => {
    const clause = partOf(line, 0, starts[index + 1]);
    const read = readFromRefs(clause, from, previousBridge);
    previousBridge = read.bridge;
    return read.readings;
  });
  // Where one number of a line may be a day, the others may be days as well: 12号开会，13号完成60%.
  const days = readings.some(
    ({ kind, ...rest }) => kind === 'unclear' && 'doubt' in rest && rest.doubt === 'maybe-not-a-task',
  );
  return days ? asked(readings, 'maybe-not-a-task') : readings;
}

function readFromRefs(
  line: Line,
  from: number,
  previousBridge: string | undefined,
): { readonly readings: readonly Reading[]; readonly bridge: string } {
  const { key } = line;
  const found = takeRefs(key, from);
  if (found === undefined) return { readings: [unclear('incomplete')], bridge: '' };
  const at = found.end;
  const bridge = key.slice(at, takeBridge(key, at).end);
  const said = { line, ...found.value, at, ...(previousBridge === undefined ? {} : { previousBridge }) };
  const dayLike = found.value.refs.some(({ kind }) => kind !== 'marked');
  const before = key.slice(0, from);
  if (dayLike && endsBeforeDate(before)) return { readings: [unclear('maybe-not-a-task')], bridge };
  for (const grammar of isQuestion(key) ? AFTER_REFS_ASKED : AFTER_REFS) {
    const readings = grammar.afterRefs?.(said);
    if (readings === undefined) continue;
    return {
      readings: dayLike && isDayOfSomeone(before, bridge) ? asked(readings, 'maybe-not-a-task') : readings,
      bridge,
    };
  }
  return { readings: readLoose(line, found.value, at), bridge };
}

/** 我们12号完成60%: a day on which we did it, rather than the task. */
function isDayOfSomeone(before: string, bridge: string): boolean {
  return (
    /(?:我们?|我局|我镇|我乡|我委|我办|咱们?|我单位|我这边)$/.test(before) &&
    /^(?:已经?|已)?(?:完成|达|到|做)/.test(bridge)
  );
}

/** A slip of the pen in the command's word: 金度 12 60%. Said back, never run. */
function readMistyped(line: Line): readonly Reading[] | undefined {
  if (isOfOtherThing(line.key)) return [unclear('maybe-not-a-task')];
  if (/^取消/.test(line.key)) return undefined;
  const suggestion = nearestCommand(line) ?? nearestCommand(line, leadInStops(line.key).at(-1));
  return suggestion === undefined ? undefined : [{ kind: 'unknown', suggestion }];
}

const VALUE_OR_DEED = /\d\s?%|百分之|办结|签收|销号/;

/** Neither a task nor a command. A value or a deed without a task is told what is missing. */
function readRest(line: Line): readonly Reading[] {
  if (/[发写报填打说搞弄记]错了|^取消/.test(line.key)) return [{ kind: 'unknown', suggestion: '撤销' }];
  if (VALUE_OR_DEED.test(line.key)) return [unclear('incomplete')];
  return [suggested(searchFor(line))];
}

function suggested(suggestion: string | undefined): Reading {
  return { kind: 'unknown', ...(suggestion === undefined ? {} : { suggestion }) };
}

const SENTENCE = /^(?:今|明|昨|现|这|那|大家|各|请|本周|上周|会议)|[不没了吗呢吧的是,。!?]/;

/** A few words that may be a unit or a title: what to type to look for them. */
function searchFor({ key, text }: Line): string | undefined {
  if (/到期|临期/.test(key)) return '7天内到期';
  if (key.length > 12 || SENTENCE.test(key) || !isTitleLike(key)) return undefined;
  return /(?:局|委|办|镇|乡|街道|中心|公司)$/.test(key) ? `${text}的任务` : `查 ${text}`;
}
