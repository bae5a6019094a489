import type { Command, CommandKind } from './command.ts';
import type { Reading } from './reading.ts';
import { certain, choice, isWrite } from './readings.ts';

/** What carries somebody's words, which may well end with a mark (问题 12 资金何时到位？): it is offered, never run. */
const WITH_WORDS: ReadonlySet<CommandKind> = new Set([
  'problem',
  'problem-option',
  'problem-answer',
  'answer',
  'return',
  'urge',
  'directive',
  'remark',
  'annotate',
]);

/**
 * What a reading becomes when the line turns out to be a question. A question never writes: asked about a task, the
 * task is shown, about the overdue ones, their list; about a report to be sent, what became of today's; about a command, its help. This is the last step of reading, whatever the grammar took the line for.
 */
export function asQuestion(reading: Reading): Reading {
  const command =
    reading.kind === 'command' ? reading.command : reading.kind === 'choice' ? reading.options[0] : undefined;
  if (command === undefined || !isWrite(command)) return reading;
  return carriesWords(command) ? choice('asked', command) : certain(queryFor(command));
}

/** 催办 12？ has no words of its own; 批示 12 何时完成？ has. */
function carriesWords(command: Command): boolean {
  if (!WITH_WORDS.has(command.kind)) return false;
  return command.kind === 'urge' ? command.note !== undefined : true;
}

function queryFor(command: Command): Command {
  if ('ref' in command) return { kind: 'show', ref: command.ref };
  if ('problem' in command) return { kind: 'show-problem', problem: command.problem };
  switch (command.kind) {
    case 'accept': {
      const [first] = command.refs === 'all' ? [] : command.refs;
      return first === undefined ? { kind: 'help', topic: '签收' } : { kind: 'show', ref: first };
    }
    case 'assign':
      return { kind: 'help', topic: '交办' };
    case 'hand-over-all':
      return { kind: 'help', topic: '交接' };
    case 'urge-overdue':
      return { kind: 'list', query: { by: 'overdue' } };
    case 'sign':
    case 'hold':
      return { kind: 'posts' };
    case 'export':
      return { kind: 'help', topic: '导出' };
    case 'undo':
      return { kind: 'help', topic: '撤销' };
    case 'bind':
      return { kind: 'help', topic: '绑定' };
    case 'approve-bind':
      return { kind: 'help', topic: '同意绑定' };
    default:
      return command;
  }
}
