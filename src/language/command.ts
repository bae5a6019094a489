import type { Colour } from '../domain/colour.ts';
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

/** One thing a person asks of the bot. The first five write. */
export type Command =
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
