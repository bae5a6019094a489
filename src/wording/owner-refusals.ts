import type { OwnerRefusal, ProblemAct } from '../domain/owner-refusal.ts';
import type { Problem } from '../domain/task.ts';
import { dayText } from './days.ts';
import { typedNo } from './office-words.ts';
import { levelName } from './problem-words.ts';
import { type RefusalWords, refusedName, refusedSubject } from './refusal-words.ts';
import { understoodDay } from './understood-day.ts';

const WHO: Readonly<Record<ProblemAct, string>> = {
  option: '补充方案由提出单位或督查员办理',
  answer: '答复由被请协调的单位、督查员或领导办理',
  solve: '由提出单位说明已解决，或由督查员销号',
  escalate: '上报由提出单位或督查员办理',
};

const NOT_AHEAD = {
  explain: '承诺完成日应不早于今日',
  'no-figure': '公布日应在今日之后',
} as const;

const SETTLED: Readonly<Record<Problem['status'], string>> = {
  open: '尚未解决',
  solved: '已解决，待督查室销号，不需再办',
  closed: '已销号，不需再办',
};

/** What is typed where nothing was said, behind the command word and the task. */
const FORMS = {
  explain: ['原因和承诺完成日', '原因', '消防整改，12月4日完成'],
  extend: ['延期理由', '延期', '12月31日 雨季停工'],
  assist: ['协同情况', '协同', '已出具用地预审'],
  answer: ['回复内容', '回复', '已增派三个班组'],
  problem: ['问题内容', '问题', '资金未到位，请财政局协调'],
} as const;

export const OWNER_REFUSALS: RefusalWords<OwnerRefusal['code']> = {
  'no-such-problem': ({ problem, asked }) =>
    `${asked ? '' : '未记录：'}没有编号 P${problem} 的问题，或不在您的查看范围。发“问题清单”可看编号`,
  'text-missing': ({ task, act }, { openYear }) => {
    const [wanted, word, example] = FORMS[act];
    return `未记录：请写明${wanted}，如“${word} ${typedNo(task, openYear)} ${example}”`;
  },
  'problem-two-years': ({ problem, tasks }, facts) =>
    `未记录：两个年度都有 P${problem}（${tasks.map((task) => refusedName(task, facts)).join('；')}）。请联系督查室办理`,
  'problem-not-yours': ({ problem, act }) => `未记录：P${problem.no} ${WHO[act]}`,
  'problem-settled': ({ problem }) => `未记录：P${problem.no} ${SETTLED[problem.status]}`,
  'problem-words-missing': ({ problem, act }) =>
    `未记录：请写明内容，如“P${problem} ${act === 'option' ? '方案 先用预备费垫付' : '答复 本周五前拨付'}”`,
  'option-missing': ({ problem }) =>
    `未上报：P${problem.no} 再往上报须附方案（选择题，不是问答题）。先发“P${problem.no} 方案 …”，再发“上报 P${problem.no}”`,
  'top-level': ({ problem }) =>
    `未上报：P${problem.no} 已在最高层级（${levelName(problem.level)}），请等待研究`,
  'not-assisting': ({ task, mayName, leading }, facts) => {
    const number = typedNo(task, facts.openYear);
    if (leading) {
      return `未记录：编号 ${number} 由您单位牵头，报进展请发“进度 ${number} 说明”`;
    }
    if (!mayName) return `未记录：编号 ${number} 的事项不需您单位协同，请核对编号；发“我单位任务”可看编号`;
    const units = task.assistUnits.length === 0 ? '没有协同单位' : `由${task.assistUnits.join('、')}协同`;
    return `未记录：${refusedSubject(task, facts)}${units}，协同情况由协同单位填报`;
  },
  'nothing-to-extend': ({ task }, facts) =>
    `未受理：${refusedSubject(task, facts)}${task.ongoing ? '全年持续推进' : '未定时限'}，不需延期`,
  'extend-too-late': ({ task }, facts) =>
    `未受理：${refusedSubject(task, facts)}时限${task.due === undefined ? '' : dayText(task.due)}已过，延期须在时限当日或之前申请。请报情况说明：“原因 ${typedNo(task, facts.openYear)} 原因，几月几日完成”`,
  'extend-not-later': ({ task, to, today }, facts) =>
    `未受理：${refusedSubject(task, facts)}现时限${task.due === undefined ? '' : understoodDay(task.due, today)}，延期应晚于这一天，收到的是${understoodDay(to, today)}`,
  'day-not-ahead': ({ task, act, day, today }, facts) =>
    `未记录：${refusedSubject(task, facts)}${NOT_AHEAD[act]}，收到的是${understoodDay(day, today)}`,
  'errand-no-figure': ({ task }, facts) =>
    `未记录：${refusedSubject(task, facts)}是限时件，不报数据。报情况请发“进度 ${typedNo(task, facts.openYear)} 说明”`,
  'nothing-to-answer': ({ task }, facts) =>
    `未记录：${refusedSubject(task, facts)}没有待答复的督办或批示。报进展请发“进度 ${typedNo(task, facts.openYear)} 说明”`,
};
