import type { Setting } from '../compose.ts';
import { type Bench, judge } from '../domain/colour.ts';
import { type Day, parseDay, yearOf } from '../domain/day.ts';
import { fold } from '../domain/fold.ts';
import { historyAt } from '../domain/history.ts';
import { dayOf, instantOf } from '../domain/instant.ts';
import { taskDump } from '../domain/task-dump.ts';
import type { LedgerReader, TaskRecord } from '../ports/store.ts';
import { CommandFailure } from './failure.ts';

/** What a ledger is looked at by: a year, and a day (a past day shows the history up to its end). */
export interface Look {
  readonly year: number;
  readonly today: Day;
  readonly now: number;
  readonly past: boolean;
}

/** Reads `--year` and `--date`; the year of the date, else this year. */
export function parseLook(
  options: { readonly year?: string; readonly date?: string },
  { clock, config }: Setting,
): Look {
  const now = clock.now();
  const today = dayOf(now, config.timezone);
  const date = options.date === undefined ? today : parseDay(options.date);
  if (date === undefined)
    throw new CommandFailure(`--date ${options.date} 不是有效日期，请写成 2026-11-23`, 2);
  const year = options.year === undefined ? yearOf(date) : parseYear(options.year);
  if (date === today) return { year, today, now, past: false };
  return { year, today: date, now: instantOf(date, '24:00', config.timezone) - 1, past: date < today };
}

export function parseYear(text: string): number {
  if (!/^20\d\d$/.test(text)) throw new CommandFailure(`--year ${text} 不是年份，请写成 2026`, 2);
  return Number(text);
}

/** The records of a year as a look sees them, in the order of their numbers. */
export async function* recordsSeen(
  store: LedgerReader,
  look: Look,
  zone: string,
): AsyncGenerator<TaskRecord> {
  for (const { year, no } of await store.list(look.year)) {
    const record = await store.get({ year, no });
    if (record === undefined) continue;
    const history = look.past ? historyAt(record.history, look.now) : record.history;
    if (history.length > 0)
      yield look.past ? { ...record, history, task: fold(record.task, history, zone) } : record;
  }
}

/** What a look judges by. */
export function benchOf({ now, today }: Look, { config, calendar }: Setting): Bench {
  const rules = { sets: config.rules, review: config.review };
  return { now, today, zone: config.timezone, rules, calendar };
}

/** `duban dump`: one JSON object a task a line. */
export async function dump(
  look: Look,
  store: LedgerReader,
  setting: Setting,
  write: (line: string) => void,
): Promise<void> {
  const zone = setting.config.timezone;
  const bench = benchOf(look, setting);
  const directory = await store.directory();
  for await (const { task, history } of recordsSeen(store, look, zone)) {
    write(JSON.stringify(taskDump(task, history, judge(task, bench), directory, zone)));
  }
}
