import type { Command } from './command.ts';
import type { Doubt, Reading } from './reading.ts';

/** A reading that runs at once. */
export function certain(command: Command): Reading {
  return { kind: 'command', command };
}

/** A reading that asks which was meant; one option asks for a confirmation. */
export function choice(doubt: Doubt, ...options: readonly Command[]): Reading {
  return { kind: 'choice', options, doubt };
}

export function unclear(doubt: Doubt, suggestion?: string): Reading {
  return { kind: 'unclear', doubt, ...(suggestion === undefined ? {} : { suggestion }) };
}

export const SILENT: Reading = { kind: 'silent' };

/** Whether a command changes what is kept. */
export function isWrite(command: Command): boolean {
  switch (command.kind) {
    case 'progress':
    case 'accept':
    case 'submit':
    case 'undo':
    case 'bind':
    case 'approve-bind':
      return true;
    case 'mine':
    case 'show':
    case 'history':
    case 'why':
    case 'search':
    case 'list':
    case 'more':
    case 'help':
    case 'group-id':
      return false;
  }
}
