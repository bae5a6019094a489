import type { TaskRef } from './command.ts';
import { isOtherThing } from './not-a-task.ts';
import { CHINESE_NUMERAL, parseNumeral } from './numerals.ts';
import { type Taken, takeMatch } from './taken.ts';

/**
 * How plainly a number is a task: `marked` (#12, 第12项, 任务12, 12号任务) can be nothing else; `day-like` (12号) may be a
 * day of the month; `counted` (12项) may be twelve of something; `bare` (12) is a task only by what stands around it.
 */
export type RefKind = 'marked' | 'day-like' | 'counted' | 'bare';

export interface FoundRef {
  readonly ref: TaskRef & { readonly kind: 'number' };
  readonly kind: RefKind;
}

const DIGITS = '(\\d{1,5})(?![\\d%]|\\.\\d|\\s%)';
const NUMBER = `(?:${DIGITS}|(${CHINESE_NUMERAL}{1,7}))`;
const NOUN = '(?:督办|重点)?(?:任务|事项|工作(?!日|组)|项目(?!部)|件|台账)';

/** 任务3天内完成, 任务12项: a number of something. */
const UNIT = '\\s?(?:[天日月年个人户家万亿元点时分次条件项周批大名多余%]|公里|平方)';

const EXACT = new RegExp(`(20\\d\\d)\\s?#\\s?${DIGITS}`, 'y');
const HASH = new RegExp(`#\\s?${DIGITS}(?:\\s?[号项](?!目))?(?:${NOUN})?`, 'y');
const BRACKETED = new RegExp(
  `\\[\\s?(?:#|no\\.?|编号|任务|序号)?\\s?(?!(?:19|20)\\d\\d\\])${DIGITS}\\s?号?(?:任务|事项)?\\s?\\]`,
  'y',
);
const NO = new RegExp(`no[.:]?\\s?${DIGITS}`, 'y');
const ORDINAL = new RegExp(
  `第\\s?${NUMBER}\\s?(?:[项号件](?!目部|文|楼|线)(?:${NOUN})?|[条个](?:${NOUN}))`,
  'y',
);
const NAMED = new RegExp(
  `(?:督办|重点)?(?:任务|事项|督办件|台账|编号|序号|项目)(?:编号|序号|号)?\\s?[:#]?\\s?(?:第\\s?)?(?:${DIGITS}|(${CHINESE_NUMERAL}{1,7})(?!成|半|分之))(?!${UNIT})(?:\\s?号)?`,
  'y',
);
const DAY_LIKE = new RegExp(`${NUMBER}\\s?号(?:\\s?(${NOUN}))?`, 'y');
const COUNTED = new RegExp(`${NUMBER}\\s?项(?!目|任务|工作|指标|重点|事项|措施|内容)`, 'y');
const HASH_BEHIND = new RegExp(`${DIGITS}#(?!\\s?\\d+(?![\\d.]*\\s?%))`, 'y');
const BARE_NAMED = new RegExp(`${DIGITS}\\s?(?:任务|事项)`, 'y');
const BARE = new RegExp(`(?:${DIGITS}|(${CHINESE_NUMERAL}{2,7}|十))`, 'y');

/** What may stand behind a bare number for it to be a task: nothing, a sign, or a word of reporting and asking. */
const AFTER_BARE =
  /$|\s|[,:;。、)\]!?·—~→](?!\d{3}(?!\d))|-(?!\d{1,2}(?![\d%]|\s%))|(?:的?(?:进度|进展|完成|办结|情况|状态|历史))|转(?:交|给|办)|移交|交给|退回|驳回|销号|催办|催一|暂缓|终止|重启|回访|通过(?=$|[\s,。!])|已|没|还|是|呢|目前|当前|现|收到|签收|办|申请|为什么|为啥|为何|怎么|咋|是什么|到哪|无变化|没变化|暂无|无进展|从|由|达到|推进|一半|百分|逾期|延期/y;

/** 12:30 is a time of day. */
const CLOCK = /:[0-5]\d(?![\d.]*\s?[%亿万])(?!\d)/y;

/** A task named by its number at a position. Chinese numerals count everywhere except for a bare 一 to 九. */
export function takeRef(key: string, at: number): Taken<FoundRef> | undefined {
  const found = takeMarked(key, at) ?? takeOrdinary(key, at);
  return found === undefined || isOtherThing(key, found.end, found.value.kind === 'marked')
    ? undefined
    : found;
}

