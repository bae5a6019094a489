import type { Line } from './line.ts';

const SIGNS_BEFORE = new Set(' ,，:：;；、。.·—|~～”)）');
const SIGNS_BEHIND = new Set(' ,，;；、~～”');
const LABEL = /^(?:说明|备注|情况说明|具体情况|详情|情况|进展情况|进展|主要进展)[:：]\s*/u;
const WRAPPED = /^[（(]([^（）()]*)[）)]$/u;
const THANKS =
  /(?:谢谢(?:领导|大家)?|辛苦了?|请(?:领导|各位领导)?(?:审阅|查收|知悉|审示|批示)|特此(?:汇报|报告)|汇报完毕|报告完毕|完毕|(?<![%\d万亿元个户家人项成])以上|请记录(?:一下)?)[。.!！]*$/u;

/** What leads over to the next report. */
const LINK = /(?:另外?|还有|然后|以及|同时)$/u;

/** A note as it is kept: without the signs around it, a label before it, thanks behind it. Undefined if nothing is left. */
export function cleanNote(text: string): string | undefined {
  const bare = trimSigns(trimSigns(text).replace(THANKS, '').replace(LINK, '')).replace(LABEL, '');
  const plain = bare.replace(/。$/u, '');
  const note = trimSigns(WRAPPED.exec(plain)?.[1] ?? plain);
  return note === '' ? undefined : note;
}

/** By hand: a pattern for signs at the end would look at every run of signs in a long text again and again. */
function trimSigns(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isSignBefore(text, from)) from += 1;
  while (to > from && SIGNS_BEHIND.has(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isSignBefore(text: string, at: number): boolean {
  const character = text.charAt(at);
  // 了 behind a value belongs to it: 60%了，正在浇筑. A minus does not go with the signs.
  if (character === '了') return /^[\s,，;；。!！]?$/u.test(text.charAt(at + 1));
  return SIGNS_BEFORE.has(character) || (character === '-' && !/\d/.test(text.charAt(at + 1)));
}

/** The note of a line from a position on. */
export function noteFrom(line: Line, at: number): { readonly note?: string } {
  const note = cleanNote(line.text.slice(at));
  return note === undefined ? {} : { note };
}
