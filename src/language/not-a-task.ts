import { takeMatch } from './taken.ts';

/**
 * What a number names when one of these follows it: 12号楼, 3号线, 1号文件, 一号机组, 12号会议室. Such a number is no task,
 * whatever else the line says.
 */
const OTHER_THING =
  /\s(?:楼|线(?!索|上|下)|机组|文件|标段)|(?:主?楼(?!宇)|线(?!索|上|下)|院|文(?!明|旅|化)|文件|机组|机|会议|会(?!商)|通知|公告|公报|令|路|街|巷|弄|井|桥|墩|桩|隧道|涵|洞|病房|病区|房|室|厅|门|窗口|仓|库|车|厂|地块|宗地|标段|标|坝|闸|渠|泵|窑|炉|锅炉|码头|泊位|航站|高速|国道|省道|县道|台风|种子|选手|电梯|站|矿|煤|油|片区|区|小区|社区|单元|栋|幢|座|塔|柜|岗|哨|球|场|馆|岛|船|艇|灯(?![什是为色亮变])|墙|风机|主变|变压|点位|断面|监测|安置|储罐|罐|反应|基坑|管|段|组|村|社|屯|营|连(?!续|日)|团|宿舍|食堂|公馆|大院|公园|工地|项目部|卷|试题|题|版|款|条例|学生|患者|病人|产品)/y;

/** What follows a day of the month: 12号下午, 12号前, 12号到15号, 12号（周四）, 12号10点. */
const DATE_LIKE =
  /\s?(?:上午|下午|中午|早上|早晨|早|晚上|晚|凌晨|傍晚|夜|之?前(?!期|往|段|端)|以前|之?后(?!期|续|台)|以后|起|开始|那天|当天|当日|左右|为?止|截[止至]|至|-\s?\d|~|到(?=[^达位了\d]*(?:\d{1,2}号|月|年|周|现场|县|市|省|局|会))|开会|召开|举行|举办|参加|出席|列席|调研|视察|督查|检查|巡查|考察|放假|上班|下班|值班|报到|出差|休息|休假|之间|\(?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[点:时])/y;

/** What is to be done on a day, or with a task: 12号要交材料, 12号争取80%. */
const TO_BE_DONE = /\s?(?:要|将|会|能|可|应|必|争取|力争|预计|计划|打算|准备|再|才|就|去|来|交)/y;

/** What stands before a day of the month: 截至12号, 本月12号, 12月12号. */
const BEFORE_DATE =
  /(?:截[止至]|截止到|(?<![收达得接])到|至|(?<!关)于|在|从|自|月|月份|[上下本这当次]个?月|今天|今日|今儿|明天|昨天|后天|前天|今[天日]是|周[一二三四五六日天]|星期[一二三四五六日天]|年|每|\[(?:19|20)\d\d\]\s?第?)\s?$/;

/** The same behind #12, where a word of the task's title may follow at once. */
const OTHER_THING_BEHIND_SIGN = /\s?(?:主?楼|栋|幢|线(?!索|上|下)|机组|标段|地块|厂房)/y;

/** Whether what stands behind a number makes it a building, a line, a document or the like. */
export function isOtherThing(key: string, end: number, behindSign: boolean): boolean {
  return takeMatch(behindSign ? OTHER_THING_BEHIND_SIGN : OTHER_THING, key, end) !== undefined;
}

/** Whether what stands behind 12号 makes it a day. */
export function isDateLike(key: string, end: number): boolean {
  return takeMatch(DATE_LIKE, key, end) !== undefined;
}

/** Whether what stands before 12号 makes it a day. */
export function endsBeforeDate(before: string): boolean {
  return BEFORE_DATE.test(before.slice(-10));
}

/** Whether what stands behind 12号 is still to be done, so that it may be a day. */
export function isToBeDone(key: string, end: number): boolean {
  return takeMatch(TO_BE_DONE, key, end) !== undefined;
}
