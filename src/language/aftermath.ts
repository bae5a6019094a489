import { takeBridge } from './bridge.ts';
import { asks } from './doubts.ts';
import { takePercents } from './percents.ts';
import type { Doubt } from './reading.ts';
import { skip } from './taken.ts';
import { speaksOfWork } from './work-words.ts';

const GLUED_WORD = /^[一-龥]/;
/** 60%完成招标: what may stand glued to a value and be a note. 60%资金到位 may be a share of the money. */
const GLUED_NOTE =
  /^(?:了|啦|咯|喽|哈|啊|哟|噢|哦)*(?:$|[^一-龥]|完成(?!率)|已|正在|正(?=[进开办推])|目前|现(?!金)|其中|主要|预计|计划|下一?步|争取|力争|剩余|余下|尚|仍|基本|全部|均|都(?!没))/;

/** The words were wrong, or are to be forgotten. */
const TAKEN_BACK =
  /[写打发说报记填录搞弄输看听]错|[记搞弄看]混|弄反|作废|作罢|不作?[算数]数?$|收回|当我没说|忽略|无视|删[掉除了]|(?:取消|撤回|撤销|算了|不[要用]了|别管)$/;
/** Not to be written, or not yet. */
const NOT_YET =
  /(?:先|暂时?|千万|可)?(?:别|不要|勿|莫|甭|不用|不必|无需)(?:给我|帮我|再|急着|着急|先)?(?:改|报|写|记|录|更新|填|上报|登记|动|发|当真|签收|办结)|[暂先]不(?:报|改|记|更新|录|填|上报|登记)|再(?:报|写|改|记|说|定|填|录|发)(?![批建审告送请入])|(?:没|未|尚未|需|有?待|正在|请)(?:领导|再)?(?:核实|核对|核算|核定|确认|统计|明确数)(?!到位)|统计中|没算|[待暂]定$|暂估/;
/** Not a figure of today, or none at all. */
const NO_FIGURE =
  /才怪|开玩笑|逗你|骗[人你]|瞎|随便[说报写填]|猜|估摸|拍脑袋|没底|做梦|领导让|^[\s,]*(?:[暂先]报|(?:先|暂时)这样)|测试(?:一下|数据|用)|试[一]?[下试]|例如|比如|举例|示例|假设|仅供参考|以[^,]{0,8}为准|存疑|有误|不准确?$|不属实|不一定准|(?:计划|目标|预估|预测|估计)[数值]|理论上|按说|听说|据说|听[^,]{1,6}说|问[问一]?(?:下|张|李|财)/;
/** A condition behind a value is a condition of the value. */
const CONDITION = /如果|(?<![主重需必])要是|假如|假使|倘若|只要|除非|的话/;

/** 还没到, 不对, 没有, 先别: a segment that takes back what stands before it. */
const DENIED =
  /^(?:还|都|仍|尚|并|但|先|请|暂|其实|实际|根本|远|也|好像|应该|可能|确实)*(?:(?:没有?|未|不|非|没法|难以)(?:能|会|要|太)?(?:到|达到?|足|够|是|对|准|行|成|完成|了)?|别|勿|甭|达不到|到不了|错了?|测试|test)(?:呢|的|了|啊|呀|吧)*$/;
/** 没那么多, 不可能, 谁信: so short an answer is about the value. 没有问题 and 不影响工期 are about the work. */
const SHORT_DENIAL =
  /^(?:还|都|也|我|根本)*(?:没|不|未|谁|怎么|哪)(?!有?(?:遗留|任何|其他|重大|明显)*(?:问题|困难|隐患)|存在|影响|含|包|发现|延误|变|能|会|再|断|超|足|新)/;
const LONGEST_SHORT = 6;
/** 争取, 下周, 原来: a word that alone behind a value says it is not today's. */
const NOT_NOW =
  /^(?:争取|力争|计划|预计|预期|打算|准备|希望|但愿|目标|拟|确保|保证|务必|必须|要求?|将要?|即将|会|能|可以?|应该?|需要?|想|有望|尽快|尽量|抓紧|预估|下周|下个?月|月底|年底|明天|后天|明年|届时|到时候?|上周|上个?月|去年|昨天|前天|之前|以前|原来|本来|曾经|之前是|原来是)(?:达到?|完成|到|的|了|吧|呢|目标|数据)*$/;
const HEDGED =
  /^(?:也|还|又)?(?:可能|大概|大?约|估计|应该|好像|差不多|似乎|也许|或许|接近|近$|将近|超过$|不止|至少|最多|不太?确定|不一定|没把握|拿不准|说不准|不好说|不清楚|不知道|吧|(?:我|个人)?(?:觉得|感觉|认为|看)|目测)/;
