import type { Command } from './command.ts';
import { readHandOverAll } from './grammar/hand-over.ts';
import { LEXICON } from './lexicon.ts';
import { parseNumeral } from './numerals.ts';
import type { Reading } from './reading.ts';
import { certain, isWrite } from './readings.ts';
import { skipAll, takeMatch } from './taken.ts';

/** What people say around the name of a list. */
const BEFORE =
  /^(?:请|麻烦|烦请|您|你|帮|给|我想|我要|我们?(?=看|查|有)|想|要|看看|看一下|看下|看|查看|查一下|查下|查询|查查|查|列出|列一下|列|显示|发一下|发下|发|调出|打开|问一下|问|现在|目前|当前|今天|本[周月期]|这周|全县|全市|全区|全部|所有|都|有哪些|有哪几[个项]|有什么|哪些|哪几[个项]|哪个|哪|谁|有没有|是否有|还有|还(?=[没未])|几个|多少个?|有|一下|下|的|单位|任务|事项|是|了|在|我(?=有哪些|有什么|有多少|有几))+/;
const AFTER =
  /(?:有哪些|有哪几[个项]|有什么|是什么|是哪些|哪些|有几[个项条]|有多少|多少个?|几[个项条]|都有谁|有谁|有吗|有没有|任务|事项|清单|列表|名单|情况|单位|的|了|呢|吗|么|一下|看看|看下|查一下|给我|发我|发一下|在哪|啊|呀|哈|吧)$/;

const LONGEST = 40;

const PHRASES: ReadonlyMap<string, Command> = new Map(
  LEXICON.flatMap(({ word, synonyms, command }) =>
    command === undefined ? [] : [word, ...synonyms].map((one) => [squeezed(one), command] as const),
  ),
);

