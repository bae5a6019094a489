import { takeBridge } from './bridge.ts';
import { takeDeed } from './deeds.ts';
import { isAccount } from './doubts.ts';
import { endsBeforeDate, isDateLike, isToBeDone } from './not-a-task.ts';
import { takeRefs } from './references.ts';
import { takeMatch } from './taken.ts';
import { takeValue } from './values.ts';

/** Where another report may begin: behind a sign or a space. */
const BOUNDARY =
  /(?<![,;。、\s])[,;。、\s]+(?:(?:另外?|还有|然后|以及|同时)[\s,:]*)?(?=[#[\d第任事编序一二三四五六七八九十n])|(?<=收到|签收|办结|销号|%)了?(?=\d{1,5}号)/g;
const REPORTS = /%|百分之|成|一半|亿|万|收到|签收|办结|销号|变化|进展/;
/** Looking ahead, a few tasks of a row are enough. */
const MOST_REFS = 12;
const NUMBER = /[\d一二三四五六七八九十]/;
/** What follows is a part of the same task, or a plan for it. */
const SAME_TASK = /其中|包括|分别|一期|二期/;

/**
 * Splits 「12号60%，13号70%」 into the reports it holds, as positions of their beginnings. A number in a note
 * (12号 60%，13号开会) begins no report.
 */
export function clauseStarts(key: string, from: number): readonly number[] {
  const starts = [from];
  let last = from;
  for (const boundary of key.slice(from).matchAll(BOUNDARY)) {
    const at = from + boundary.index + boundary[0].length;
    // First what looks at one place only: what stands before grows with the line.
    if (!beginsReport(key, at, boundary[0])) continue;
    const before = key.slice(last, at);
    if (!REPORTS.test(before) || !NUMBER.test(before)) continue;
    const sentence = before.slice(lastSentence(before));
    if (SAME_TASK.test(sentence)) continue;
    starts.push(at);
    last = at;
  }
  return starts;
}

/** Where the unfinished sentence at the end of a text begins. */
function lastSentence(text: string): number {
  return Math.max(text.lastIndexOf(';'), text.lastIndexOf('。')) + 1;
}

function beginsReport(key: string, at: number, boundary: string): boolean {
  const found = takeRefs(key, at, MOST_REFS);
  if (found === undefined || endsBeforeDate(key.slice(Math.max(0, at - 10), at))) return false;
  const { refs } = found.value;
  const mayBeDay = isDateLike(key, found.end) || isToBeDone(key, found.end);
  if (mayBeDay || refs.some(({ kind }) => kind === 'counted')) return false;
  const bare = refs[0]?.kind === 'bare';
  const behindSign = /[,;。、]/.test(boundary);
  if (bare && !behindSign) return false;
  if (takeDeed(key, found.end) !== undefined) return true;
  if (takeValue(key, takeBridge(key, found.end).end) !== undefined) return true;
  // What is only hinted at must not be swallowed by the note before it: 12号60%，13号还没到70%. 12号60%。13号未开工.
  const segment = takeMatch(/[^,;。]{0,30}/y, key, found.end)?.[0] ?? '';
  return (
    !bare && ((behindSign && /%|百分之/.test(segment)) || (/[;。]/.test(boundary) && isAccount(segment)))
  );
}
