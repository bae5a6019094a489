import type { VendorAnswer } from '../vendor-double.ts';
import { refuse } from './answer.ts';

/** A text of at most `limit` bytes of UTF-8; one that is missing is empty. `field` names it in the refusal. */
export function readLimited(
  content: unknown,
  field: string,
  limit: number,
): { readonly text: string } | VendorAnswer {
  if (content === undefined || content === '') return refuse(44004);
  if (typeof content !== 'string') return refuse(40058, `${field} is not a string`);
  if (Buffer.byteLength(content) > limit) return refuse(40058, `${field} exceed max length ${limit}`);
  return { text: content };
}
