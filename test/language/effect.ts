import { day } from '../../src/domain/day.ts';
import { createWorkCalendar } from '../../src/domain/work-calendar.ts';
import type { Command, ListQuery, ProgressValue, TaskRef } from '../../src/language/command.ts';
import { commandText } from '../../src/language/command-text.ts';
import type { LanguageContext } from '../../src/language/language-context.ts';
import { parseMessage } from '../../src/language/parse-message.ts';
import type { Reading } from '../../src/language/reading.ts';

/** A calendar with the holidays the tests speak of. Monday, 23 November 2026 is their today. */
export const CALENDAR = createWorkCalendar([
  {
    year: 2026,
    rest: [
      '2026-01-01',
      '2026-01-02',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-02-23',
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
    ].map(day),
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-10-10'].map(day),
    festivals: {
      元旦: day('2026-01-01'),
      春节: day('2026-02-17'),
      国庆: day('2026-10-01'),
      中秋: day('2026-09-25'),
    },
  },
  {
    year: 2027,
    rest: ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map(day),
    work: [],
    festivals: { 元旦: day('2027-01-01'), 春节: day('2027-02-06') },
  },
]);

export const CONTEXT: LanguageContext = {
  today: day('2026-11-23'),
  calendar: CALENDAR,
  botNames: ['督办助手', '抓落实 小助手'],
};

/** What a message does, in short: `progress 12 60%`, `accept 12 13`, `choice: …`, `silent`. Lines and readings joined by ` + `. */
export function effectOf(text: string, context: LanguageContext = CONTEXT): string {
  return parseMessage(text, context)
    .flatMap(({ readings }) => readings.map(readingText))
    .join(' + ');
}

export function readingsOf(text: string): readonly Reading[] {
  return parseMessage(text, CONTEXT).flatMap(({ readings }) => readings);
}

/** One reading in short. */
export function readingText(reading: Reading): string {
  switch (reading.kind) {
    case 'command':
      return commandEffect(reading.command);
    case 'choice':
      return `choice ${reading.doubt}: ${reading.options.map(commandEffect).join(' | ')}`;
    case 'unclear':
      return `unclear ${reading.doubt}`;
    case 'silent':
    case 'unknown':
      return reading.kind;
  }
}

function commandEffect(command: Command): string {
  switch (command.kind) {
    case 'progress':
      return `progress ${ref(command.ref)} ${value(command.value)}`;
    case 'accept':
      return command.refs === 'all' ? 'accept all' : `accept ${command.refs.map(ref).join(' ')}`;
    case 'submit':
    case 'history':
    case 'why':
      return `${command.kind} ${ref(command.ref)}`;
    case 'show':
      return `${command.bare ? 'bare' : 'show'} ${ref(command.ref)}`;
    case 'bind':
      return `bind ${command.name} ${command.unit}`;
    case 'approve-bind':
      return `approve-bind ${command.no}`;
    case 'mine':
      return `mine ${command.filter}`;
    case 'search':
      return `search ${command.words}`;
    case 'list':
      return `list ${list(command.query)}`;
    case 'help':
      return command.topic === undefined ? 'help' : `help ${command.topic}`;
    case 'undo':
    case 'more':
    case 'group-id':
      return command.kind;
    default:
      return commandText(command);
  }
}

function ref(of: TaskRef): string {
  if (of.kind === 'title') return `《${of.words}》`;
  return of.year === undefined ? String(of.no) : `${of.year}#${of.no}`;
}

function value(of: ProgressValue | undefined): string {
  if (of === undefined) return 'note';
  if (of.kind === 'percent') return `${of.percent}%`;
  return of.kind === 'unchanged' ? 'unchanged' : `${of.amount.amount}${of.amount.unit}`;
}

function list(of: ListQuery): string {
  switch (of.by) {
    case 'due-within':
      return `due ${of.days}`;
    case 'due-this-week':
      return 'week';
    case 'colour':
      return of.colour;
    case 'whose':
      return `whose ${of.name}`;
    case 'status':
      return of.status;
    case 'overdue':
    case 'unreported':
    case 'unexplained':
    case 'problems':
    case 'bind-requests':
      return of.by;
  }
}
