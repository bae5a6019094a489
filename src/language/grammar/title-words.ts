import { leadInStops } from '../lead-in.ts';
import type { Line } from '../line.ts';
import { type Taken, takeMatch } from '../taken.ts';

const QUOTED = /[\s:]*[《"]([^》"]{2,60})[》"](?:任务|事项|项目)?/y;
const SPACED = /[\s:]+([^\s,:;。!?%#]{2,40})(?=$|[\s,;。!])/y;
const HAN = /[一-龥]/g;
/** Characters that say nothing of a title: a day, a count. */
const EMPTY_WORDS = /[月日号年周天时点分第项个一二三四五六七八九十百两零\d]/g;
const NO_TITLE =
  /^(?:的|了|我们?|你们?|他们?|它|这|那|今天|今日|今年|年度|全年|目标|昨天|明天|本周|上周|本月|上月|目前|现在|已经?|都|全部|所有|大家|各|总体|整体|共|累计|基本|进度|进展|情况|任务|工作|项目|完成|材料|工程|投资|全县|全市|全区|全镇)+$/;

/** Numbers that count or point at something; a title may begin with its year. */
const COUNTS = /\d\s?[号个项批届条%人户]|^(?!20\d\d年)\d|\d{5,}|〔/;

/** Words that make a statement of what would be a title. 会, 能, 要 stand in many a title and do not count. */
const STATEMENT =
  /还没|没有?到|没达|未到|未达|不到|听说|据说|[他她]们?说|争取|力争|预计|如果|要是|假如|别|不要|各单位|各部门|大家|^请|什么|怎么|谁|(?:计划|目标|希望|要求|确保|要|将|能|会|可以|应该?|想|还|没|未|不|约|近|超|底|前|是|在|从|由|把|率|增长|增速|同比|环比|比例|占比|指数|总值|达|完成|进度|进展|(?:满意|知晓|关注|贡献)度|覆盖面)$|^各/;

/** A title behind a command's word: 办结 老旧小区改造, 签收《老旧小区改造》. */
export function takeTitle(line: Line, at: number): Taken<string> | undefined {
  const match = takeMatch(QUOTED, line.text, at) ?? takeMatch(SPACED, line.key, at);
  const words = match?.[1];
  if (match === undefined || words === undefined || !isTitleLike(words)) return undefined;
  return { value: words, end: at + match[0].length };
}

/** Whether words may be of a task's title: two Chinese characters at least that are neither filler, date nor doubt. */
export function isTitleLike(words: string): boolean {
  const stops = leadInStops(words);
  const meat = words.slice(stops.at(-1) ?? 0);
  const characters = meat.replace(EMPTY_WORDS, '').match(HAN);
  return (
    characters !== null &&
    characters.length >= 2 &&
    !NO_TITLE.test(meat) &&
    !STATEMENT.test(meat) &&
    !COUNTS.test(meat)
  );
}
