import { doubtBehindClosing } from '../aftermath.ts';
import type { Command } from '../command.ts';
import { asks, doubtIn, isQuestion } from '../doubts.ts';
import { leadInStops } from '../lead-in.ts';
import type { Line } from '../line.ts';
import { cleanNote, noteFrom } from '../notes.ts';
import { optionOrdinal } from '../option-name.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { isSmallTalk } from '../silence.ts';
import { skip, takeMatch } from '../taken.ts';

/** p3, P 3, #P3, 问题P3号. A problem goes by its letter: 问题 3 is of task 3. */
const NUMBER =
  /(?:问题|难点|第)?[\s:]?#?p[\s.-]?0{0,3}([1-9]\d{0,4})(?![\d.%a-z]|级|实验|线|平台|档)(?:\s?号)?(?:问题)?/y;
const ANOTHER = /\s?(?:[、,/]|和|及|与|至|到|-)?\s?p\s?\d/y;

/** What is said in front of the number, and means the same behind it. */
const IN_FRONT: readonly (readonly [RegExp, 'escalate' | 'answer' | 'solve' | 'show'])[] = [
  [/(?:申请|请求|请)?(?:上报|提请上级|报上级|逐级上报|提级|升级)(?:一下|问题)?[\s:,]*/y, 'escalate'],
  [/(?:答复|回复|回应)(?:一下)?[\s:,]*/y, 'answer'],
  [/(?:申请)?(?:销号|已解决|办结|销)[\s:,]*/y, 'solve'],
  [
    /(?:查看|查询|查一下|查下|查|看看|看一下|看下|看|显示|打开|详情|关于|进度|进展|反馈|更新|汇报)[\s:,]*/y,
    'show',
  ],
];

const FORMS = (no: number): string => `P${no} 方案 … · P${no} 答复 … · P${no} 已解决 · 上报 P${no}`;

/**
 * Everything about a problem by its number: P3, P3 方案一…, P3 答复 …, P3 已解决, 上报 P3. Undefined if the line begins with
 * no such number.
 */
export function readProblem(line: Line): readonly Reading[] | undefined {
  for (const at of leadInStops(line.key)) {
    const front = IN_FRONT.map(([pattern, said]) => ({ said, end: skip(pattern, line.key, at) }));
    const taken = front.find(({ end }) => end > at && takeMatch(NUMBER, line.key, end) !== undefined);
    const match = takeMatch(NUMBER, line.key, taken?.end ?? at);
    if (match === undefined) continue;
    const end = (taken?.end ?? at) + match[0].length;
    if (takeMatch(ANOTHER, line.key, end)) return [unclear('several')];
    return [readBehind({ line, problem: Number(match[1]), at: end, front: taken?.said })];
  }
  return undefined;
}

interface ProblemSaid {
  readonly line: Line;
  readonly problem: number;
  /** Where the number ended. */
  readonly at: number;
  readonly front: 'escalate' | 'answer' | 'solve' | 'show' | undefined;
}

const NOTHING = /^[\s,:。!、~]*$/;
const SHOWN =
  /^[\s,:]*(?:的|问题|目前|现在)*(?:进展|进度|情况|状态|详情|内容|怎么样|咋样|如何|到哪[了一]?步?|看看|看一下|是什么|什么情况|处理|办理)*(?:了|呢|如何|怎么样)?[\s。]*$/;

function readBehind(said: ProblemSaid): Reading {
  const { line, problem, at, front } = said;
  const rest = line.key.slice(at);
  if (NOTHING.test(rest) || (front !== 'answer' && isSmallTalk(rest))) return alone(said);
  if (SHOWN.test(rest)) return certain({ kind: 'show-problem', problem });
  const words = cleanNote(line.text.slice(at));
  if (front === 'answer')
    return written(words, problem, (text) => ({ kind: 'problem-answer', problem, text }));
  const read = readOption(said) ?? readAnswer(said) ?? readSolved(said) ?? readEscalated(said);
  if (read !== undefined) return read;
  if (front === 'solve' && words !== undefined) return solved(said, at);
  if (asks(rest) || isQuestion(rest)) return certain({ kind: 'show-problem', problem });
  return unclear((OF_COMMAND.test(rest) ? doubtIn(rest) : undefined) ?? 'incomplete', FORMS(problem));
}

/** 还没解决, 不上报: a command's word is in it. */
const OF_COMMAND = /解决|化解|销号|上报|上级|答复/;

/** The number with at most a word in front: 上报 P3, 销号 P3, P3. */
function alone({ problem, front }: ProblemSaid): Reading {
  switch (front) {
    case 'escalate':
      return certain({ kind: 'escalate', problem });
    case 'solve':
      return certain({ kind: 'solve', problem });
    case 'answer':
      return unclear('incomplete', `P${problem} 答复 …`);
    case 'show':
    case undefined:
      return certain({ kind: 'show-problem', problem });
  }
}

const OPTION = /[\s,:]*(?:的|解决|处置|处理|备选|建议|初步|协调|提出)*(?:方案|办法)/y;
const CHOSEN = /[\s,:]*(?:同意|选择?|采用|采纳|按|拟同意|原则同意|定)/y;

