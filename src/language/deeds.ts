import { skipAll, takeMatch } from './taken.ts';

/** What was done with a task in words that stand behind it. */
export type Deed = 'accepted' | 'submitted' | 'done';

const BEFORE =
  /[\s,:]+|任务|事项|工作|项目|的|现|[已己]经?|以(?=办结|完成)|[都均也]|全部|全面|我们?(?:局|镇|委|办)?|本?单位|目前|今[天日]|顺利|正式|如期|提前|[按准]时|按期|圆满|彻底|特/y;
const BEHIND =
  '(?:了|啦|咯|哈)?(?=$|[\\s,;。!~、)(/]|谢谢|感谢|马上|立即|立刻|好的|明白|请|抓紧|尽快|特此|\\d{1,5}号|#\\d)';

const DEEDS: readonly (readonly [Deed, RegExp])[] = [
  ['accepted', new RegExp(`(?:收到|签收|接收|接到|收悉|领取)${BEHIND}`, 'y')],
  [
    'submitted',
    new RegExp(
      `(?:(?:申请|提请|报请|请求|提交|请予以?)(?:予以)?(?:办结|销号|结项)|报?办结)(?:申请)?${BEHIND}`,
      'y',
    ),
  ],
  [
    'done',
    new RegExp(
      `(?:完成|办完|做完|搞完|干完|弄完|完工|竣工|办理完[毕结]|落实到位|落实完毕|整改到位|整改完毕|办好|搞定)(?:任务|工作)?${BEHIND}`,
      'y',
    ),
  ],
];

/** 收到, 已签收 · 已办结, 申请销号 · 已完成 (which may be either), up to the sign behind them. */
export function takeDeed(key: string, at: number): { readonly deed: Deed; readonly end: number } | undefined {
  const start = skipAll(BEFORE, key, at);
  for (const [deed, pattern] of DEEDS) {
    const match = takeMatch(pattern, key, start);
    if (match) return { deed, end: start + match[0].length };
  }
  return undefined;
}
