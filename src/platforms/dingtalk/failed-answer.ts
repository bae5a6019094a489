import { z } from 'zod';
import type { Unknown } from '../../domain/outcome.ts';
import type { Answer } from '../ask-vendor.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { verdictOfStatus, withoutCode } from '../without-code.ts';
import { verdictOf } from './errcodes.ts';

/** The old API's 88 stands for a gateway's code beside it (platforms.md 9.3). */
const GATEWAY = 88;

const code = z.union([z.string(), z.number()]);

/** A webhook says `errcode`, the server API `code`; a banned IP address gets `status` 1111 (platforms.md 9.6). */
const errorSchema = z.union([
  z
    .object({ errcode: z.number(), sub_code: code.optional().catch(undefined) })
    .transform(({ errcode, sub_code }) => ({
      code: errcode === GATEWAY && sub_code !== undefined && verdictOf(sub_code) ? sub_code : errcode,
      isVerdict: true,
    })),
  z.object({ code }).transform(({ code }) => ({ code, isVerdict: false })),
  z.object({ status: z.literal(1111) }).transform(({ status }) => ({ code: status, isVerdict: true })),
]);

/**
 * Reads an answer that is no success. The vendor's code decides; a webhook's errcode even if it is in no table. Without
 * one a 4xx or a web page still proves that nothing was posted; a 5xx or a riddle proves nothing.
 */
export function failedAnswer(answer: Answer): Refusal | Unknown {
  const error = errorSchema.safeParse(answer.json).data;
  // A yes that lacks what it should bring is a riddle, not a refusal.
  if (error === undefined || error.code === 0) return withoutCode(answer);
  const known = verdictOf(error.code);
  if (known !== undefined) return refusal(known.reason, known.remedy, error.code);
  if (!error.isVerdict && answer.status >= 500) return withoutCode(answer);
  const verdict = error.isVerdict ? undefined : verdictOfStatus(answer.status);
  return refusal(verdict?.reason ?? 'other', verdict?.remedy ?? 'permanent', error.code);
}
