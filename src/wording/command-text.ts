import type { Command, TaskRef } from '../language/command.ts';
import { commandText as writingText } from '../language/command-text.ts';

/** A command as a person would type it in full, tasks of the open year by their bare number: `进度 12 60% 完成招标`. */
export function commandText(command: Command, openYear: number): string {
  const short = (ref: TaskRef): TaskRef =>
    ref.kind === 'number' && ref.year === openYear ? { kind: 'number', no: ref.no } : ref;
  if ('ref' in command) return writingText({ ...command, ref: short(command.ref) });
  if (command.kind === 'accept' && command.refs !== 'all') {
    return writingText({ ...command, refs: command.refs.map(short) });
  }
  return writingText(command);
}
