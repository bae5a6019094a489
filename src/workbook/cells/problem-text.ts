import { isNothing } from './cell-text.ts';

const COUNTED = /^(?:\d+[.、．]|[(（]\d+[)）])\s*/u;

/** The problems of a cell: one, or one a line where every line is counted (1. 2.). */
export function readProblems(text: string): readonly string[] {
  if (isNothing(text)) return [];
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1 && lines.every((line) => COUNTED.test(line))) {
    return lines.map((line) => line.replace(COUNTED, ''));
  }
  return [lines.join(' ')];
}
