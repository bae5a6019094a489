import type { Instant } from '../../domain/instant.ts';
import type { ShownContent } from '../chat-log.ts';
import type { VendorAnswer } from '../vendor-double.ts';
import { refuse } from './answer.ts';
import type { Fields } from './fields.ts';

const DEFAULT_SECONDS = 1_800;
const LONGEST_SECONDS = 14_400;

/** `enable_duplicate_check` of an app's message (platforms.md 4.3). */
export interface DuplicateCheck {
  /** The interval a message asks for, 0 where it asks for none; or WeCom's refusal of a longer one than there is. */
  readInterval(fields: Fields): { readonly ms: number } | VendorAnswer;
  /** Whether a member has not got this content within the interval. */
  isFresh(account: string, content: ShownContent, intervalMs: number, now: Instant): boolean;
  remember(account: string, content: ShownContent, now: Instant): void;
}

export function createDuplicateCheck(): DuplicateCheck {
  const sent = new Map<string, Instant>();
  return {
    readInterval(fields) {
      if (fields['enable_duplicate_check'] !== 1) return { ms: 0 };
      const seconds = fields['duplicate_check_interval'] ?? DEFAULT_SECONDS;
      if (typeof seconds !== 'number' || seconds > LONGEST_SECONDS) {
        return refuse(40058, `duplicate_check_interval exceed max ${LONGEST_SECONDS}`);
      }
      return { ms: seconds * 1000 };
    },
    isFresh(account, content, intervalMs, now) {
      const before = sent.get(keyOf(account, content));
      return before === undefined || now - before >= intervalMs;
    },
    remember(account, content, now) {
      sent.set(keyOf(account, content), now);
    },
  };
}

function keyOf(account: string, content: ShownContent): string {
  return JSON.stringify([account, content]);
}
