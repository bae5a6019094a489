import { squeeze } from '../../domain/people.ts';

/** The highest number a task may carry; a longer one is a code of another system. */
const HIGHEST = 99_999;

/** A 编号: 12, #12, 12号, No.12, 2026#12; undefined if it is no number of a task. */
export function readNo(text: string): { readonly no: number; readonly year?: number } | undefined {
  const parts = /^(?:(20\d{2})?#|NO\.?|编号|第)?(\d{1,6})(?:号|项)?$/iu.exec(squeeze(text));
  const no = Number(parts?.[2]);
  if (parts === null || no < 1 || no > HIGHEST) return undefined;
  return parts[1] === undefined ? { no } : { no, year: Number(parts[1]) };
}

/** A 序号: a positive whole number, else null; undefined for an empty cell. */
export function readSerial(text: string): number | null | undefined {
  const plain = squeeze(text);
  if (plain === '') return undefined;
  const no = Number(/^(\d{1,6})[.、．]?$/u.exec(plain)?.[1]);
  return no >= 1 && no <= HIGHEST ? no : null;
}
