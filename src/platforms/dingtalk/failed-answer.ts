import { z } from 'zod';
import type { Refused, Unknown } from '../../ports/post-room.ts';
import { refusedBy } from '../outcome.ts';
import type { Answer } from '../post-json.ts';
import { reasonOf, reasonOfStatus } from './errcodes.ts';

/** A webhook says `errcode`, the server API `code`; a banned IP address gets `status` 1111 (platforms.md 9.6). */
const errorSchema = z.union([
  z.object({ errcode: z.number() }).transform(({ errcode }) => ({ code: errcode, isVerdict: true })),
  z.object({ code: z.union([z.string(), z.number()]) }).transform(({ code }) => ({ code, isVerdict: false })),
  z.object({ status: z.literal(1111) }).transform(({ status }) => ({ code: status, isVerdict: true })),
]);

/**
 * Reads an answer that is no success. The vendor's code decides; a webhook's errcode even if it is in no table. Without
 * one a 4xx or a web page still proves that nothing was posted; a 5xx or a riddle proves nothing.
 */
export function failedAnswer({ status, json, isWebPage }: Answer): Refused | Unknown {
  const error = errorSchema.safeParse(json).data;
  const reason = error === undefined ? undefined : reasonOf(error.code);
  if (error !== undefined && reason !== undefined) return refusedBy(reason, error.code);
  if (error?.isVerdict) return refusedBy('other', error.code);
  const byStatus = reasonOfStatus(status);
  if (byStatus !== undefined) return refusedBy(byStatus, error?.code ?? status);
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', code: String(status) };
  if (error !== undefined) return refusedBy('other', error.code);
  return isWebPage ? refusedBy('web-page', status) : { kind: 'unknown', reason: 'unreadable-answer' };
}
