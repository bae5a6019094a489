import type { PostSaid } from '../command.ts';
import type { Line } from '../line.ts';
import { REPORT_WORD, reportNamed } from '../report-words.ts';
import { type Taken, takeMatch } from '../taken.ts';

/** The group stands in quotation marks: a title holds anything. */
const POST = new RegExp(
  `\\s*(?:这?[份期]|本[周月期]的?|今天的?)?(${REPORT_WORD})(?:\\s?"([^"]{1,60})")?`,
  'y',
);

/** A report that waits, named at a position: 周调度, 周调度“全县重点工作调度群”. */
export function takePost(line: Line, at: number): Taken<PostSaid> | undefined {
  const match = takeMatch(POST, line.key, at);
  const report = match && reportNamed(match[1] ?? '');
  if (match === undefined || report === undefined) return undefined;
  const end = at + match[0].length;
  const quoted = match[2];
  // The title as it was written: the key has small letters.
  const group =
    quoted === undefined ? {} : { group: line.text.slice(end - 1 - quoted.length, end - 1).trim() };
  return { value: { report, ...group }, end };
}
