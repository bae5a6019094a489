import { skipAll } from './taken.ts';

/** What people say in a work group without wanting anything of the bot. */
const SMALL_TALK =
  /(?:[\s,:;。.!~、…·•*"'()\-—_=+|/\\]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\[[一-龥a-z]{1,6}\]|已?收到|收悉|知悉|已阅|已读|已知|好的?|[滴嘞呗哒呢吧]|嗯+|哦+|噢|啊|呀|哈+|嘿+|哎|行|可以|对的?|是的?|没问题|没事|不客气|ok|okay|明白了?|了解了?|知道了?|清楚了?|谢谢|感谢|多谢|thanks|辛苦|加油|点赞|赞|厉害|早安|早上好|上午好|中午好|下午好|晚上好|晚安|早|大家|各位|领导|同事|同志|老师|您们?|你们?|们|好|在吗|在不在|有人吗|遵命|照办|马上(?:办理?|落实|报送?|处理|改|去办|整改)?|立即(?:办理?|落实|整改|处理)|立刻|正在(?:办理?|落实|推进|处理|整改|对接|协调)|抓紧(?:办理?|落实|推进|时间|整改)?|尽快(?:办理?|落实|报送?|上报|处理)?|一定|按要求|按时|落实|认真|全力|坚决|推进|办理|请放心|放心|请(?:领导|各位|大家)?(?:审阅|查收|知悉|查看|审示)|汇报(?:如下|完毕)?|报告(?:如下|完毕)?|情况如下|具体如下|如下|以上|特此(?:汇报|报告)|完毕|抱歉|不好意思|打扰了?|对不起|了|的|一下|这就(?:办|报|去)|稍等|稍后|先这样|拜托|麻烦|同意|支持|关心|指导|附件|见附件|[一-龥]{1,2}(?:主任|书记|县长|局长|镇长|部长|科长|处长|乡长|区长|市长|秘书长|总))/uy;

const HEADING =
  /^(?:#{1,6}\s|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|【|\[|[※★■●◆▲])/;
const REPORT_INSIDE =
  /%|百分之|[一二三四五六七八九]成|办结|签收|收到|销号|撤销|绑定|进度|进展|无变化|完成|[#[]\s?\d|\d\s?号|任务\s?\d|第\s?[\d一二三四五六七八九十]/;
const UNIT_HEADING =
  /^[^\d#%,。?]{2,16}(?:局|委|办|镇|乡|街道|中心|公司|集团|工作|事项|任务|项目|进展|进度|情况|如下|汇报)[:：]?$/;
/** 【住建局本周进展】, with nothing behind it and no number in it. */
const BRACKETED =
  /^\[(?![^\]]*(?:签收|办结|销号|撤销|绑定))[^[\]\d#%?]{0,30}(?:进展|进度|情况|汇报|报告|反馈|小结|工作)\]$/;
const COLON_HEADING = /^[^%#。?]{2,60}:$/;

/** Greetings, thanks, bare 收到 and 正在办. */
export function isSmallTalk(key: string): boolean {
  return skipAll(SMALL_TALK, key, 0) === key.length;
}

/** 一、住建局 · ## 本周进展 · 进展情况如下： A heading reports nothing itself. `alone`: the only line of its message. */
export function isHeading(key: string, alone: boolean): boolean {
  if (key.length > 60) return false;
  if (BRACKETED.test(key)) return true;
  if (/^(?:[-=_*~.·—]\s?)+$/.test(key)) return true;
  if (/^#{1,6}\s[^\d%]*$/.test(key)) return true;
  if (HEADING.test(key) && !REPORT_INSIDE.test(key)) return true;
  if (COLON_HEADING.test(key) && !/#\s?\d|\d\s?号|任务\s?\d|\d[\d\s]*:$/.test(key)) return true;
  return !alone && UNIT_HEADING.test(key) && !/我的|我单位/.test(key);
}

/** The part of a message that quotes another: 「张三：…」 above a rule, and lines begun with >. */
export function quotedLines(lines: readonly string[]): ReadonlySet<number> {
  const quoted = new Set<number>();
  const rule = lines.findIndex((line) => /^(?:[-—_=]\s?){5,}$/.test(line));
  const opens = /^["“「『]/.test(lines.find((line) => line !== '') ?? '');
  for (const [index, line] of lines.entries()) {
    if (/^>(?!=)/.test(line) || (opens && rule !== -1 && index <= rule)) quoted.add(index);
  }
  return quoted;
}
