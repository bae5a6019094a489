import type { Command, CommandKind } from './command.ts';
import type { Doubt, Reading } from './reading.ts';

/** A reading that runs at once. */
export function certain(command: Command): Reading {
  return { kind: 'command', command };
}

/** A reading that asks which was meant; one option asks for a confirmation. */
export function choice(doubt: Doubt, ...options: readonly Command[]): Reading {
  return { kind: 'choice', options, doubt };
}

/** The same readings, each write of which is to be confirmed. */
export function asked(readings: readonly Reading[], doubt: Doubt): readonly Reading[] {
  return readings.map((reading) =>
    reading.kind === 'command' && isWrite(reading.command) ? choice(doubt, reading.command) : reading,
  );
}

export function unclear(doubt: Doubt, suggestion?: string): Reading {
  return { kind: 'unclear', doubt, ...(suggestion === undefined ? {} : { suggestion }) };
}

export const SILENT: Reading = { kind: 'silent' };

const READS: ReadonlySet<CommandKind> = new Set([
  'mine',
  'todo',
  'show',
  'show-problem',
  'history',
  'why',
  'search',
  'list',
  'more',
  'help',
  'group-id',
  'report',
  'ranking',
  'posts',
]);

/** Whether a command changes what is kept, or sends a file. Whatever is not known to read only, writes. */
export function isWrite(command: Command): boolean {
  return !READS.has(command.kind);
}
