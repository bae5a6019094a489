import type { Command, TaskRef } from '../command.ts';
import { countsThings } from '../counted-things.ts';
import { asks } from '../doubts.ts';
import type { Line } from '../line.ts';
import { isDateLike } from '../not-a-task.ts';
import type { Reading } from '../reading.ts';
import { asked, certain, choice, unclear } from '../readings.ts';
import { type FoundRef, takeRef } from '../references.ts';
import { isSmallTalk } from '../silence.ts';
import { skip, takeMatch } from '../taken.ts';
import { isTakenBack } from '../taken-back.ts';
import { type AfterRefs, type AfterWord, BETWEEN_WORD_AND_REF } from './grammar.ts';
import { PROGRESS } from './progress.ts';
import { takeTitle } from './title-words.ts';

/** The one task that a command was said of, and where it ended. */
export interface TaskSaid {
  readonly line: Line;
  readonly ref: TaskRef;
  readonly end: number;
}

/** How a command reads what stands behind its task; undefined if that is something else after all. */
export type Tell = (task: TaskSaid) => readonly Reading[] | undefined;

/** A number with words glued to it, which may count them: 原因12消防整改, but not 原因3方面. */
const GLUED =
  /(\d{1,5})(?=[一-龥])(?!\s?(?:[天日月年个人户家万亿元点时分秒次条件项批周大名多余号处方面起种类轮座栋期米吨公级楼线套辆台份张块亩页组村镇位])|\s?%)/y;
/** What may be glued to 12 and 12号 and leave them a task. */
const JOINED =
  /^(?:任务|事项|项目|因|由于|至|到|延|申请|的?(?:逾期|滞后)?原因|数据|的?(?:领导)?(?:批示|督办单?)(?=[\s:,]))/;
const NEXT_TASK = /\s?(?:[、/]|和|及|与|以及|还有|跟|-|~)\s?|\s|,\s?/y;

/**
 * A command's word with the task it is of, by number, or by its title where words follow. What may be a day or a count is
 * asked after, several tasks are not taken. `titles`: whether words behind a space may be a title; in 《》 they always may.
 */
export function tellBehindWord(
  { line, at }: AfterWord,
  { titles, tell }: { readonly titles: boolean; readonly tell: Tell },
): readonly Reading[] | undefined {
  const { key } = line;
  const start = skip(BETWEEN_WORD_AND_REF, key, at);
  const found = takeRef(key, start);
  if (found !== undefined) {
    if (namesAnother(key, found.end)) return [unclear('several')];
    const read = tell({ line, ref: found.value.ref, end: found.end });
    const counts = found.value.kind === 'bare' && countsThings(key, found.end);
    return read && (counts || mayBeDay(found.value, key, found.end) ? asked(read, 'maybe-not-a-task') : read);
  }
  const glued = takeMatch(GLUED, key, start);
  if (glued !== undefined && Number(glued[1]) > 0) {
    const ref: TaskRef = { kind: 'number', no: Number(glued[1]) };
    const end = start + glued[0].length;
    const read = tell({ line, ref, end });
    return read && (JOINED.test(key.slice(end)) ? read : asked(read, 'maybe-not-a-task'));
  }
  const title = takeTitle(line, at);
  if (title === undefined || isSmallTalk(title.value)) return undefined;
  if (!titles && !/["《]/.test(key.slice(at, title.end))) return undefined;
  return tell({ line, ref: { kind: 'title', words: title.value }, end: title.end });
}

/** The same behind the task: 12号逾期原因：…. `end` is where the command's words ended. */
export function tellBehindRefs(
  { line, refs, range }: AfterRefs,
  end: number,
  tell: Tell,
): readonly Reading[] | undefined {
  const [found] = refs;
  if (found === undefined) return undefined;
  if (refs.length > 1 || range) return [unclear('several')];
  const read = tell({ line, ref: found.ref, end });
  return read && (found.kind === 'counted' ? asked(read, 'maybe-not-a-task') : read);
}

/** 原因 12 13 …: a second task. 12 3户未签约, 12 15号停电, 12 1、… are words. */
function namesAnother(key: string, end: number): boolean {
  const between = takeMatch(NEXT_TASK, key, end)?.[0];
  const next = between === undefined ? undefined : takeRef(key, end + between.length);
  if (between === undefined || next === undefined) return false;
  const behind = key.slice(next.end);
  if (/^[、.]\s?[一-龥]/.test(behind)) return false;
  return /[、/和及与有跟]/.test(between) || next.value.kind === 'marked' || /^(?:$|[\s,;:。、])/.test(behind);
}

/** 原因12号设备没到: something of the 12th, rather than of task 12. */
function mayBeDay({ kind }: FoundRef, key: string, end: number): boolean {
  if (kind === 'counted') return true;
  if (kind !== 'day-like') return false;
  const rest = key.slice(end);
  return isDateLike(key, end) ? !/^\s?[至到]/.test(rest) : /^[一-龥]/.test(rest) && !JOINED.test(rest);
}

/** 先别报: the words are not to be written; or they speak of what was written before. */
const NOT_MEANT =
  /^(?:先|暂时?)?(?:别|不要|勿|莫|不用|不必|无需)|^[暂先]不(?!具|能)|[写打发说报记填录搞弄]错了?$|忽略|撤[回销]/;
const FORGOTTEN = /[\s,，;；。](?:还是|那就?)?不(?:报|说|记|延|用|要)了?吧?$/u;
const HEARD = /^(?:听说|据说|听.{1,6}说|有人[说讲]|[他她]们?[说讲]|传言|网传|好像|可能|如果|要是|假如|一旦)/;
const ASKED = /^(?:是?什么|是?啥|为什么|为啥|怎么|如何|有哪些|哪些|是谁|谁|多少|呢$)/;
const NOTHING = /^(?:暂?无|没有?|略|同上|[.。…\s-]+)$/;

/**
 * Writes a command that carries words, where the words are meant: nothing or small talk is told the form, a question shows
 * the task, words taken back or heard of are asked after, and so is a percentage that may be a report.
 */
export function withWords(
  task: TaskSaid,
  words: string | undefined,
  write: (words: string) => Command,
  form: string,
): readonly Reading[] {
  if (words === undefined || NOTHING.test(words) || isSmallTalk(words)) return [unclear('incomplete', form)];
  if (ASKED.test(words)) return [certain({ kind: 'show', ref: task.ref })];
  const command = write(words);
  if (isTakenBack(words) || NOT_MEANT.test(words) || FORGOTTEN.test(words))
    return [choice('negated', command)];
  if (HEARD.test(words)) return [choice('reported-speech', command)];
  if (asks(words)) return [choice('asked', command)];
  const report = reportOf(task);
  return [report === undefined ? certain(command) : choice('several', report, command)];
}

/** The report that the words behind a task are by themselves: 回复 12 60%. */
function reportOf({ line, ref, end }: TaskSaid): Command | undefined {
  if (ref.kind === 'title') return undefined;
  const read = PROGRESS.afterRefs?.({ line, refs: [{ ref, kind: 'marked' }], range: false, at: end });
  const [first] = read ?? [];
  if (first?.kind !== 'command' || first.command.kind !== 'progress') return undefined;
  return first.command.value?.kind === 'amount' ? undefined : first.command;
}
