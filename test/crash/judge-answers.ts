import { expect } from 'vitest';
import { YEAR } from './an-attacked-office.ts';
import type { Utterance } from './utterances.ts';
import { keysOf, writtenLedger } from './written-entries.ts';

/** What people were told, by what they had said. */
export type Answers = ReadonlyMap<Utterance, string>;

/** A line that was written, and one that was not: in words, never as if it had been. */
const WRITTEN = /^✅ 已/u;
const NOT_WRITTEN = /^未记录：系统读写台账出错/u;

/** Whether each of its lines was told to be written. */
export const isWritten = (answer: string): boolean => WRITTEN.test(answer) && !/未记录/u.test(answer);
export const isRefused = (answer: string): boolean => NOT_WRITTEN.test(answer);

/** The ledger holds once what was told to be written, and nothing of what was told not to be. */
export async function judgeAnswers(answers: Answers, data: string): Promise<void> {
  const { lines, damaged } = await writtenLedger(data, YEAR);
  expect(damaged).toEqual([]);
  const wrong: string[] = [];
  for (const [utterance, answer] of answers) {
    const times = keysOf(utterance).map((key) => lines.get(key)?.times ?? 0);
    const wanted = isRefused(answer) ? 0 : 1;
    if (!isRefused(answer) && !isWritten(answer)) wrong.push(answer);
    else if (times.some((count) => count !== wanted)) wrong.push(`${times} times: ${answer}`);
  }
  expect(wrong).toEqual([]);
}
