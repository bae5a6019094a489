import type { Command } from './command.ts';
import type { Reading } from './reading.ts';
import { certain, isWrite } from './readings.ts';

/**
 * What a reading becomes when the line turns out to be a question. A question never writes: asked about a task, the
 * task is shown; asked about a command, its help. This is the last step of reading, whatever the grammar took the line for.
 */
export function asQuestion(reading: Reading): Reading {
  const command =
    reading.kind === 'command' ? reading.command : reading.kind === 'choice' ? reading.options[0] : undefined;
  return command !== undefined && isWrite(command) ? certain(queryFor(command)) : reading;
}

function queryFor(command: Command): Command {
  switch (command.kind) {
    case 'progress':
    case 'submit':
      return { kind: 'show', ref: command.ref };
    case 'accept': {
      const [first] = command.refs === 'all' ? [] : command.refs;
      return first === undefined ? { kind: 'help', topic: '签收' } : { kind: 'show', ref: first };
    }
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
