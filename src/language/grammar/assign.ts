import type { Day } from '../../domain/day.ts';
import type { Assignment, Urgency } from '../command.ts';
import { type DaySaid, daysIn, takeDay } from '../day-in-words.ts';
import type { Line } from '../line.ts';
import { cleanNote } from '../notes.ts';
import type { Doubt, Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { skip, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { doubtInText } from './of-task.ts';
import { takeUnitSaid } from './unit-said.ts';

const USAGE = '交办 住建局 张三 12月31日前 完成老旧小区改造';
const SIGNS = /[\s:,;、-]*/y;
const TO = /(?:给|由|至|到)(?=[一-龥])/y;
const HOW_URGENT = '特急件?|加急|紧急|急件?|一般件?|普通|复杂件?';
const ERRAND = new RegExp(
  `(?:(${HOW_URGENT})(?:的)?)?(?:限时(?:督办|办理)?件|批示件|议定件)(?:[\\s(]*(${HOW_URGENT})(?=[\\s:,)]|$)\\)?)?`,
  'y',
);

/** 交办 住建局〔 张三〕 12月31日前 完成老旧小区改造 · 交办 限时件特急 …. */
export const ASSIGN: Grammar = {
  afterWord: ({ line, at }) => {
    const { key } = line;
    // 交办事项, 交办的工作: a word of its own.
    if (/^(?:的|了|事项|任务(?![\s:])|工作|会)/.test(key.slice(at))) return undefined;
    const start = skip(SIGNS, key, skip(/(?:任务|一下|下)+(?=[\s:,])/y, key, at));
    const errand = takeMatch(ERRAND, key, start);
    const behind = skip(SIGNS, key, start + (errand?.[0].length ?? 0));
    const unitAt = skip(TO, key, behind);
    const said = takeUnitSaid(key, unitAt, unitAt > at);
    const explicit = start > at || errand !== undefined;
    if (said === undefined)
      return explicit || start === key.length ? [unclear('incomplete', USAGE)] : undefined;
    const { due, unsure, title } = readWork(line, skip(SIGNS, key, said.end));
    if (title === undefined) return [unclear('incomplete', USAGE)];
    if (OF_ANOTHER.test(title)) return undefined;
    const assignment: Assignment = {
      unit: said.unit,
      ...(said.owner && { owner: said.owner }),
      ...(due && { due }),
      title,
      ...(errand && { errand: urgencyOf(errand[1] ?? errand[2]) }),
    };
    // 交办住建局完成改造 has no sign that tells unit and work apart.
    const glued = said.glued && takeDay(key, said.end, line.context) === undefined;
    return [reading(assignment, unsure ? 'vague-value' : glued ? 'incomplete' : undefined)];
  },
};

/** 交办住建局的任务怎么样了, 交办 住建局 已完成: told of a task rather than giving one. */
const OF_ANOTHER = /^(?:的|了|已|正在|还没|未|没)/;

function reading(assignment: Assignment, unsure: Doubt | undefined): Reading {
  const command = { kind: 'assign', assignment } as const;
  // 12号下午 开会 is an appointment.
  const hour = /^(?:上午|中午|下午|晚上|早上)/.test(assignment.title) ? 'maybe-not-a-task' : undefined;
  const doubt = doubtInText(assignment.title) ?? hour ?? unsure;
  return doubt === undefined ? certain(command) : choice(doubt, command);
}

function urgencyOf(word: string | undefined): { readonly urgency?: Urgency } {
  if (word === undefined) return {};
  if (word.startsWith('特')) return { urgency: 'flash' };
  if (word.startsWith('复')) return { urgency: 'complex' };
  return { urgency: /急/.test(word) ? 'urgent' : 'plain' };
}

const NOTHING_TO_DO = /完成|办结|报送|落实|办理|尽快|请|务必|[^\p{L}\p{N}]/gu;

interface Work {
  readonly due?: Day;
  /** The day is only about so, or may have passed. */
  readonly unsure?: boolean;
  readonly title?: string;
}

/** The day and the title behind the unit, the day in front or at the end. */
function readWork(line: Line, at: number): Work {
  const { key, text, context } = line;
  const start = skip(/(?:限期?|务必|请|于|在)+(?=[\d一二两三四五六七八九十今明后本下年月国春元])/y, key, at);
  const first = takeDay(key, start, context);
  if (first !== undefined) return { ...dueOf(first.value), ...titleOf(text.slice(first.end)) };
  const last = lastSegment(line, at);
  const day = last === undefined ? undefined : takeDay(key, last.from, context);
  const rest = day && /^之?内?(?:完成|办结|报送|落实|反馈|报)?[\s。!]*$/.test(key.slice(day.end));
  if (last === undefined || day === undefined || !rest) {
    const unsure = daysIn(key, at, context).some(({ value }) => value.passed);
    return { unsure, ...titleOf(text.slice(at)) };
  }
  return { ...dueOf(day.value), ...titleOf(text.slice(at, last.at)) };
}

function dueOf({ day, vague, far }: DaySaid): Work {
  return { due: day, unsure: vague || far };
}

/** The words behind the last sign, from where a day may begin. */
function lastSegment({ key }: Line, at: number): { readonly at: number; readonly from: number } | undefined {
  const found = /[\s,;。]+(?:请|务必|限|于|在|时限|完成时限|[:是为])*(?=[^\s,;。]+[\s。!]*$)/.exec(
    key.slice(at),
  );
  return found === null ? undefined : { at: at + found.index, from: at + found.index + found[0].length };
}

function titleOf(text: string): { readonly title?: string } {
  const title = cleanNote(text);
  const meat = title?.replace(NOTHING_TO_DO, '').match(/[一-龥]/g)?.length ?? 0;
  return title === undefined || meat < 2 ? {} : { title };
}
