import type { Day } from '../../domain/day.ts';
import { daysIn } from '../day-in-words.ts';
import type { Line } from '../line.ts';
import { cleanNote } from '../notes.ts';

/** Words of 情况说明, and the day by which they say it will be done. */
export interface Explanation {
  /** 原因 and 措施, without a clause that says no more than the promise. */
  readonly words?: string;
  readonly promise?: Day;
  /** 12月4日左右完成; or it is promised for a day that has passed. */
  readonly vague: boolean;
}

const DONE =
  /^[^,;。\s]{0,14}?(?:完成|办结|完工|竣工|完毕|建成|销号|(?:整改|落实|处置|处理|解决)到位|交付)(?!不|率|的|后|了)/;
/** What takes the promise out of such words: 才完成, 无法完成. */
const NOT_DONE = /才|未|没|不|难|刚|已|仅|只/;
/** 原定12月4日前完成: another's day, or one that has passed. */
const NOT_PROMISED = /原|本应|应[于在当该]|要求|规定|合同|约定|[上昨前去]|才|已|从|自$|因$|至今|截/;
const SEPARATOR = /[,;。!\s]/;
const ONLY_BEFORE =
  /^(?:我们?|我局|我镇|我单位|现|并|将|力争|争取|确保|保证|承诺|预计|预期|计划|拟|能|可|会|在|于|到|至|限|最[迟晚]|不晚于|完成时[间限]|整改|时限|[为是:])*$/;
const ONLY_BEHIND =
  /^(?:可以?|能够?|将|全部|全面|予以|确保|基本)*(?:完成|办结|完工|竣工|(?:整改|落实)到位|整改)?(?:整改|任务|办结|销号|完毕|工作)?$/;

/** Finds the promise in the words behind a position; the latest where several days are promised. */
export function explanationFrom(line: Line, at: number): Explanation {
  const { key } = line;
  let passed = false;
  const promises = daysIn(key, at, line.context).flatMap(({ value, start, end }) => {
    const from = segmentStart(key, at, start);
    const to = segmentEnd(key, end);
    const before = key.slice(from, start);
    const behind = key.slice(end, to);
    const done = DONE.exec(behind)?.[0];
    const said = done === undefined ? value.before && behind === '' : !NOT_DONE.test(done);
    if (!said || NOT_PROMISED.test(before)) return [];
    passed ||= value.passed;
    if (value.far) return [];
    const only = ONLY_BEFORE.test(before) && ONLY_BEHIND.test(behind);
    return [{ day: value.day, vague: value.vague, only, from, to }];
  });
  const promise = promises.findLast(({ only }) => only) ?? latest(promises);
  const cut = promise?.only ? [at, promise.from, promise.to, key.length] : [at, at, at, key.length];
  const parts = [line.text.slice(cut[0], cut[1]), line.text.slice(cut[2])].map(cleanNote);
  const words = parts.filter((part) => part !== undefined).join('，');
  return {
    ...(words === '' ? {} : { words }),
    ...(promise === undefined ? {} : { promise: promise.day }),
    vague: passed || (promise?.vague ?? false),
  };
}

function latest<T extends { readonly day: Day }>(promises: readonly T[]): T | undefined {
  return promises.reduce<T | undefined>(
    (last, promise) => (last === undefined || promise.day > last.day ? promise : last),
    undefined,
  );
}

function segmentStart(key: string, from: number, at: number): number {
  let start = at;
  while (start > from && !SEPARATOR.test(key.charAt(start - 1))) start -= 1;
  return start;
}

function segmentEnd(key: string, at: number): number {
  let end = at;
  while (end < key.length && !SEPARATOR.test(key.charAt(end))) end += 1;
  return end;
}