function squeezed(text: string): string {
  return text.replace(/[\s,，、:：;；。.!！~～"']+/gu, '').toLowerCase();
}

/**
 * Reads a line that names a list or asks a standing question, whatever politeness stands around it: 我的任务, 看看红灯,
 * 有哪些逾期的, 三天内到期的任务.
 */
export function readPhrase(key: string): Reading | undefined {
  if (key.length > LONGEST) return undefined;
  const whole = squeezed(key).replace(/\?+$/, '');
  const exact = PHRASES.get(whole);
  if (exact) return certain(exact);
  if (isUndo(key)) return certain({ kind: 'undo' });
  const mine = readMine(whole);
  if (mine) return certain(mine);
  const trimmed = whole.replace(BEFORE, '');
  const short = trimmed.replace(/^没有(?=[报签反更上审说汇])/, '没');
  for (const start of new Set([whole, trimmed, short])) {
    // What stands behind is taken away piece by piece: 问题清单有哪些 is 问题清单, and not yet 问题.
    for (let words = start, left = start.length; left > 0; left -= 1) {
      const phrase = PHRASES.get(words);
      // What writes stands for itself only: 没有撤销 is no 撤销.
      if (phrase !== undefined && !isWrite(phrase)) return certain(phrase);
      const shorter = words.replace(AFTER, '');
      if (shorter === words) break;
      words = shorter;
    }
  }
  const handedOver = readHandOverAll(whole);
  if (handedOver) return handedOver;
  const query = readDueWithin(whole) ?? readDueWithin(trimmed) ?? readAbout(whole) ?? readWhose(whole);
  return query && certain(query);
}

const MISTAKE = '(?:刚才|刚刚)?(?:的|那条|我)?(?:发|写|报|填|打|说|搞|弄|记)?错了';
const BEFORE_UNDO = new RegExp(
  `[\\s,。!、]+|${MISTAKE}|不好意思|抱歉|对不起|请|麻烦(?:您|你)?|帮(?:我|忙)|我要|给我|把|将|刚才|刚刚|上一?条|那条|这条|的|我|记录|进度`,
  'y',
);
const UNDO = /撤[销回消]/y;
const AFTER_UNDO = new RegExp(
  `[\\s,。!、~]+|${MISTAKE}|一下|下|吧|掉|刚才|刚刚|(?:发|写|报|填|说)(?:出去)?的|上一?条|那条|这条|的|我|记录|操作|进度|谢谢`,
  'y',
);

/** 撤销 with politeness and a reason around it; 已撤销, 不要撤销, 撤销12号 are something else. */
function isUndo(key: string): boolean {
  const at = skipAll(BEFORE_UNDO, key, 0);
  const word = takeMatch(UNDO, key, at);
  return word !== undefined && skipAll(AFTER_UNDO, key, at + word[0].length) === key.length;
}

const SUBJECT =
  '(?:我们?(?:的|手上|手里|名下|负责的?|牵头的?|承办的?|这边|现在|目前|本周|这周|今天|还|都|有|总共|一共)*)';
const THINGS =
  '(?:(?:有|是|剩|欠)*(?:哪些|哪几[个项]|什么|多少|几[个项件])?(?:个|项|件)?(?:的)?(?:督办|重点)?(?:任务|事项|活|工作)(?:有|是|都是)*(?:哪些|哪几[个项]|什么|多少|几[个项件])?(?:清单|列表|情况|进度|进展)?)';
const MINE = new RegExp(
  `^(?:本周|这周)?(?:请|麻烦|帮我?|给我|看看|看一下|看下|看|查看|查一下|查下|查|列出|列一下|发一下|发)*${SUBJECT}(逾期的?|超期的?|没完成的?|未完成的?|到期的?)?${THINGS}(?:逾期|超期|没完成|未完成|没做|没办|要做|要办|在办)?(?:了|呢|吗|啊|呀|的|一下|看看)*$`,
);
const UNIT_MINE =
  /^(?:请|麻烦|帮我?|给我|看看|看一下|看下|看|查看|查一下|查下|查|列出|列一下|发一下|发)*(?:我们?|本|咱们?)(?:单位|局|镇|乡|委|办|街道|中心|公司)的?(?:有|还有|都有|现在|目前|手上)*(?:哪些|哪几[个项]|什么|多少|几[个项件])?(?:督办|重点)?(?:任务|事项|工作)(?:有|是|都是)*(?:哪些|哪几[个项]|什么|多少|几[个项件])?(?:清单|列表|情况|进度)?(?:了|呢|吗|啊|呀)*$/;

const MINE_OVERDUE =
  /^我(?:的|有|有没有|有几[个项]|有哪些|还|是不是|任务|名下|手上)*(?:逾期|超期)(?:的|了|任务|吗|没|没有|几个|多少|哪些|有)*$/;
/** 我这周有哪些要到期的. */
const MINE_DUE =
  /^(?:[本这]周)?我们?(?:的|有|哪些|哪几[个项]|什么|多少|几[个项件]|[本这]周|内|都|还|要|快|即将|将|任务|事项)*(?:到期|截止)(?:的|了|任务|事项|有|哪些|几[个项件]|吗|呢)*$/;
const UNIT_OVERDUE =
  /^(?:我们?|本|咱们?)(?:单位|局|镇|乡|委|办|街道)的?(?:有|有几个|有哪些)*(?:逾期|超期|红灯|黄灯|到期)的?(?:任务|了)?$/;

function readMine(whole: string): Command | undefined {
  if (MINE_OVERDUE.test(whole)) return { kind: 'mine', filter: 'overdue' };
  if (UNIT_OVERDUE.test(whole)) return { kind: 'mine', filter: 'unit' };
  if (UNIT_MINE.test(whole)) return { kind: 'mine', filter: 'unit' };
  if (!MINE.test(whole) && !MINE_DUE.test(whole)) return undefined;
  if (/逾期|超期/.test(whole)) return { kind: 'mine', filter: 'overdue' };
  return { kind: 'mine', filter: /[本这]周/.test(whole) ? 'this-week' : 'all' };
}

const DUE_WITHIN =
  /^(?:看看|看一下|看下|看|查看|查一下|查|有哪些|哪些)?(?:未来|最近|近|今后)?([\d零一二两三四五六七八九十]{1,4})(天|日|个?星期|周|个?礼拜)(?:之?内)?(?:要|即将|将)?(?:到期|截止|要到期)(?:的?(?:任务|事项)?(?:有哪些|有几个|清单)?)?$/;
const TODAY = /^(?:今天|今日)(?:要|内)?(?:到期|截止)(?:的?(?:任务|事项)?(?:有哪些|有几个|清单)?)?$/;

function readDueWithin(core: string): Command | undefined {
  if (TODAY.test(core)) return { kind: 'list', query: { by: 'due-within', days: 0 } };
  const match = DUE_WITHIN.exec(core);
  const count = match && parseNumeral(match[1] ?? '');
  if (match === null || count === undefined || count === null) return undefined;
  return {
    kind: 'list',
    query: { by: 'due-within', days: /[天日]/.test(match[2] ?? '') ? count : count * 7 },
  };
}

const ABOUT = /^(?:有没有|有|找|查|搜)?(?:一下)?(?:关于|有关)(.{2,20}?)的?(?:任务|事项)(?:有哪些|吗|没有)?$/;

function readAbout(whole: string): Command | undefined {
  const words = ABOUT.exec(whole)?.[1];
  return words === undefined ? undefined : { kind: 'search', words };
}

const WHOSE =
  /^(?:请|麻烦|帮我?|给我|看看|看一下|看下|查看|查一下|查下|查询|查|列出|列一下)*(.{2,16}?)(的|有哪些|有什么|有多少|有几[个项]|负责的?|牵头的?|分管的?|包联的?)(?:督办|重点|逾期|红灯|黄灯)?(?:任务|事项)(?:有哪些|有什么|有几[个项]|清单|列表|情况|进度|进展|呢|吗)?$/;
const WHOSE_SHORT =
  /^((?:.{2,12}?(?:局|委|办|镇|乡|街道|中心|公司|集团)|.{1,4}?(?:县长|书记|局长|镇长|乡长|主任|部长)))(?:的|有哪些|有几个|多少|几个|督办|重点|逾期|红灯|黄灯)*(?:任务|事项|红灯|黄灯|逾期)的?(?:有哪些|有几[个项]|清单|列表|情况)?$/;
/** Names of nobody. */
const NOBODY =
  /^(?:找|搜|有|导出|下载|督办|请?催|我|你|他|她|它|今|明|昨|本|这|那|上|下|新|完成|所有|全部|每|各|几|什么|哪|谁|\d|十|一|二|三|两|重点|主要|近期|年度|逾期|到期|没|未|不)|任务|事项|完成|进度|汇报|会议|安排/;

function readWhose(whole: string): Command | undefined {
  const name = (WHOSE.exec(whole) ?? WHOSE_SHORT.exec(whole))?.[1];
  return name === undefined || NOBODY.test(name) ? undefined : { kind: 'list', query: { by: 'whose', name } };
}
