import type { Colour } from '../domain/colour.ts';
import type { Day } from '../domain/day.ts';
import type { EditableField } from '../domain/history.ts';
import type { ReportEdit, ReportKind } from '../domain/post.ts';
import type { Target } from '../domain/target.ts';

/** How a person named a task: by number (`12`, `2025#12`), or by words of its title. */
export type TaskRef =
  | { readonly kind: 'number'; readonly no: number; readonly year?: number }
  | { readonly kind: 'title'; readonly words: string };

/** What was reported: a percent 0–100 (others are refused when run), an amount of the target, or 无变化. */
export type ProgressValue =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'amount'; readonly amount: Target }
  | { readonly kind: 'unchanged' };

export type ListQuery =
  | { readonly by: 'overdue' }
  | { readonly by: 'due-within'; readonly days: number }
  | { readonly by: 'due-this-week' }
  | { readonly by: 'colour'; readonly colour: Exclude<Colour, 'none'> }
  /** 住建局的任务、王县长的任务: a unit, a leader or an owner, as written. */
  | { readonly by: 'whose'; readonly name: string }
  | { readonly by: 'status'; readonly status: 'assigned' | 'submitted' }
  | { readonly by: 'unreported' }
  | { readonly by: 'unexplained' }
  | { readonly by: 'problems' }
  /** Binding requests that wait for a supervisor. */
  | { readonly by: 'bind-requests' };

/** 限时件: how urgent it is says by which working day it is due (特急1 急3 一般7 复杂15). */
export type Urgency = 'flash' | 'urgent' | 'plain' | 'complex';

/** How an assigned task's day was said: a day, or working days from today. `errand` makes it a 限时件. */
export interface Assignment {
  readonly unit: string;
  readonly owner?: string;
  readonly title: string;
  readonly due?: Day;
  readonly errand?: { readonly urgency: Urgency } | { readonly urgency?: undefined };
}

/** What an owner or his unit does about a task, besides reporting, signing and submitting. */
type OwnerCommand =
  /** 原因 12 消防整改，12月4日完成: why it is late, by when it will be done; `reason` holds 原因 and 措施 as written. */
  | { readonly kind: 'explain'; readonly ref: TaskRef; readonly reason: string; readonly promise?: Day }
  | { readonly kind: 'extend'; readonly ref: TaskRef; readonly to: Day; readonly reason: string }
  | { readonly kind: 'assist'; readonly ref: TaskRef; readonly note: string }
  | { readonly kind: 'no-figure'; readonly ref: TaskRef; readonly until: Day; readonly note?: string }
  /** 回复 12 说明: answers open directives and remarks. */
  | { readonly kind: 'answer'; readonly ref: TaskRef; readonly text: string };

/** Problems go by their number, P3, once they are raised. */
type ProblemCommand =
  | { readonly kind: 'problem'; readonly ref: TaskRef; readonly text: string; readonly asks?: string }
  /** P3 方案一…: a way out to choose from. */
  | { readonly kind: 'problem-option'; readonly problem: number; readonly text: string }
  | { readonly kind: 'problem-answer'; readonly problem: number; readonly text: string }
  /** P3 已解决 说明 · P3 销号. */
  | { readonly kind: 'solve'; readonly problem: number; readonly note?: string }
  /** 上报 P3: one level up. */
  | { readonly kind: 'escalate'; readonly problem: number }
  | { readonly kind: 'show-problem'; readonly problem: number };

