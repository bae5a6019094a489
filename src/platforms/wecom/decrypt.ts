import { decrypt as decipher, encrypt as encipher } from '@wecom/crypto';
import type { Rejection } from '../../ports/chat-platform.ts';
import type { WecomBot } from './config.ts';
import { isSame } from './constant-time.ts';

/** What WeCom encrypted for us. */
export interface Decrypted {
  readonly kind: 'decrypted';
  readonly message: string;
}

/**
 * Decrypts what `verify` has let pass. The vendor's package checks nothing: junk comes out as junk, bad padding stays
 * on, a wrong length cuts anywhere, broken UTF-8 is replaced. All of it is caught at once by encrypting the outcome
 * again: only a well-formed plaintext (padded to 32 bytes, of the declared length, valid UTF-8) gives the same bytes.
 */
export function decrypt(encrypted: string, bot: WecomBot): Decrypted | Rejection {
  const opened = attempt(encrypted, bot.encodingAESKey);
  if (opened === undefined) return { kind: 'rejected', status: 400, reason: 'cannot be decrypted' };
  if (!isSame(opened.id, bot.receiveId)) {
    return { kind: 'rejected', status: 403, reason: 'encrypted for another receiver (receiveid)' };
  }
  return { kind: 'decrypted', message: opened.message };
}

function attempt(encrypted: string, key: string): { message: string; id: string } | undefined {
  try {
    const { message, id, random } = decipher(key, encrypted);
    return encipher(key, message, id, random) === encrypted ? { message, id } : undefined;
  } catch {
    return undefined;
  }
}
