import { squeeze } from '../domain/people.ts';
import type { Problem, Task } from '../domain/task.ts';
import type { OpenQuestion } from '../reports/asked-problems.ts';
import { optionNames } from './option-names.ts';
import { askedText, levelName } from './problem-words.ts';
import type { ReportFacts } from './report-facts.ts';
import { shortened } from './task-lines.ts';

/** 提请协调, as a report lists it: what may be named, and how many more there are. */
export interface QuestionList {
  /** All that is asked, hidden ones too. */
  readonly all: number;
  readonly listed: readonly OpenQuestion[];
  /** May be named, and did not fit. */
  readonly more: number;
  readonly hidden: number;
}

/** The first `most` problems that may be named. */
export function questionList({ report: { questions }, listing }: ReportFacts, most: number): QuestionList {
  const listable = questions.filter(({ task }) => listing.mayList(task));
  const listed = listable.slice(0, most);
  return {
    all: questions.length,
    listed,
    more: listable.length - listed.length,
    hidden: questions.length - listable.length,
  };
}

/** `P17 城南污水厂缺用地23亩，有调剂、分期两案，提请分管县领导定案`. */
export function questionText({ task, problem }: OpenQuestion, facts: ReportFacts): string {
  const what = shortened(problem.text, 36).replace(/[。；;，,]+$/u, '');
  const name = tellsOf(problem.text, task.title) ? '' : `${shortened(task.title, 10)}：`;
  return `P${problem.no} ${name}${what}${optionsText(problem)}${askText(problem, facts)}`;
}

/** So many characters in common tell which task a problem is about. */
const TELLING = 3;

/** Whether a text names a task: the reader need not be told again. */
function tellsOf(words: string, title: string): boolean {
  const [text, name] = [squeeze(words), squeeze(title)];
  for (let at = 0; at + TELLING <= name.length; at += 1)
    if (text.includes(name.slice(at, at + TELLING))) return true;
  return false;
}

const COUNTS = ['', '一', '两', '三'];
const MOST_OPTIONS = 3;

/** `，有调剂、分期两案`. */
function optionsText({ options }: Problem): string {
  if (options.length === 0) return '';
  const all = optionNames(options);
  const names = all.slice(0, MOST_OPTIONS).map((name) => shortened(name, 8));
  const count = all.length > MOST_OPTIONS ? `等${all.length}` : COUNTS[all.length];
  return `，有${names.join('、')}${count}案`;
}

/** `，提请分管县领导定案`; nothing where the text says so itself. */
function askText(problem: Problem, { material: { directory } }: ReportFacts): string {
  if (problem.text.includes('提请')) return '';
  const verb = problem.options.length > 0 ? '定案' : '协调';
  const all = askedText(problem, directory);
  const asked = all === undefined ? undefined : shortened(all, 12);
  // Up to the 分管领导 whoever is asked is the one to turn to; above, the meeting decides, and who is asked is to follow.
  if (problem.level <= 2) return `，提请${asked ?? levelName(problem.level)}${verb}`;
  return `，提请${levelName(problem.level)}${verb}${asked === undefined ? '' : `（${asked}）`}`;
}

/** 待三-1: the number of a task's problem in the list; 待协调 where it is asked and not listed. */
export function questionPlace(
  task: Task,
  { listed }: QuestionList,
  { report: { questions } }: ReportFacts,
  section: string,
): string | undefined {
  const place = listed.findIndex((question) => question.task === task);
  if (place >= 0) return `待${section}-${place + 1}`;
  return questions.some((question) => question.task === task) ? '待协调' : undefined;
}
