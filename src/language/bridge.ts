import { takeMatch } from './taken.ts';

/** The words between a task and its value that change nothing: 任务目前已完成, 进度：, 总体进度更新为. */
export interface Bridge {
  readonly end: number;
  /** 约, 接近, 超过: the value behind is not exact. */
  readonly vague: boolean;
  /** A word that says what the figure is: 进度, 完成, 达到. */
  readonly said: boolean;
  /** 投资 was said: an amount of money may follow, a percentage would be of the money. */
  readonly money: boolean;
}

const SIGNS = /[\s,:;。、·—→|)]+|-{2,}/y;
const UNTIL_NOW =
  /截[至止]到?(?:目前|今天|今日|昨天|昨日|现在|本周|本月|上周|(?:\d{1,2}月)?\d{1,2}[日号]|\d{1,2}\.\d{1,2}日?)(?:为止)?|(?:到)?(?:目前|今天|现在|今日)为止/y;
const QUIET =
  /督办(?:任务|事项)|任务|事项|工作(?!量|面)|项目(?!部)|该项|此项|我们?(?:单位|局|镇|乡|委|办|中心|公司)?|的(?=进度|进展|完成|总体|整体|目前|当前|最新|任务|工作|项目|事项|形象|施工|建设)|目前|当前|现在|现[已在]?|今[天日]|本[周月期]|这周|最新|(?:也|都|均)?(?:已经?|己经?)|总体|总的|整体|全部|如下(?=[\s,:])|累计|共计|一共|实际|形象|综合|(?:施工|建设|工程)(?=进度|进展|形象|总体|完成|施工|建设)|只有|仅有|只(?=完成|到|达)|仅(?=完成|到|达|\d)|刚刚?(?=完成|到|达)|了/y;
const SAID =
  /完成(?:总|年度|全年)?(?:工程量|工作量|任务量|总量|投资计划|目标任务|年度目标|年度任务|全年任务|总任务|任务总量|任务|目标)的?|(?:年度|全年|目标|总)?任务(?:完成率|的)|完成(?:率|度|比例|情况|进度)?|(?:工程|工作|形象|施工|建设|总体|推进|任务)?(?:进度条?|进展)(?:情况)?|推进情况|推进[到至]|达到|达|到|至|为|是|更新[为到至成]?|(?:调整|修改|变更)[为到至成]|改[为成到]|(?:提升|提高|上升|增加|增长)[到至]|增至|升至|进行到|[做干办搞][到了]|(?:汇报|反馈|上报|报送|报告|报|记录|记|填报|填)(?!表|告|批|警|名|价|销|废)/y;
const VAGUE =
  /大约|大概|约|将近|接近|近|差不多|快要?到?|不?超过|超|逾|至少|不低于|不少于|起码|最多|估计|预估|可能|应该是?|好像|似乎|基本上?|几乎|左右|才/y;
const MONEY = /(?:完成|累计|到位)?(?:固定资产|总|年度|计划)?投资(?:额|完成|累计)?/y;

/** Nobody takes longer to come to the value. */
const LONGEST = 60;

/** Reads the bridge at a position; it may be empty. */
export function takeBridge(key: string, at: number): Bridge {
  let end = at;
  let vague = false;
  let said = false;
  let money = false;
  for (;;) {
    const quiet = takeMatch(SIGNS, key, end) ?? takeMatch(UNTIL_NOW, key, end);
    const word =
      quiet ?? takeMatch(MONEY, key, end) ?? takeMatch(SAID, key, end) ?? takeMatch(QUIET, key, end);
    const soft = word ?? takeMatch(VAGUE, key, end);
    if (soft === undefined || end - at > LONGEST) return { end, vague, said, money };
    vague ||= word === undefined;
    said ||= quiet === undefined && word !== undefined && SAID.lastIndex === end + word[0].length;
    money ||= word?.[0].includes('投资') === true && !word[0].endsWith('的');
    end += soft[0].length;
  }
}
