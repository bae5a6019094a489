import { isUtf8 } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A plaintext of WeCom's, taken apart. */
export interface Opened {
  readonly random: Buffer;
  readonly message: string;
  readonly receiveId: string;
}

/** Padding goes to multiples of 32, not of the cipher's 16 (platforms.md 1.2). */
const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;
const HEAD = RANDOM_BYTES + LENGTH_BYTES;

/** Hex SHA-1 of token, timestamp, nonce and ciphertext, sorted and joined (platforms.md 1.2). */
export function signatureOf(token: string, timestamp: string, nonce: string, encrypt: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypt].sort().join('')).digest('hex');
}

/** Encrypts a message as WeCom does; `random` is 16 bytes, new ones each time unless given. */
export function seal(
  encodingAESKey: string,
  message: string,
  receiveId: string,
  random: Buffer = randomBytes(RANDOM_BYTES),
): string {
  const content = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  const plaintext = Buffer.concat([random, length, content, Buffer.from(receiveId, 'utf8')]);
  const missing = BLOCK - (plaintext.length % BLOCK);
  const { key, iv } = keyOf(encodingAESKey);
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(plaintext),
    cipher.update(Buffer.alloc(missing, missing)),
    cipher.final(),
  ]).toString('base64');
}

/** Decrypts what `seal` and the vendor's own libraries make; undefined where any byte of it is not as it must be. */
export function open(encodingAESKey: string, encrypt: string): Opened | undefined {
  const padded = decipher(encodingAESKey, encrypt);
  const pad = padded?.at(-1) ?? 0;
  if (padded === undefined || padded.length % BLOCK !== 0 || pad < 1 || pad > BLOCK) return undefined;
  if (!padded.subarray(-pad).every((byte) => byte === pad)) return undefined;
  const plaintext = padded.subarray(0, -pad);
  if (plaintext.length < HEAD) return undefined;
  const end = HEAD + plaintext.readUInt32BE(RANDOM_BYTES);
  if (end > plaintext.length || !isUtf8(plaintext.subarray(HEAD, end))) return undefined;
  return {
    random: plaintext.subarray(0, RANDOM_BYTES),
    message: plaintext.subarray(HEAD, end).toString('utf8'),
    receiveId: plaintext.subarray(end).toString('utf8'),
  };
}

function decipher(encodingAESKey: string, encrypt: string): Buffer | undefined {
  const { key, iv } = keyOf(encodingAESKey);
  try {
    const cipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    return Buffer.concat([cipher.update(encrypt, 'base64'), cipher.final()]);
  } catch {
    // Not a whole number of the cipher's blocks.
    return undefined;
  }
}

function keyOf(encodingAESKey: string): { readonly key: Buffer; readonly iv: Buffer } {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  return { key, iv: key.subarray(0, 16) };
}
