import { z } from 'zod';
import type { Unknown } from '../../domain/outcome.ts';
import type { Answer } from '../ask-vendor.ts';
import { type Refusal, refusal } from '../outcome.ts';
import { withoutCode } from '../without-code.ts';
import { verdictOf } from './errcodes.ts';

const errorSchema = z.object({ errcode: z.number() });

/** Reads an answer that is no success: the errcode is the truth, even if it is in no table. */
export function failedAnswer(answer: Answer): Refusal | Unknown {
  const errcode = errorSchema.safeParse(answer.json).data?.errcode;
  // A yes that lacks what it should bring is a riddle, not a refusal.
  if (errcode === undefined || errcode === 0) return withoutCode(answer);
  const { reason, remedy } = verdictOf(errcode) ?? { reason: 'other', remedy: 'permanent' };
  return refusal(reason, remedy, errcode);
}
