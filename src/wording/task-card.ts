import type { Judgement } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import type { Entry } from '../domain/history.ts';
import { type Message, message } from '../domain/message.ts';
import type { Directory } from '../domain/people.ts';
import type { RuleSet } from '../domain/rules.ts';
import type { Task } from '../domain/task.ts';
import { dayText, dueText } from './days.ts';
import { entrySentence } from './history-lines.ts';
import { colourName, lamp, reasonSentence, statusName, verdict } from './lamps.ts';
import { percentText, shortened, taskName, whoText } from './task-lines.ts';

export interface CardFacts {
  readonly judgement: Judgement;
  readonly directory: Directory;
  readonly today: Day;
  readonly openYear: number;
  readonly zone: string;
  /** The last entry that says something of the work. */
  readonly lastReport?: Entry;
  /** The last 批示 that waits for an answer, where this reader may see here what it says. */
  readonly remark?: { readonly leader: string; readonly text: string };
}

/** One task on a phone: at most eight lines. */
export function taskCard(task: Task, facts: CardFacts): Message {
  const { judgement } = facts;
  const pace = judgement.expected === undefined ? '' : `（时序 ${judgement.expected}%）`;
  const leaders = task.leaders.length === 0 ? '' : `　分管 ${task.leaders.join('、')}`;
  const lines = [
    taskName(task, facts.openYear, 36),
    `${whoText(task, facts.directory)}${leaders}`,
    `${statusName(task.status)}　${percentText(task)}${pace}　${verdict(judgement)}`,
    dueText(task, facts.today),
  ];
  const next = task.milestones.find((milestone) => milestone.due >= facts.today);
  if (next !== undefined) lines.push(`下一节点 ${dayText(next.due)} ${next.percent}%`);
  if (task.extension !== undefined) lines.push(`申请延期到${dayText(task.extension.to)}，待批`);
  const problem = task.problems.find((one) => one.status === 'open');
  if (problem !== undefined) lines.push(`问题 P${problem.no} ${shortened(problem.text, 24)}`);
  lines.push(...awaited(task));
  if (facts.remark !== undefined)
    lines.push(`${facts.remark.leader}批示：${shortened(facts.remark.text, 50)}`);
  if (facts.lastReport !== undefined)
    lines.push(`最近 ${entrySentence(facts.lastReport, { ...facts, mayRead: () => false })}`);
  return message(...lines.slice(0, 8));
}

/** What the lead unit still owes an answer to. */
function awaited(task: Task): readonly string[] {
  const directive = task.directives.find(({ answeredAt }) => answeredAt === undefined);
  const remarks = task.leaderRemarks.filter(({ answeredAt }) => answeredAt === undefined).length;
  const owed = [
    ...(directive === undefined ? [] : [`督办单 ${directive.no}号 ${dayText(directive.due)}前反馈`]),
    ...(remarks === 0 ? [] : [`批示待复 ${remarks} 条`]),
  ];
  return owed.length === 0 ? [] : [owed.join('　')];
}

/** 「为什么红」: the colour's rule and figures. */
export function whyReply(task: Task, facts: CardFacts, rules: RuleSet): Message {
  const { judgement } = facts;
  const judged =
    judgement.judgedOn === facts.today ? [] : [`按${dayText(judgement.judgedOn)}（申请办结之日）评判`];
  return message(
    `${taskName(task, facts.openYear)} ${lamp(judgement.colour)} ${colourName(judgement.colour)}`,
    ...judgement.reasons.map((reason) => reasonSentence(reason, rules, task.kindOfTask)),
    ...judged,
    dueText(task, facts.today),
  );
}
