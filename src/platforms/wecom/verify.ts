import { getSignature } from '@wecom/crypto';
import type { Instant } from '../../domain/instant.ts';
import type { CallbackRequest, Rejection } from '../../ports/chat-platform.ts';
import type { WecomBot } from './config.ts';
import { isSame } from './constant-time.ts';

/** How far the vendor's clock may be from ours, in seconds; older callbacks are replays. */
const WINDOW_S = 600;

/**
 * Whether WeCom signed these encrypted bytes, and just now: `msg_signature` is the SHA-1 over token, timestamp, nonce
 * and ciphertext (platforms.md 1.2). Undefined if so.
 */
export function verify(
  query: CallbackRequest['query'],
  encrypted: string,
  bot: WecomBot,
  now: Instant,
): Rejection | undefined {
  const { msg_signature: signature, timestamp, nonce } = query;
  if (!signature || !timestamp || !nonce) return refused('signature, timestamp or nonce is missing');
  // The signed parts are joined without a separator: only a timestamp of fixed length cannot lend digits to the nonce.
  if (!/^\d{10}$/.test(timestamp)) return refused('the timestamp is not in seconds');
  if (!isSame(getSignature(bot.token, timestamp, nonce, encrypted), signature)) {
    return refused('the signature does not match');
  }
  const apartS = Math.round(Math.abs(Number(timestamp) - now / 1000));
  if (Math.abs(Number(timestamp) * 1000 - now) > WINDOW_S * 1000) {
    return refused(`the timestamp is ${apartS} s from our clock`);
  }
  return undefined;
}

function refused(reason: string): Rejection {
  return { kind: 'rejected', status: 401, reason };
}
