import type { Command } from '../command.ts';
import { cleanNote } from '../notes.ts';
import { optionOrdinal } from '../option-name.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord, withWords } from './task-said.ts';

const FORM = '问题 编号 问题内容，请财政局协调';

const LEAD = /[\s,:]+|的|任务|事项|工作|项目|现|目前|我们?局?|本?单位|当前|推进中|实施中/y;
const HAS = /存在|以下|如下|下列|还?有|遇到|出现|主要|反映|提出?|上报|一个|个|突出|的|是/y;
const PROBLEM_BEHIND =
  /(?:问题|困难|难点|堵点|卡点)(?:说明|如下)?(?:[\s:,]|是(?!否|不是|什么|啥)|为(?!什么|何|啥))+/y;
/** 问题 12 存在问题：…: the same word again. */
const LABEL = /(?:[\s,:]|存在|任务|的|主要|有|目前)*(?:问题|困难|难点)(?:[\s:,]|是(?!否)|为)+/y;

/** 问题 12 已解决 is of a problem raised before, and that goes by its own number. */
const SOLVED =
  /^(?:已经?|全部|基本|均|都|得到|现)*(?:解决|化解|协调到位|处理(?:完毕|好|到位)|销号)(?:了|到位|完毕)?(?:$|[\s，,。；;])/u;
const NO_PROBLEM = /^(?:暂时?)?(?:无|没有?)(?:什么|任何|大)?(?:问题|困难|难点)|^不大|^不存在|^没事/;
/** 问题 12 解决了吗 asks; 资金何时到位 is a problem with a mark behind it. */
const ASKED =
  /^(?:都|是否|是不是|有没有|能不能)?[已]?(?:解决|处理|协调|化解|销号|答复|回复|落实|是什么|有哪些|怎么样|进展|情况|到哪).{0,4}(?:吗|没有?|么|否|呢|如何|怎么样|了)?$/;

/** 问题 12 资金未到位，请财政局协调 · 12号存在问题：…. */
export const PROBLEM: Grammar = {
  afterWord: (said) => {
    const { line, entry, at } = said;
    const titles = !/^(?:难点|困难)$/.test(entry.word) && /问题$/.test(line.key.slice(0, at));
    const read = tellBehindWord(said, { titles, tell: raised });
    if (read !== undefined) return read;
    const rest = line.key.slice(at);
    return /^\s?[:,]|^[\s。]*$/.test(rest) ? [unclear('incomplete', FORM)] : undefined;
  },
  afterRefs: (said) => {
    const { line, at } = said;
    const word = takeMatch(PROBLEM_BEHIND, line.key, skipAll(HAS, line.key, skipAll(LEAD, line.key, at)));
    if (word === undefined || cleanNote(line.text.slice(PROBLEM_BEHIND.lastIndex)) === undefined)
      return undefined;
    return tellBehindRefs(said, PROBLEM_BEHIND.lastIndex, raised);
  },
};

function raised(task: TaskSaid): readonly Reading[] {
  const { line, ref } = task;
  const label = takeMatch(LABEL, line.key, task.end)?.[0] ?? '';
  const end = task.end + label.length;
  const words = cleanNote(line.text.slice(end));
  if (words !== undefined && NO_PROBLEM.test(words)) return [unclear('negated')];
  if (words !== undefined && SOLVED.test(words)) return [solvedOf(task)];
  if (words !== undefined && ref.kind === 'number' && isTalk(words))
    return [unclear('incomplete', `P${ref.no} ${words}`)];
  if (words !== undefined && ASKED.test(words)) return [certain({ kind: 'show', ref })];
  const write = (text: string): Command => ({ kind: 'problem', ref, ...askedOf(text) });
  return withWords({ ...task, end }, words, write, FORM.replace('编号', refText(ref)));
}

/** 问题3 方案一 is about a problem raised before. */
function isTalk(words: string): boolean {
  if (!words.startsWith('方案')) return /^(?:答复|回复|上报)/.test(words);
  const behind = words.slice('方案'.length);
  // 方案未批复 is a problem itself.
  return /^(?:$|[\s,，:：])/u.test(behind) || optionOrdinal(behind) !== '';
}

/** 问题3已解决 is most likely P3; 问题 12 已解决 may be of task 12. */
function solvedOf({ line, ref, end }: TaskSaid): Reading {
  const glued = ref.kind === 'number' && line.key.slice(0, end).endsWith(`问题${ref.no}`);
  return glued
    ? choice('maybe-not-a-task', { kind: 'solve', problem: ref.no })
    : unclear('incomplete', 'P编号 已解决 说明');
}

const UNIT =
  '[一-龥、和及]{0,18}?(?:局|委|办|镇|乡|街道|中心|公司|集团|政府|银行|院|厅|部|所|站|队|县长|市长|区长|镇长|局长|主任|书记|部长|领导|专班)';
const ASKS = new RegExp(
  `(?:提请|报请|恳请|请求|建议|请|需要?|望|由)(?!求)由?(${UNIT}(?:[、和]${UNIT}){0,3})(?:的)?(?:给予|予以|帮助|帮忙|尽快|及时|牵头|大力|统一|进一步|出面|抓紧|积极|统筹|共同|来)*(?:协调|解决|支持|研究|帮助|帮忙|定夺|决定|明确|批准|答复|处理)(?:一下|解决|处理|支持|为盼)?`,
  'gu',
);
/** Nobody names more units than fit. */
const LONGEST_NAME = 20;

/** The text of a problem and who is asked: a clause that only asks (请财政局协调) goes out of the text. */
function askedOf(text: string): { readonly text: string; readonly asks?: string } {
  const match = [...text.matchAll(ASKS)].at(-1);
  const asks = match?.[1];
  if (match === undefined || asks === undefined || asks.length > LONGEST_NAME) return { text };
  const before = text.slice(0, match.index);
  const alone =
    /[，,；;。\s]$/u.test(before) && /^[。！!\s]*$/u.test(text.slice(match.index + match[0].length));
  const rest = alone ? cleanNote(before) : undefined;
  return { text: rest ?? text, asks };
}
