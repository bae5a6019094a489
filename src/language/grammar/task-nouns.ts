import { skipAll, takeMatch } from '../taken.ts';

/** What asks for a task without being a question: 12号进展情况, 12 详情. */
const BEFORE_NOUN = /[\s,:]+|的|任务|事项|目前|现在|当前|最新|本周|具体|总体|那个|看看|看下|看一下|查一下/y;
const NOUN =
  /(?:(?:进度|进展|完成|推进|工作|落实|办理|目前)?(?:进度|进展|情况|状况|状态|动态)(?:如何|怎样)?|详情|详细|明细|信息|内容|时限|期限|责任人|牵头单位|什么|啥|是什么|什么情况|灯|(?:是|变|亮|挂)?(?:[红黄蓝绿灰]灯|[红黄蓝绿]了)|怎么样|怎样|咋样|如何|完成了?(?:吗|没有?)|呢)(?:[\s。!]|一下|看看|看下|怎么样|怎样|咋样|如何|呢|了|[说讲介绍发报给]+一下|给我)*$/y;
/** Whether nothing but such words stand behind a task. */
export function isTaskNoun(key: string, at: number): boolean {
  return takeMatch(NOUN, key, skipAll(BEFORE_NOUN, key, at)) !== undefined;
}