function takeMarked(key: string, at: number): Taken<FoundRef> | undefined {
  const exact = takeMatch(EXACT, key, at);
  if (exact) return foundRef(exact, at, 'marked', exact[2], Number(exact[1]));
  for (const pattern of [HASH, BRACKETED, NO, ORDINAL, NAMED]) {
    const match = takeMatch(pattern, key, at);
    if (match) return foundRef(match, at, 'marked', match[1] ?? match[2]);
  }
  return undefined;
}

function takeOrdinary(key: string, at: number): Taken<FoundRef> | undefined {
  const dayLike = takeMatch(DAY_LIKE, key, at);
  if (dayLike) return foundRef(dayLike, at, dayLike[3] ? 'marked' : 'day-like', dayLike[1] ?? dayLike[2]);
  const counted = takeMatch(COUNTED, key, at);
  if (counted) return foundRef(counted, at, 'counted', counted[1] ?? counted[2]);
  const behind = takeMatch(HASH_BEHIND, key, at) ?? takeMatch(BARE_NAMED, key, at);
  if (behind) return foundRef(behind, at, 'day-like', behind[1]);
  const bare = takeMatch(BARE, key, at);
  const found = bare && foundRef(bare, at, 'bare', bare[1] ?? bare[2]);
  return found && isBareEnd(key, found.end) && !isYear(found.value) ? found : undefined;
}

function isBareEnd(key: string, end: number): boolean {
  return takeMatch(AFTER_BARE, key, end) !== undefined && takeMatch(CLOCK, key, end) === undefined;
}

/** 2026 alone is the year; task 2026 is #2026. */
function isYear(found: FoundRef): boolean {
  return found.ref.no >= 1990 && found.ref.no < 2100;
}

function foundRef(
  match: RegExpExecArray,
  at: number,
  kind: RefKind,
  digits: string | undefined,
  year?: number,
): Taken<FoundRef> | undefined {
  const no = parseNumeral(digits ?? '');
  if (no === undefined || no < 1) return undefined;
  const ref = { kind: 'number', no, ...(year === undefined ? {} : { year }) } as const;
  return { value: { ref, kind }, end: at + match[0].length };
}

/** Several tasks in a row; `range`: 12到15, whose middle nobody named. */
export interface FoundRefs {
  readonly refs: readonly FoundRef[];
  readonly range: boolean;
}

const BETWEEN = /\s?(?:[,、/]|和|及|与|以及|还有|跟)?\s?/y;
const RANGE = /\s?(?:号|项)?\s?(?:-|~|至|到|—)\s?(?=[#第\d一二三四五六七八九十])/y;

/** A longer row is no list that anybody reads back; 签收全部 is for that. */
const MOST_REFS = 200;

/** One or more tasks at a position: 12, 12、13, 12 13号, 12号和13号. */
export function takeRefs(key: string, at: number, most = MOST_REFS): Taken<FoundRefs> | undefined {
  const first = takeRef(key, at) ?? takeSharing(key, at);
  if (first === undefined) return undefined;
  const refs = [first.value];
  let end = first.end;
  let range = false;
  while (refs.length < most) {
    const rangeSign = takeMatch(RANGE, key, end);
    const between = takeMatch(BETWEEN, key, end);
    const next = end + (rangeSign ?? between ?? [''])[0].length;
    const more = takeRef(key, next) ?? takeSharing(key, next);
    // 12号13号 needs nothing between; 12 13 does.
    if (more === undefined || (next === end && refs.at(-1)?.kind === 'bare')) break;
    refs.push(more.value);
    end = more.end;
    range ||= rangeSign !== undefined;
  }
  return { value: { refs, range }, end };
}

const SHARING =
  /(?!20\d\d[-./]\d{1,2}[-./]\d)(\d{1,5})(?=\s?(?:-|~|至|到|—|[,、/]|和|及|与|跟)\s?(?:第|#)?\d{1,5}(?![\d.]*\s?[%亿万]))/y;

/** A number that shares the 号 of the last in its row: the 12 of 12和13号, 12-15号. 2026-12-04 is a day. */
function takeSharing(key: string, at: number): Taken<FoundRef> | undefined {
  const match = takeMatch(SHARING, key, at);
  return match && foundRef(match, at, 'bare', match[1]);
}
