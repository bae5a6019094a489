import { takeMatch } from './taken.ts';

const SIGNS =
  /[\s,;:。!~、…·•*>—|]+|-\s|\[[一-龥]{2,12}(?:局|委|办|镇|乡|街道|中心|公司|进度|进展|汇报|反馈|填报|更新)\]/y;
const GREETING =
  /(?:(?![听据让叫由被说讲要给问催和跟])[一-龥]){1,6}?(?:室|办|局|科|处|股|组|中心)(?:的?(?:领导|同志|老师))?们?(?:您|你)?们?好(?=[\s,。!:])|(?:尊敬的)?(?:各位)?(?:领导|同事|同志)们?好?|各位好?|大家(?:早上|上午|下午|晚上)?好|(?:您|你)们?好|(?:早上|上午|中午|下午|晚上)好|早安|早(?=[\s,!。])|哈喽|hello|hi(?![a-z])|不好意思|抱歉|对不起|打扰(?:了|一下)?|收到(?=[\s,。!;])|好的?(?=[\s,。!;])|嗯+|哦+|噢|哎|唉|诶|呃+|额+|啊|那个(?=[\s,])|ok(?=[\s,])|是的|对了?(?=[\s,])|没问题(?=[\s,。!])|谢谢|感谢|辛苦(?:了|您|你|大家)?|[一-龥]{1,3}?(?:主任|书记|县长|局长|镇长|部长|科长|处长|乡长|区长|市长|老师|秘书长)(?:您?好)?(?=[\s,:。!]|批示)/y;
const TIME =
  /截[至止]到?(?:\d{1,2}月\d{1,2}[日号]|\d{1,2}\.\d{1,2})(?:为止)?\s?[,:]?|(?:今天|今日|本周|这周|本月|本期|最新)(?=\s?[:,])/y;
/** The unit that reports, in front of its report. Not what was heard of a unit, nor what it is asked. */
const UNIT =
  /(?![听据请让叫由被问催说昨明要对向给])[一-龥]{1,9}?(?:委员会|管委会|街道办?|开发区|园区|政府|集团|公司|中心|局|委|办|镇|乡|院|厅|站|队)(?:的?(?:汇报|报告|报))?(?:\s?[,:]\s?|\s|(?=[#第\d[]|签收|收到|办结|申请|进度))/y;
const WORD =
  /(?:请|烦请|麻烦)(?:您|领导|督查室)?(?:审核|审阅|审批|审示|查收|过目)(?:一下)?(?=[\s,:。])|现(?:将|把|就)?|目前|当前|截[至止]目前|到目前为止|向(?:您|领导|各位领导|大家)|给(?:您|领导|各位领导)|特此|再次?(?=[报补更汇催])|(?:更正|纠正|订正|补充|补报|补录|更新|报告|汇报|反馈|报送|上报|登记|记录|记|录入|录|填报|填|报)(?:一下|下(?!半|周|月|次|午|一)|个)?|说(?:一下|下(?!半|周|月|次|午))|(?:再?麻烦|烦请|劳烦|劳驾|有劳|请|帮忙|帮|给)(?:您|你|我们?|忙)?|我[县市区旗]|我(?:们|局|镇|乡|委|办|院|站|方|单位|中心|公司|街道)?(?:单位|局|这边|这里|这儿|这|来)?|本(?:单位|局|镇|乡|委|办|街道|公司|中心)|咱们?(?:局|单位|这边)?|俺们?|(?:负责|牵头|承办|主办|分管)的?|的|关于|有关|[把将](?=[^,]{0,14}(?:更新|改|调整|变更|提|录|记|报|推进|转|移交|退回|驳回|销号|催|暂缓|终止|重启|移出|移回|加注))|经(?:现场)?(?:研究|审核|审查|审定|核查|核实|查看|会议研究|研究决定|研究同意)(?=[\s,:])|现?对(?=[^,]{1,10}(?:督办|催办|批示|回复))|以下是?|情况如下|如下|另外?|还有|然后|以及|其次|首先|第[一二三四五六](?=[,、:是])|[一二三四五六]是|县?重点(?:工作|任务|项目|事项)|(?:\d{1,2}月\d{1,2}[日号]的?)?(?:(?:今日|本周|本月|本日|最新|本期)?(?:工作|任务|项目|督办)*(?:进度|进展)(?:情况|更新|汇报|报告|反馈|报送|上报)*(?=[\s,:;。、]|如下|[#第\d[]))/y;

/**
 * Where the point of a line may begin: at its start, and behind each thing people say before they come to it (greetings,
 * their unit's name, 麻烦帮我报一下). Only words known to change nothing are skipped; everything else keeps a report from
 * being certain. Never empty; the last is the farthest.
 */
export function leadInStops(key: string): readonly number[] {
  const stops = [0];
  let at = 0;
  let unitMayCome = true;
  for (;;) {
    const word = takeAny(key, at);
    const found: string = word ?? (unitMayCome ? takeUnit(key, at) : '');
    if (found === '') return stops;
    // 请住建局…: the unit is asked, it does not report.
    unitMayCome &&= word !== undefined && !/[请烦给帮]/.test(found);
    at += found.length;
    stops.push(at);
  }
}

function takeAny(key: string, at: number): string | undefined {
  for (const pattern of [SIGNS, GREETING, TIME, WORD]) {
    const match = takeMatch(pattern, key, at);
    if (match) return match[0];
  }
  return undefined;
}

/** Words that make 提醒住建局 and 据住建局通报 something other than a unit's name. */
const NO_NAME = /提醒|通知|通报|要求|督促|安排|责成|转告|说|去|来|到|们/;

function takeUnit(key: string, at: number): string {
  const name = takeMatch(UNIT, key, at)?.[0] ?? '';
  return NO_NAME.test(name) ? '' : name;
}
