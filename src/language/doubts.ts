import type { Doubt } from './reading.ts';

/** 还没, 未, 不, 别. */
const NEGATION =
  /没(?!问题)|未(?!来)|不(?!错|久|断|含|动产|锈|好意思)|别(?!墅|的)|勿|莫|甭|无法|难以|差(?![异旅])|剩|缺口|下降|降[到至]|减少/;

/** What is hoped, planned, demanded or still to come. */
const PLAN =
  /争取|力争|计划|预计|预期|拟|打算|准备|希望|但愿|目标|确保|保证|务必|必须|尽快|尽量|尽早|抓紧|及时|有望|即将|将(?!近|军)|会(?![议商同计员场展所战审诊签])|能(?![源力耗量])|可(?!研)|应(?![急用收付])|需|要(?!素|点|件|闻)|想|下[下个]?[周月季半]|明[天日年早晚]|后天|[月季年]底|[月季年]末|年内|到时|届时|之前|以前|前完成|前达|以后|之后|内完成|内达|内到|再/;

const CONDITION =
  /如果|(?<![主重需必])要是|假如|假使|倘若|若(?!干)|只要|除非|一旦|的话|等.{0,12}(?:再|后|了)|才(?!能|华)/;

/** What others said or demanded. */
const REPORTED =
  /听说|据说|听.{1,6}说|据.{1,8}(?:反映|介绍|透露|了解)|[他她]们?|说(?!明)|传言|传闻|领导|要求|指示|强调|告诉|转告|有人|网传|通报|好像|例如|比如|譬如|举例|示例|样例|格式|模板|测试(?!完|通过)|假设/;

/** What is asked of other people. */
const REQUEST = /各|大家|你|您们|让|叫|通知|提醒|督促|催|安排|责成|@|请/;

const MORE_OR_LESS = /约|大概|可能|估计|也许|或许|似乎|差不多|接近|将近|近|超|多|左右|以上|几成|过半/;

/** Why words around a value or a command make it no statement of fact. Undefined if nothing in them is known to. */
export function doubtIn(words: string): Doubt | undefined {
  if (REPORTED.test(words)) return 'reported-speech';
  if (CONDITION.test(words)) return 'planned';
  if (NEGATION.test(words)) return 'negated';
  if (PLAN.test(words) || REQUEST.test(words)) return 'planned';
  return MORE_OR_LESS.test(words) ? 'vague-value' : undefined;
}

/** Whether a note opens with a wish, a plan or a condition rather than with something that happened. */
export function opensWithPlan(words: string): boolean {
  const opening = words.slice(0, 12);
  return (
    /^(?:我们?|我局|单位)?(?:争取|力争|计划|预计|拟|打算|准备|希望|确保|保证|务必|必须|尽快|尽量|尽早|抓紧|下[下个]?[周月季]|明[天日年]|后天|[本这]?[月季年][底末]|\d{1,2}月底|届时|到时)/.test(
      opening,
    ) ||
    /^(?:如果|要是|假如|若(?!干)|只要|一旦|听说|据说|听.{1,6}说|领导(?:要求|说)|他们?说|她说|请|要求|先?别|不要)/.test(
      opening,
    )
  );
}

/** How an account of work begins, as an appointment (12号下午开会) and the name of a part (土建80%) do not. */
const ACCOUNT =
  /^(?:任务|事项|目前|现在|现|我们?|我局)*(?:已|正在|正|仍在|还在|尚|还没|还未|还差|没|未|完成|基本|全部|全面|启动|进入|推进|开工|动工|因为?|由于)/;

export function isAccount(words: string): boolean {
  return ACCOUNT.test(words);
}

const CLOSING = '[\\s~!。.,…"\')\\]》>\\p{Extended_Pictographic}\\ufe0f]*$';
const QUESTION_MARK = new RegExp(`\\?${CLOSING}`, 'u');
const QUESTION_END = new RegExp(
  `(?:吗|么|嘛|呢|没|没有|了否|与否|(?:对|行|好|可以|能|是|成|要)不|对吧|是吧|行吧|好吧)(?:呀|啊|哈|呐)?${CLOSING}`,
  'u',
);
const INQUIRY = /请问|想问|问一下|问下|想知道|想了解|打听/;
const ASKING =
  /多少|几成|百分之几|怎么样|咋样|怎样了|(?:进展|进度|情况|状态|完成得?|推进得?)(?:如何|咋)|了没(?!有)|是不是|是否(?!已)|有没有|能不能|可不可以|要不要|什么时候|啥时候|何时|几时|什么时间|对不对|行不行|准不准|好不好|哪天|哪一步|哪步|哪里了|到哪|什么情况|啥情况|什么进度|什么状态|是什么|是啥|谁(?:负责|牵头|在|管|办|报)|谁的|是谁|为什么|为啥|为何|怎么还|怎么回事|咋回事|怎么(?:办|报|改|签|填|弄|用)(?!理)|有哪些|哪[些几个家位]|几号/;

/** Whether a line ends as a question. Such a line never writes. */
export function isQuestion(key: string): boolean {
  return QUESTION_MARK.test(key) || QUESTION_END.test(key) || INQUIRY.test(key);
}

/** Whether words ask something, question mark or not. */
export function asks(words: string): boolean {
  return ASKING.test(words);
}
