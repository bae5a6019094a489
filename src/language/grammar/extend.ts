import type { CommandOf, TaskRef } from '../command.ts';
import { commandText } from '../command-text.ts';
import { type DaySaid, daysIn, takeDay } from '../day-in-words.ts';
import { createLine, type Line } from '../line.ts';
import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { asked, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { takeRefs } from '../references.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { AfterRefs, Grammar } from './grammar.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord, withWords } from './task-said.ts';

const LEAD = /[\s,:]+|的|任务|事项|工作|项目|目前|因故|我们?局?|本?单位|时限|期限|完成时[限间]/y;
/** 12号想延期: a wish, and 已申请 an account; neither asks for it. */
const WISHED = /想要?|希望|拟|打算|准备|计划|可能|考虑|要(?!求)|需要?|[已己]经?|将/y;
const ASKING = /现|特|正式|请|恳|申请|请求|提请|提出|恳请|予以?|给予|办理|再次?|向.{2,8}?(?=申请|提出)/y;
const EXTENSION = /延期(?!间|后|费|罚)|延长|展期|顺延|延后|延[到至]|推迟|宽限/y;
/** 12号延期已批准: what became of it. */
const DECIDED = /^[\s,:]*(?:申请|请求)?[\s,:]*(?:[已己]经?|予以|获|被)*不?(?:予|同意|批准|准予|通过|驳回|批)/;

/** 现申请12号…, 我局12号…. */
const FRONT = /现|特|我们?局?|本?单位|牵头|负责|的|申请|请求|恳请|将|把|对/y;
const TO_EXTENSION = /[\s,:]+|的|任务|事项|项目|时限|期限|完成时[限间]|予以|给予/y;
const TO =
  /[\s,:]+|延期?|延长|展期|顺延|推迟|申请|请求|了|一下|任务|事项|项目|的|时限|期限|完成时[限间]|调整|改/y;
const UNTIL = /(?:[到至为]|截止)+\s?/y;
const BEHIND_DAY = /(?:\s?(?:之?前|以前|左右|上下))?(?:完成|办结|为?止)?/y;
/** 12号到15号 may be a meeting put off from the 12th. */
const DAY_OF_MONTH = /^[\d一二三四五六七八九十]{1,3}[日号]/;
/** What may be glued to the day: 到月底因征地未完成. */
const GLUED_REASON = /^(?:因|由于|原因|理由|主要|鉴于|受)/;
const REASON_LABEL = /^[\s,，;；。:：]*(?:主要)?(?:原因|理由|事由)[是为\s:：][\s:：]*(?=\S)/u;
/** What stands between a reason and the day asked for. */
const BEFORE_DAY =
  /(?:[,，;；。\s]|现|特|拟|故|需|请|恳请|申请|请求|将|时限|期限|完成时[限间]|工期|延期?|延长|顺延|展期|推迟|调整|改|[到至为])*$/u;

const LONGEST_REQUEST = 40;

/** 延期 12 12月31日 理由 · 12号申请延期到月底，因… · 延期 12 征地未完成，延至12月31日. */
export const EXTEND: Grammar = {
  afterWord: (said) => {
    const read = tellBehindWord(said, { titles: true, tell: (task) => extended(task) ?? [] });
    if (read !== undefined) return read.length === 0 ? undefined : read;
    const rest = said.line.key.slice(said.at);
    return /^\s?(?:[:,]|[到至]|$)/.test(rest)
      ? [unclear('incomplete', '延期 编号 12月31日 理由')]
      : undefined;
  },
  afterRefs: (said) => {
    const { key } = said.line;
    const lead = skipAll(LEAD, key, said.at);
    const wished = skipAll(WISHED, key, lead);
    const word = takeMatch(EXTENSION, key, skipAll(ASKING, key, wished));
    if (word === undefined) return becauseOf(said, lead);
    const end = EXTENSION.lastIndex - (/[到至]$/.test(word[0]) ? 1 : 0);
    if (DECIDED.test(key.slice(end))) return undefined;
    const read = tellBehindRefs(said, end, extended);
    return read && (wished > lead ? asked(read, 'planned') : read);
  },
};

const REQUEST = /(?:(?:申请|请求|恳请|提请|请)\s?(?:将|把|对)?|将|把)[\s:,]*/y;

/** 申请12号延期到月底，因…, 请将12号延期到…: the request in front of its task. */
export function readRequestToExtend(line: Line, at: number): readonly Reading[] | undefined {
  const because = takeMatch(BECAUSE_IN_FRONT, line.key, at)?.[0];
  if (because !== undefined) return readBehindReason(line, at, because.length);
  const request = takeMatch(REQUEST, line.key, at);
  const found = request && takeRefs(line.key, REQUEST.lastIndex);
  if (
    found === undefined ||
    takeMatch(EXTENSION, line.key, skipAll(TO_EXTENSION, line.key, found.end)) === undefined
  )
    return undefined;
  return EXTEND.afterRefs?.({ line, ...found.value, at: found.end });
}

