import { targetText } from '../domain/target.ts';
import type { Command, ProgressValue, TaskRef } from './command.ts';

/** A task as people type it: `12`, `2025#12`, or the words of its title. */
export function refText(ref: TaskRef): string {
  if (ref.kind === 'title') return ref.words;
  return ref.year === undefined ? String(ref.no) : `${ref.year}#${ref.no}`;
}

/** A writing command in its canonical form, ready to be typed: `进度 12 60% 完成招标`. */
export function commandText(command: Extract<Command, { kind: 'progress' | 'accept' | 'submit' }>): string {
  switch (command.kind) {
    case 'progress': {
      const value = command.value === undefined ? undefined : valueText(command.value);
      return joined('进度', refText(command.ref), value, command.note);
    }
    case 'accept':
      return command.refs === 'all' ? '签收全部' : joined('签收', ...command.refs.map(refText));
    case 'submit':
      return joined('办结', refText(command.ref), command.note);
  }
}

function valueText(value: ProgressValue): string {
  switch (value.kind) {
    case 'percent':
      return `${value.percent}%`;
    case 'amount':
      return targetText(value.amount);
    case 'unchanged':
      return '无变化';
  }
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