/** P3 方案一：先行垫付. 同意方案一 is what somebody decides, and asked after. */
function readOption({ line, problem, at }: ProblemSaid): Reading | undefined {
  const { key, text } = line;
  const chosen = takeMatch(CHOSEN, key, at);
  const word = takeMatch(OPTION, key, at + (chosen?.[0].length ?? 0));
  const whole = cleanNote(text.slice(at));
  if (whole === undefined) return undefined;
  if (chosen !== undefined)
    return word && choice('incomplete', { kind: 'problem-answer', problem, text: whole });
  if (word === undefined) return undefined;
  const behind = key.slice(at + word[0].length);
  const ordinal = optionOrdinal(behind);
  const words = cleanNote(text.slice(at + word[0].length + ordinal.length));
  if (words === undefined || isSmallTalk(words)) {
    return ordinal === ''
      ? unclear('incomplete', `P${problem} 方案 …`)
      : choice('incomplete', { kind: 'problem-answer', problem, text: whole });
  }
  if (ordinal === '' && !/^[\s,:]/.test(behind))
    return unclear(doubtIn(behind) ?? 'incomplete', FORMS(problem));
  // With its ordinal, by which people will speak of it.
  const named = ordinal === '' ? words : text.slice(at + word[0].length - 2).trim();
  return written(cleanNote(named), problem, (option) => ({ kind: 'problem-option', problem, text: option }));
}

const ANSWER =
  /[\s,:]*(?:的|现|正式|[一-龥]{1,10}?(?:局|委|办|镇|乡|街道|中心|公司|领导|县长|书记)(?=[答回]复\s?:))*(?:答复|回复|回应)(?:意见|如下|说明)?(?=$|[\s,:])/y;

function readAnswer({ line, problem, at }: ProblemSaid): Reading | undefined {
  if (takeMatch(ANSWER, line.key, at) === undefined) return undefined;
  const words = cleanNote(line.text.slice(ANSWER.lastIndex));
  return written(words, problem, (text) => ({ kind: 'problem-answer', problem, text }));
}

function written(words: string | undefined, problem: number, write: (words: string) => Command): Reading {
  if (words === undefined || isSmallTalk(words)) return unclear('incomplete', FORMS(problem));
  return asks(words) ? choice('asked', write(words)) : certain(write(words));
}

const DONE = '(?:了|啦)?(?=$|[\\s,;。:!(])';
const SOLVED = new RegExp(
  `[\\s,:]*((?:问题|目前|现|[已己]经?|全部|均|都|得到|顺利|妥善|彻底|圆满)*)(?:(?:协调)?解决|化解|协调到位|落实到位|处理(?=完毕|好))(?:完毕|到位|好)?${DONE}`,
  'y',
);
const CLOSED = new RegExp(
  `[\\s,:]*(?:问题|现|特|[已己]经?|申请|提请|予以|可以?|请|同意)*(?:销号|办结)${DONE}`,
  'y',
);

/** P3 已解决, P3 申请销号. P3 解决, without 已 or 了, may be a demand. */
function readSolved(said: ProblemSaid): Reading | undefined {
  const { line, at } = said;
  if (takeMatch(CLOSED, line.key, at) !== undefined) return solved(said, CLOSED.lastIndex);
  const match = takeMatch(SOLVED, line.key, at);
  if (match === undefined) return undefined;
  const end = at + match[0].length;
  const plain = /[已己]|得到|了$|完毕|到位|好$/.test(match[0]);
  return plain ? solved(said, end) : choice('planned', { kind: 'solve', problem: said.problem });
}

function solved({ line, problem }: ProblemSaid, at: number): Reading {
  const command = { kind: 'solve', problem, ...noteFrom(line, at) } as const;
  const doubt = doubtBehindClosing(line.key.slice(at));
  return doubt === undefined ? certain(command) : choice(doubt, command);
}

const ESCALATED =
  /[\s,:]*(?:现|特|请|申请|请求|拟|建议|予以)*(?:上报|提请上级|报请上级|报上级|逐级上报|提级|升级)(?:协调|解决|研究|办理|处理|领导|上级|一级|了)*[\s。!]*$/y;

/** 上报县政府: to whom is for the next level to say. */
const ESCALATED_TO = /[\s,:]*(?:现|特|请|申请)?上报(?:至|到|给)?(?:[县市区州]|分管)[一-龥]{1,8}[\s。!]*$/y;

function readEscalated({ line, problem, at, front }: ProblemSaid): Reading | undefined {
  const command = { kind: 'escalate', problem } as const;
  if (takeMatch(ESCALATED_TO, line.key, at) !== undefined) return choice('incomplete', command);
  if (takeMatch(ESCALATED, line.key, at) !== undefined) {
    return /拟|建议|上报了/.test(line.key.slice(at)) ? choice('planned', command) : certain(command);
  }
  // 上报 P3 资金缺口需县里定: the words behind are no part of it.
  return front === 'escalate' && doubtIn(line.key.slice(at)) === undefined
    ? choice('incomplete', command)
    : undefined;
}