const BECAUSE_IN_FRONT = /(?:因为?|由于|鉴于)[^,;。]{2,60}[,;。]\s?/y;

/** 因管线迁改，12号申请延期到12月20日: the same as with the reason behind. */
function readBehindReason(line: Line, at: number, length: number): readonly Reading[] | undefined {
  const from = at + length;
  const reason = line.text.slice(at, from).replace(/[，,；;。\s]+$/u, '');
  const turned = createLine(`${line.text.slice(from)}，${reason}`, line.context);
  const start = skipAll(FRONT, turned.key, 0);
  const found = takeRefs(turned.key, start);
  return found && EXTEND.afterRefs?.({ line: turned, ...found.value, at: found.end });
}

const REQUESTED = /(?:申请|请求|恳请|提请|请予|特请|现请)[^,;。\s]{0,6}?(?:延期|延长|展期|顺延|延[到至])/;

/** 12号因征地未完成，申请延期至12月20日. */
function becauseOf(said: AfterRefs, at: number): readonly Reading[] | undefined {
  const rest = said.line.key.slice(at);
  return /^(?:因|由于|鉴于|受)/.test(rest) && REQUESTED.test(rest)
    ? tellBehindRefs(said, at, extended)
    : undefined;
}

function extended(task: TaskSaid): readonly Reading[] {
  const { line, ref } = task;
  const asked = behindTask(task) ?? behindReason(task);
  if (asked === 'several') return [unclear('several', formOf(ref))];
  if (asked === undefined) return [unclear('incomplete', formOf(ref))];
  const { day, reason } = asked;
  const write = (words: string): CommandOf<'extend'> => ({ kind: 'extend', ref, to: day.day, reason: words });
  if (reason !== undefined && asked.dayOfMonth) return [choice('maybe-not-a-task', write(reason))];
  if (reason !== undefined && (day.vague || day.far || asked.glued))
    return [choice('vague-value', write(reason))];
  return withWords({ line, ref, end: line.key.length }, reason, write, commandText(write('理由')));
}

function formOf(ref: TaskRef): string {
  return `延期 ${refText(ref)} 12月31日 理由`;
}

interface Asked {
  readonly day: DaySaid;
  readonly reason?: string;
  /** Words glued to the day: it may be a day of the reason. */
  readonly glued: boolean;
  /** Said without its month. */
  readonly dayOfMonth: boolean;
}

/** 12 12月31日 理由, 12号延期到月底，因…: the day first. */
function behindTask({ line, end }: TaskSaid): Asked | 'several' | undefined {
  const { key } = line;
  const from = skipAll(TO, key, end);
  const until = takeMatch(UNTIL, key, from)?.[0] ?? '';
  const day = takeDay(key, from + until.length, line.context);
  if (day === undefined) return undefined;
  const at = day.end + (takeMatch(BEHIND_DAY, key, day.end)?.[0].length ?? 0);
  const tail = key.slice(at);
  const glued = /^[一-龥]/.test(tail) && !GLUED_REASON.test(tail);
  // 12月10日流标，延到12月31日: the first day is of the reason.
  if (asksForDay(line, day.end) !== undefined) return until === '' && glued ? undefined : 'several';
  const dayOfMonth = DAY_OF_MONTH.test(key.slice(from + until.length));
  return { day: day.value, ...reasonIn(line.text.slice(at)), glued, dayOfMonth };
}

/** 12 征地未完成，延到12月31日: the day behind. */
function behindReason({ line, end }: TaskSaid): Asked | undefined {
  const day = asksForDay(line, end);
  if (day === undefined) return undefined;
  const from = Math.max(end, day.start - LONGEST_REQUEST);
  const before = line.text.slice(end, from) + line.text.slice(from, day.start).replace(BEFORE_DAY, '');
  const at = day.end + (takeMatch(BEHIND_DAY, line.key, day.end)?.[0].length ?? 0);
  const parts = [before, line.text.slice(at)].map((part) => reasonIn(part).reason);
  const reason = parts.filter((part) => part !== undefined).join('，');
  return {
    day: day.value,
    ...(reason === '' ? {} : { reason }),
    glued: false,
    dayOfMonth: DAY_OF_MONTH.test(line.key.slice(day.start)),
  };
}

const ASKS_FOR_DAY = /(?:延期?|延长|顺延|展期|推迟|调整|改|^|[,;。\s])(?:[到至为]|截止)\s?$/;

/** The last day that something is to be put off to. */
function asksForDay(line: Line, from: number) {
  return daysIn(line.key, from, line.context).findLast(({ start }) =>
    ASKS_FOR_DAY.test(line.key.slice(Math.max(from, start - 8), start)),
  );
}

function reasonIn(text: string): { readonly reason?: string } {
  const reason = cleanNote(text.replace(REASON_LABEL, ''));
  return reason === undefined ? {} : { reason };
}
