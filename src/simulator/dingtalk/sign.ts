import { createHmac } from 'node:crypto';

/**
 * The vendor's signature of a moment, for callbacks (key: appSecret) and for webhooks (key: SEC…):
 * Base64(HMAC-SHA256(key, timestamp + "\n" + key)), timestamp in milliseconds (platforms.md 7.1, 9.1).
 */
export function sign(secret: string, timestamp: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}
