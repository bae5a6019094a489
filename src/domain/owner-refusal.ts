import type { Day } from './day.ts';
import type { Problem, Task } from './task.ts';

/** What may be done about a problem that stands. */
export type ProblemAct = 'option' | 'answer' | 'solve' | 'escalate';

/** Why what an owner or his unit asks is not carried out, and what is said of problems. */
export type OwnerRefusal =
  /** `asked`: it was only looked at, there was nothing to write. */
  | { readonly code: 'no-such-problem'; readonly problem: number; readonly asked?: true }
  /** Nothing was said of it but the command and the task. */
  | {
      readonly code: 'text-missing';
      readonly task: Task;
      readonly act: 'explain' | 'extend' | 'assist' | 'answer' | 'problem';
    }
  /** Both open ledgers have an open problem of this number. */
  | { readonly code: 'problem-two-years'; readonly problem: number; readonly tasks: readonly Task[] }
  | {
      readonly code: 'problem-not-yours';
      readonly problem: Problem;
      readonly task: Task;
      readonly act: ProblemAct;
    }
  | { readonly code: 'problem-settled'; readonly problem: Problem }
  | { readonly code: 'problem-words-missing'; readonly problem: number; readonly act: 'option' | 'answer' }
  /** 选择题，不是问答题: nothing goes further up without a way out to choose. */
  | { readonly code: 'option-missing'; readonly problem: Problem }
  | { readonly code: 'top-level'; readonly problem: Problem }
  /** `leading`: his unit leads the task, and reports on it otherwise. */
  | {
      readonly code: 'not-assisting';
      readonly task: Task;
      readonly mayName: boolean;
      readonly leading: boolean;
    }
  /** No due, or one that stands for the whole year. */
  | { readonly code: 'nothing-to-extend'; readonly task: Task }
  | { readonly code: 'extend-too-late'; readonly task: Task; readonly today: Day }
  | { readonly code: 'extend-not-later'; readonly task: Task; readonly to: Day; readonly today: Day }
  /** A promise of a day gone by, or a figure announced for a day that is not ahead. */
  | {
      readonly code: 'day-not-ahead';
      readonly task: Task;
      readonly act: 'explain' | 'no-figure';
      readonly day: Day;
      readonly today: Day;
    }
  | { readonly code: 'errand-no-figure'; readonly task: Task }
  | { readonly code: 'nothing-to-answer'; readonly task: Task };
