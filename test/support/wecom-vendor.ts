import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/** A bot's credentials as they stand on WeCom's side. */
export interface WecomCredentials {
  readonly token: string;
  readonly encodingAESKey: string;
  readonly receiveId: string;
}

/** What WeCom puts into the URL. */
export interface WecomQuery {
  readonly msg_signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/**
 * WeCom's side of the callback, written from the vendor's description (platforms.md 1.2) with node:crypto alone, so that
 * it cannot share a misunderstanding with src/platforms/wecom.
 */
export function sealed(credentials: WecomCredentials, message: string | Uint8Array, random: Buffer): string {
  const content = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return enciphered(
    credentials,
    padded(Buffer.concat([random, length, content, Buffer.from(credentials.receiveId)])),
  );
}

/** Encrypts a plaintext that already has its random bytes, length and padding, right or wrong. */
export function enciphered({ encodingAESKey }: WecomCredentials, plaintext: Buffer): string {
  const key = Buffer.from(`${encodingAESKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plaintext), cipher.final()]).toString('base64');
}

/** PKCS#7 to a multiple of 32 bytes; a full block where nothing is missing. */
export function padded(plaintext: Buffer): Buffer {
  const missing = 32 - (plaintext.length % 32);
  return Buffer.concat([plaintext, Buffer.alloc(missing, missing)]);
}

export function signature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  const parts = [token, timestamp, nonce, encrypted].sort((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return createHash('sha1').update(parts.join('')).digest('hex');
}

export function signed(
  { token }: WecomCredentials,
  encrypted: string,
  timestamp: string,
  nonce: string,
): WecomQuery {
  return { msg_signature: signature(token, timestamp, nonce, encrypted), timestamp, nonce };
}

/** Opens a reply as WeCom does; throws where WeCom would show nothing. */
export function openedReply(
  credentials: WecomCredentials,
  nonce: string,
  body: string,
): { readonly message: unknown; readonly random: string; readonly timestamp: number } {
  const envelope: unknown = JSON.parse(body);
  if (!isEnvelope(envelope)) throw new Error(`not a reply's envelope: ${body}`);
  const { encrypt, msgsignature, timestamp } = envelope;
  if (envelope.nonce !== nonce) throw new Error('the nonce is not that of the callback');
  if (msgsignature !== signature(credentials.token, String(timestamp), nonce, encrypt)) {
    throw new Error('the signature does not match');
  }
  const key = Buffer.from(`${credentials.encodingAESKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plaintext = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const pad = plaintext.at(-1) ?? 0;
  if (plaintext.length % 32 !== 0 || pad < 1 || pad > 32)
    throw new Error('padding is not PKCS#7 to 32 bytes');
  const length = plaintext.readUInt32BE(16);
  const receiveId = plaintext.subarray(20 + length, plaintext.length - pad).toString();
  if (receiveId !== credentials.receiveId) throw new Error('the receiveid does not match');
  return {
    message: JSON.parse(plaintext.subarray(20, 20 + length).toString()),
    random: plaintext.subarray(0, 16).toString('latin1'),
    timestamp,
  };
}

interface Envelope {
  readonly encrypt: string;
  readonly msgsignature: string;
  readonly timestamp: number;
  readonly nonce: string;
}

function isEnvelope(value: unknown): value is Envelope {
  const fields = { encrypt: 'string', msgsignature: 'string', timestamp: 'number', nonce: 'string' };
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).sort().join() === Object.keys(fields).sort().join() &&
    Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type)
  );
}
