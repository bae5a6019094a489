import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt } from '../../../src/platforms/wecom/decrypt.ts';
import { enciphered, padded, sealed } from '../../support/wecom-vendor.ts';
import { BOT, RANDOM, STRANGER } from './harness.ts';
import { AI_BOT, SAMPLE } from './vectors.ts';

/** 16 random bytes, a length and a message, as declared here and not as it should be. */
function plaintext(declared: number, message: string | Uint8Array, id = ''): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(declared);
  return Buffer.concat([RANDOM, length, Buffer.from(message), Buffer.from(id)]);
}

/** Two blocks of 32 bytes that end with these bytes. */
function withPadding(bytes: readonly number[]): string {
  const message = 'x'.repeat(64 - 20 - bytes.length);
  return enciphered(BOT, Buffer.concat([plaintext(message.length, message), Buffer.from(bytes)]));
}

describe('decrypt', () => {
  it('reproduces the plaintext of the vector (a)', () => {
    expect(decrypt(SAMPLE.echo.encrypted, SAMPLE.bot)).toEqual({
      kind: 'decrypted',
      message: SAMPLE.echo.message,
    });
    expect(sealed(SAMPLE.bot, SAMPLE.echo.message, Buffer.from(SAMPLE.echo.random))).toBe(
      SAMPLE.echo.encrypted,
    );
  });

  it('reproduces the plaintext of the vector (b)', () => {
    const opened = decrypt(SAMPLE.xml.encrypted, SAMPLE.bot);
    const message = opened.kind === 'decrypted' ? opened.message : '';
    expect(message).toContain('<Content><![CDATA[hello]]></Content>');
    expect(message).toContain('<FromUserName><![CDATA[mycreate]]></FromUserName>');
    expect(message).toContain('<MsgId>4561255354251345929</MsgId>');
    expect(message).toContain('<AgentID>218</AgentID>');
    expect(sealed(SAMPLE.bot, message, Buffer.from(SAMPLE.xml.random))).toBe(SAMPLE.xml.encrypted);
  });

  it('reproduces the plaintext of the vector of AI bots', () => {
    expect(decrypt(AI_BOT.encrypted, BOT)).toEqual({ kind: 'decrypted', message: AI_BOT.message });
  });

  it('takes a full block of padding, where message and id end with a block', () => {
    const encrypted = sealed(BOT, '123456789012', RANDOM);
    expect(Buffer.from(encrypted, 'base64')).toHaveLength(64);
    expect(decrypt(encrypted, BOT)).toEqual({ kind: 'decrypted', message: '123456789012' });
  });

  it('gives back whatever was encrypted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (message) => {
        expect(decrypt(sealed(BOT, message, RANDOM), BOT)).toEqual({ kind: 'decrypted', message });
      }),
    );
  });

  it.each([
    ['an empty text', ''],
    ['no base64', '签收 12'],
    ['base64 that does not end with a block', AI_BOT.encrypted.slice(0, 40)],
    ['a missing block', AI_BOT.encrypted.slice(0, 128)],
    ['white space inside', `${AI_BOT.encrypted.slice(0, 20)}\n${AI_BOT.encrypted.slice(20)}`],
    ['bytes nobody encrypted', Buffer.alloc(64, 7).toString('base64')],
    ['a padding byte of 0', withPadding(Array<number>(16).fill(0))],
    ['a padding byte over 32', withPadding(Array<number>(33).fill(33))],
    ['padding bytes that differ', withPadding([...Array<number>(15).fill(9), 16])],
    ['a length beyond the end', enciphered(BOT, padded(plaintext(500, '{}')))],
    ['a length of four billion', enciphered(BOT, padded(plaintext(0xffffffff, '{}')))],
    ['no room for a length', enciphered(BOT, padded(Buffer.alloc(3)))],
    ['a message that is not UTF-8', sealed(BOT, Uint8Array.from([0x7b, 0xc3, 0x28, 0x7d]), RANDOM)],
    ['another key', sealed(STRANGER, '{}', RANDOM)],
  ])('refuses %s', (_, encrypted) => {
    expect(decrypt(encrypted, BOT)).toMatchObject({ kind: 'rejected', status: 400 });
  });

  it('never cuts the message elsewhere, whichever bit is flipped', () => {
    const bytes = Buffer.from(AI_BOT.encrypted, 'base64');
    for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const opened = decrypt(changed.toString('base64'), BOT);
      // A flip that leaves a well-formed plaintext (in the random bytes, say) is the signature's to catch.
      if (opened.kind === 'decrypted') expect(Buffer.byteLength(opened.message)).toBe(155);
    }
  });

  it.each([
    ['another receiver', 'wx0000000000000000'],
    ['the beginning of the receiver', 'wx58'],
    ['no receiver', ''],
  ])('refuses what is encrypted for %s', (_, receiveId) => {
    const encrypted = sealed({ ...SAMPLE.bot, receiveId }, '{}', RANDOM);
    expect(decrypt(encrypted, SAMPLE.bot)).toMatchObject({ kind: 'rejected', status: 403 });
  });

  it('refuses a receiver where none belongs', () => {
    const encrypted = sealed({ ...BOT, receiveId: 'wx5823bf96d3bd56c7' }, '{}', RANDOM);
    expect(decrypt(encrypted, BOT)).toMatchObject({ kind: 'rejected', status: 403 });
  });
});