/** What the supervision office and leaders do. */
type OfficeCommand =
  | { readonly kind: 'assign'; readonly assignment: Assignment }
  | { readonly kind: 'hand-over'; readonly ref: TaskRef; readonly to: string }
  /** 交接 张三 李四: every open task of the one goes to the other. */
  | { readonly kind: 'hand-over-all'; readonly from: string; readonly to: string }
  /** 改 12 时限 12月20日 依据…: `value` as written, read by the field when it is run. */
  | {
      readonly kind: 'edit';
      readonly ref: TaskRef;
      readonly field: EditableField;
      readonly value: string;
      /** Of a day, as it was understood. */
      readonly day?: Day;
      readonly basis?: string;
    }
  | { readonly kind: 'approve'; readonly ref: TaskRef; readonly note?: string }
  | { readonly kind: 'return'; readonly ref: TaskRef; readonly reason: string; readonly mendBy?: Day }
  | { readonly kind: 'close'; readonly ref: TaskRef; readonly note?: string }
  | { readonly kind: 'grant-extension'; readonly ref: TaskRef }
  | { readonly kind: 'refuse-extension'; readonly ref: TaskRef; readonly reason?: string }
  | {
      readonly kind: 'revisit';
      readonly ref: TaskRef;
      readonly ok: boolean;
      readonly note?: string;
      readonly due?: Day;
    }
  | { readonly kind: 'urge'; readonly ref: TaskRef; readonly note?: string }
  /** 催办逾期: one merged message. */
  | { readonly kind: 'urge-overdue' }
  | { readonly kind: 'directive'; readonly ref: TaskRef; readonly due: Day; readonly demand?: string }
  | { readonly kind: 'remark'; readonly ref: TaskRef; readonly text: string }
  | { readonly kind: 'suspend'; readonly ref: TaskRef; readonly basis: string }
  | { readonly kind: 'cancel'; readonly ref: TaskRef; readonly basis: string }
  | { readonly kind: 'reopen'; readonly ref: TaskRef; readonly due?: Day }
  /** 待办: what waits for me. */
  | { readonly kind: 'todo' };

/**
 * Which report of a rhythm. `day`: that of the day, or the last before it in the same week (month, …). With `whole`, the
 * one on the month, quarter, half-year or year that ends on that day.
 */
export interface ReportOf {
  readonly day: Day;
  readonly whole?: true;
}

/**
 * Which of the reports that wait to be sent: those of a rhythm; `group`: to one group, by its title or id as written.
 * `groups`: to how many groups it goes, where all of them are offered as a choice.
 */
export interface PostSaid {
  readonly report: ReportKind;
  readonly group?: string;
  readonly groups?: number;
}

/** What is looked up of the reports and posts. */
type ReportCommand =
  /** Without `of`: of now. */
  | { readonly kind: 'report'; readonly report: ReportKind; readonly of?: ReportOf }
  | { readonly kind: 'ranking' }
  /** 导出: the ledger as a workbook; `year` where another than the open one was said. */
  | { readonly kind: 'export'; readonly year?: number }
  /** 推送: what was to be sent today, and what became of it. */
  | { readonly kind: 'posts' };

/** What is decided of a report before it is sent. Without `post`: the one that waits. */
type ReleaseCommand =
  | { readonly kind: 'sign'; readonly post?: PostSaid }
  | { readonly kind: 'hold'; readonly post?: PostSaid }
  | { readonly kind: 'take-out'; readonly ref: TaskRef; readonly post?: PostSaid }
  | { readonly kind: 'annotate'; readonly ref: TaskRef; readonly text: string; readonly post?: PostSaid }
  /** 移回 66, 删注 66: takes the edit of this task back. */
  | {
      readonly kind: 'take-back';
      readonly ref: TaskRef;
      readonly edit: ReportEdit['kind'];
      readonly post?: PostSaid;
    };

/** One thing a person asks of the bot. */
export type Command =
  | ReportCommand
  | ReleaseCommand
  | OwnerCommand
  | ProblemCommand
  | OfficeCommand
  | {
      readonly kind: 'progress';
      readonly ref: TaskRef;
      readonly value?: ProgressValue;
      readonly note?: string;
    }
  | { readonly kind: 'accept'; readonly refs: readonly TaskRef[] | 'all' }
  | { readonly kind: 'submit'; readonly ref: TaskRef; readonly note?: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'bind'; readonly name: string; readonly unit: string }
  | { readonly kind: 'approve-bind'; readonly no: number }
  | { readonly kind: 'mine'; readonly filter: 'all' | 'overdue' | 'this-week' | 'unit' }
  /** `bare`: nothing but a number was said, which may answer an open choice instead. */
  | { readonly kind: 'show'; readonly ref: TaskRef; readonly bare?: true }
  | { readonly kind: 'history'; readonly ref: TaskRef }
  | { readonly kind: 'why'; readonly ref: TaskRef }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'list'; readonly query: ListQuery }
  | { readonly kind: 'more' }
  | { readonly kind: 'help'; readonly topic?: string }
  | { readonly kind: 'group-id' };

export type CommandKind = Command['kind'];
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;
