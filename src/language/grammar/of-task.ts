import type { Command, TaskRef } from '../command.ts';
import { countsThings } from '../counted-things.ts';
import { takeDay } from '../day-in-words.ts';
import { asks } from '../doubts.ts';
import type { Line } from '../line.ts';
import { isDateLike } from '../not-a-task.ts';
import { cleanNote } from '../notes.ts';
import { CHINESE_NUMERAL, parseNumeral } from '../numerals.ts';
import type { Doubt, Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { type FoundRef, type FoundRefs, takeRef, takeRefs } from '../references.ts';
import { skip, skipAll, type Taken, takeMatch } from '../taken.ts';
import { isTakenBack } from '../taken-back.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { takeTitle } from './title-words.ts';

/** A command said of one task: 退回 12 缺验收报告, 12号退回，缺验收报告. */
export interface SaidOfTask {
  readonly line: Line;
  readonly ref: TaskRef;
  /** How the number was written; undefined for a title. */
  readonly found?: FoundRef;
  /** The command's word as it was said. */
  readonly word: string;
  /** 12号予以退回: what stood between a task in front and the command. */
  readonly between?: string;
  /** Where the words behind both begin. */
  readonly at: number;
  /** Why it is not certain that the task was meant, or that the command was. */
  readonly doubt?: Doubt;
}

/** How one command is said of a task. */
export interface TaskForm {
  /** The command's word and what stands behind its task, for what is incomplete: `退回`, `理由`. */
  readonly usage: readonly [word: string, rest: string];
  /** The command behind a task that stands in front; sticky. */
  readonly verb: RegExp;
  /** 通过 12 13: each of several tasks. */
  readonly several?: true;
  /** Undefined where the words are something else after all. */
  readonly read: (said: SaidOfTask) => Reading | undefined;
}

/** What ends a command behind its task: 12号退回，…; 12号退回的材料 is about something else. */
export const VERB_END = '(?=$|[\\s,:;。!、?(~]|了|一下|吧|谢谢)';

const BEFORE_VERB =
  /[\s,:]+|的|任务|事项|工作|项目|现(?!场|金)|经?现场(?=回访|核查|复核)|予以|经(?:研究|审核|审查|核查|核实|审定|同意|会议研究|现场核查)+后?|请|麻烦|帮忙|已经?|应该?|建议|拟|可以?|我室/y;
const BEHIND_VERB = /(?:一下|吧|任务|事项)+(?=$|[\s,:;。!])/y;
const CLAIMED = /已|(?<!申)了/;
/** 领导同意12号延期: somebody else did it; behind a sign he is only greeted. */
const TOLD =
  /(?:领导|同事|同志|大家|各位|主任|书记|[县局镇部科处乡区市]长|老师|秘书长|[局委办镇乡]|单位|街道|中心)们?$/;
const PROPOSED = /应|建议|拟|可/;

/** The grammar of a command that is said of a task, its word or the task in front. */
export function ofTask(form: TaskForm): Grammar {
  const readAll = (said: readonly SaidOfTask[]): readonly Reading[] | undefined => {
    const readings = said.map(form.read);
    const read = readings.filter((reading) => reading !== undefined);
    return read.length === readings.length ? read : undefined;
  };
  return {
    afterWord: ({ line, entry, at }) => {
      const { key } = line;
      const word = wordBefore(key.slice(0, at), [entry.word, ...entry.synonyms]);
      const start = skip(BETWEEN_WORD_AND_REF, key, at);
      const tasks = takeTasks(line, start);
      if (tasks === undefined) {
        const title = takeTitle(line, at);
        if (title) {
          const ref = { kind: 'title', words: title.value } as const;
          return readAll([{ line, ref, word, at: title.end }]);
        }
        return /^[\s:。!]*$/.test(key.slice(at)) ? [incomplete(form)] : undefined;
      }
      const { refs, range } = tasks.value;
      if (range || (refs.length > 1 && !(form.several && refs.every(isPlain)))) return [unclear('several')];
      // 催办了12号 tells what was done.
      const past = key.slice(at, start).includes('了') || TOLD.test(key.slice(0, at - word.length));
      const told = past ? ({ doubt: 'reported-speech' } as const) : {};
      return readAll(refs.map((found) => ({ ...saidOf(line, found, word, tasks.end), ...told })));
    },
    afterRefs: ({ line, refs, range, at }) => {
      const { key } = line;
      const start = skipAll(BEFORE_VERB, key, at);
      const verb = takeMatch(form.verb, key, start);
      const [found] = refs;
      if (verb === undefined || found === undefined) return undefined;
      if (range || refs.length > 1) return [unclear('several')];
      const between = key.slice(at, start);
      const doubt = doubtAround(found, between, key.slice(start + verb[0].length));
      const end = skip(BEHIND_VERB, key, start + verb[0].length);
      return readAll([
        { line, ref: found.ref, found, word: verb[0], between, at: end, ...(doubt && { doubt }) },
      ]);
    },
  };
}

function isPlain({ kind }: FoundRef): boolean {
  return kind !== 'counted';
}

/** The longest of a command's words that was said: 领导批示 rather than 批示. */
function wordBefore(said: string, words: readonly string[]): string {
  return words.filter((word) => said.endsWith(word)).sort((a, b) => b.length - a.length)[0] ?? '';
}

/** The tasks behind a command's word; a day behind the first is no further task: 督办 12 2026-12-05前反馈. */
function takeTasks(line: Line, at: number): Taken<FoundRefs> | undefined {
  const one = takeRef(line.key, at);
  const next = one && skip(/[\s,:]*/y, line.key, one.end);
  const day = next === undefined ? undefined : takeDay(line.key, next, line.context);
  const isDay = day !== undefined && !/^\d+号$/.test(line.key.slice(next, day.end));
  if (one && isDay) return { value: { refs: [one.value], range: false }, end: one.end };
  return takeRefs(line.key, at) ?? takeGlued(line.key, at);
}

/** 回访12不属实, 批示12请加快: a number right behind the command's word needs no space behind it where such words follow. */
function takeGlued(key: string, at: number): Taken<FoundRefs> | undefined {
  const match = takeMatch(GLUED_NUMBER, key, at);
  const end = at + (match?.[0].length ?? 0);
  const no = parseNumeral(match?.[0] ?? '') ?? 0;
  if (no < 1 || !GLUED_WORDS.test(key.slice(end))) return undefined;
  return { value: { refs: [{ ref: { kind: 'number', no }, kind: 'bare' }], range: false }, end };
}

/** What may stand glued to the task of a command that was said: 批示12号请加快, 催办12号任务. */
const GLUED_WORDS =
  /^(?:请|要|须|务必|尽快|抓紧|加快|限|因|由于|原因|理由|依据|根据|按照?|任务|事项|不?属实|的?情况|给|时限|期限|完成时[限间]|责任|牵头|配合单位|协[同办]单位|标题|名称|来源|类别|专班|指标|节点|反馈周期|分管|包联|开始时间|谢谢|同意|吧|了)/;
const GLUED_NUMBER = new RegExp(`(?:\\d{1,5}|${CHINESE_NUMERAL}{2,7})(?=[一-龥])`, 'y');

function saidOf(line: Line, found: FoundRef, word: string, end: number): SaidOfTask {
  const rest = line.key.slice(end);
  const glued =
    /^[一-龥]/.test(rest) && !GLUED_WORDS.test(rest) && takeDay(line.key, end, line.context) === undefined;
  const dated = found.kind === 'day-like' && isDateLike(line.key, end);
  const other =
    found.kind === 'counted' || glued || dated || (found.kind === 'bare' && countsThings(line.key, end));
  return {
    line,
    ref: found.ref,
    found,
    word,
    at: skip(/(?:任务|事项)+(?=$|[\s,:;。!])/y, line.key, end),
    ...(other && { doubt: 'maybe-not-a-task' }),
  };
}

function doubtAround(found: FoundRef, between: string, behind: string): Doubt | undefined {
  // 1、退回 may be a line of a list.
  if (found.kind === 'counted' || (found.kind === 'bare' && /^\s?[、。]/.test(between)))
    return 'maybe-not-a-task';
  if (CLAIMED.test(between) || behind.startsWith('了')) return 'reported-speech';
  return PROPOSED.test(between) ? 'planned' : undefined;
}

/** The words behind task and command as they are kept; undefined if there are none. */
export function wordsOf({ line, at }: SaidOfTask, to?: number): string | undefined {
  const words = cleanNote(line.text.slice(at, to).replace(/^(?:了|吧|一下)+/, ''));
  return words === undefined || !/[\p{L}\p{N}]/u.test(words) ? undefined : words;
}

/** The same where the words behind show that the number is a task: 改12时限…, 同意12号延期. */
export function surely(said: SaidOfTask): SaidOfTask {
  const { doubt, ...plain } = said;
  const stays = doubt !== undefined && (doubt !== 'maybe-not-a-task' || said.found?.kind === 'counted');
  return stays ? said : plain;
}

/** A command is written only if neither its task nor its words leave a doubt. */
export function written({ doubt }: SaidOfTask, command: Command, another?: Doubt): Reading {
  const found = doubt ?? another;
  return found === undefined ? certain(command) : choice(found, command);
}

/** What was said lacks something; what to type, with the task that was named. */
export function lacking({ usage: [word, rest] }: Pick<TaskForm, 'usage'>, { ref }: SaidOfTask): Reading {
  return unclear('incomplete', `${word} ${refText(ref)} ${rest}`.trim());
}

function incomplete({ usage: [word, rest] }: TaskForm): Reading {
  return unclear('incomplete', `${word} 编号 ${rest}`.trim());
}

/** 还没定, 先别发, 再看: not decided yet, or only supposed. */
const UNDECIDED =
  /先不[一-龥]?$|先不[要用急发办退催批]|暂不[发办退催批]|还没[定想]|没想好|没定$|不要$|再[说议看]$|^再[说议看]|再等等|等等$|别发|先别|的话$|^(?:如果|要是|假如|假设|是不是|要不要|能不能)/;

/** Why free words (a reason, a demand, a remark) may not be meant as such: they ask, or take the command back. */
export function doubtInText(words: string): Doubt | undefined {
  if (isTakenBack(words) || UNDECIDED.test(words)) return 'negated';
  return asks(words) ? 'asked' : undefined;
}
