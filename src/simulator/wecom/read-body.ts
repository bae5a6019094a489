import type { VendorAnswer, VendorRequest } from '../vendor-double.ts';
import { refuse } from './answer.ts';
import { type Fields, isFields, parseJson } from './fields.ts';

/**
 * A request's JSON object, or WeCom's refusal. A form is told as a bad msgtype (platforms.md 12.2); it is the body that
 * makes a form, for `curl -d` gives a JSON body the same header.
 */
export function readBody({ headers, body }: VendorRequest): { readonly fields: Fields } | VendorAnswer {
  const fields = parseJson(body.toString('utf8'));
  if (isFields(fields)) return { fields };
  const form = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return form ? refuse(40008, 'body is a form, not json') : refuse(40058, 'body is not a json object');
}