/** 我猜的, 去年的, 13号的: where the figure comes from rather than what was done. */
const OF_SOMETHING =
  /^[^\d%]{1,8}的$|^(?:不|是|应该?[是为]?|说成|看成|哦)*(?:\d{1,5}号?|#\d{1,5}|[一二三四五六七八九十]{1,3}号)的?$/;
/** 领导说, 县里要求: the words end with who said so. */
const SAID_SO = /^[^\d]{1,8}(?:说|讲|要求|告诉我?|反映|说法)的?$/;
const OTHERWISE = /或者?|还是|不|实际上?|其实|应该?[为是]?|更正|准确(?:地|来)?说?/y;

/** The words between signs and spaces. */
function segmentsOf(key: string): readonly string[] {
  return key.split(/[\s,;:。!()]+/).filter((segment) => segment !== '');
}

/** What a segment of its own says against the value or the deed before it. */
function doubtOfSegment(segment: string): Doubt | undefined {
  if (DENIED.test(segment)) return 'negated';
  if (segment.length <= LONGEST_SHORT && SHORT_DENIAL.test(segment)) return 'negated';
  if (NOT_NOW.test(segment)) return 'planned';
  if (SAID_SO.test(segment)) return 'reported-speech';
  if (OF_SOMETHING.test(segment)) return 'several';
  return HEDGED.test(segment) && segment.length <= LONGEST_SHORT ? 'vague-value' : undefined;
}

/** What behind a statement says that it is not one. */
function doubtOfAll(key: string, segments: readonly string[]): Doubt | undefined {
  for (const segment of segments) {
    const doubt = doubtOfSegment(segment);
    if (doubt !== undefined) return doubt;
  }
  if (CONDITION.test(key)) return 'planned';
  const back = TAKEN_BACK.test(key) || NOT_YET.test(key) || NO_FIGURE.test(key);
  if (back) return 'reported-speech';
  return asks(key) ? 'asked' : undefined;
}

/**
 * Whether what stands behind a value leaves it standing. Undefined: it does, and is a note. Otherwise why not: it is
 * taken back, denied, put as a question, or another value stands beside it.
 */
export function doubtBehindValue(key: string): Doubt | undefined {
  const segments = segmentsOf(key);
  const doubt = doubtOfAll(key, segments);
  if (doubt !== undefined) return doubt;
  if (GLUED_WORD.test(key) && !GLUED_NOTE.test(key)) return 'vague-value';
  if (segments.slice(0, 4).some(isAnotherValue)) return 'several';
  return segments.length === 1 && isRemark(segments[0] ?? '') ? 'vague-value' : undefined;
}

/** 有水分, 虚报, 呵呵: a word or two behind the value that is not about the work is asked after. */
function isRemark(segment: string): boolean {
  const words = segment.replace(/^[了啦咯喽哈啊哟噢哦]+|另外?|还有|然后|以及|同时/g, '');
  if (!/^[一-龥]{1,4}$/.test(words)) return false;
  return !speaksOfWork(words);
}

/** 70%, 或70%, 实际50%: a value that stands by itself, not with a part of the work. */
function isAnotherValue(segment: string): boolean {
  const value = takePercents(segment, takeBridge(segment, skip(OTHERWISE, segment, 0)).end);
  return value !== undefined && value.end === segment.length;
}

const OBJECTION =
  /但|不过|然而|只是|不是|不属|不归|不该|还差|尚缺|尚差|除了|错|退(?![耕役休伍化税捕养])|转给|转交|等待(?!审[核批]|销号)|(?<!等)待(?!命|审[核批]|销号)|吧$|可能|大概|应该/;
const UNWILLING = /没(?!问题)|未(?!来)|别|勿|不(?![折负拖含久断误])/;

/** Words behind 收到 that take it back: 收到，但不是我单位的. Only assent leaves it standing. */
export function doubtBehindReceipt(key: string): Doubt | undefined {
  return OBJECTION.test(key) || UNWILLING.test(key) ? 'negated' : doubtOfAll(key, segmentsOf(key));
}

const REMAINS =
  /没(?!有?(?:遗留|任何|发现|存在|其他|重大|明显|什么|的)*(?:问题|困难|异议|隐患))|未(?!发现|出现|来)/;

/** Words behind 已办结 that say something remains: 已办结，但还差验收. 未发现问题 is a note. */
export function doubtBehindClosing(key: string): Doubt | undefined {
  return OBJECTION.test(key) || REMAINS.test(key) ? 'negated' : doubtOfAll(key, segmentsOf(key));
}
