import type { TaskRef } from './command.ts';

/** A task as people type it: `12`, `2025#12`, or the words of its title. */
export function refText(ref: TaskRef): string {
  if (ref.kind === 'title') return ref.words;
  return ref.year === undefined ? String(ref.no) : `${ref.year}#${ref.no}`;
}
