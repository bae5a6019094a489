import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, seal, signatureOf } from '../../../src/simulator/wecom/crypto.ts';
import { enciphered, padded } from '../../support/wecom-vendor.ts';
import { WORLD } from './harness.ts';

/** The vendor's sample data (platforms.md 5.1), and the vector of the AI bot (5.2). */
const SAMPLE = {
  token: 'QDG6eK',
  key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  id: 'wx5823bf96d3bd56c7',
};
const AI_BOT = { token: WORLD.bot.token, key: WORLD.bot.encodingAESKey, id: '' };
const VECTORS = [
  {
    name: 'the echo of 5.1 (a)',
    ...SAMPLE,
    timestamp: '1409659589',
    nonce: '263014780',
    sealed: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    random: 'c41b64491c2468d0',
    contains: ['1616140317555161061'],
  },
  {
    name: 'the message of 5.1 (b)',
    ...SAMPLE,
    timestamp: '1409659813',
    nonce: '1372623149',
    sealed:
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    random: '0960688932c47ef1',
    contains: ['<![CDATA[hello]]>', '<![CDATA[mycreate]]>', '4561255354251345929', '218'],
  },
  {
    name: 'the AI bot of 5.2',
    ...AI_BOT,
    timestamp: '1735689600',
    nonce: 'n0nce',
    sealed:
      '4j/AuRx71kQlxVlzbpsMWGaU4paBEATxhhwQeSSl5wUGCI4y7Fyh0q75S9ATa0U4Vv/eB0dDLO9zjkIRJBCjXaZ5ZeyK/0ykexePk5i0lE2nl64U1SlVuGI07hXZG2hO6SVG4ZEXbDJDLqt5LqGuB9x1os+GntRnUl6TwL6leyR7DCX1FXhrc83gfuiLShYzqAO2xDFpAMhBehGJrWmDEO5osfmTmvIu8K3i0JzhX07PTL3roANx7D6jEOiXAR1V',
    signature: 'b18dc16ca8bff588748ffc8c75f819e1c756c094',
    random: '0123456789abcdef',
    contains: [
      '{"msgid":"m-0001","aibotid":"aib-1","chatid":"wrTEST","chattype":"group","from":{"userid":"zhangsan"},"msgtype":"text","text":{"content":"@助手 你好"}}',
    ],
  },
];
const text = fc.string({ unit: 'binary', maxLength: 200 });
const id = fc.constantFrom('', 'ww0001', SAMPLE.id);

/** A plaintext of one's own making, encrypted: 16 bytes, a length, the rest as given. */
function enciphering(
  declared: number,
  rest: string | Buffer,
  pad = (plaintext: Buffer) => padded(plaintext),
): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(declared);
  const plaintext = Buffer.concat([Buffer.alloc(16, 'r'), length, Buffer.from(rest)]);
  return enciphered({ ...WORLD.bot, receiveId: '' }, pad(plaintext));
}

describe('the published vectors', () => {
  it.each(VECTORS)('hold for $name', (vector) => {
    const { token, key, sealed, timestamp, nonce } = vector;
    expect(signatureOf(token, timestamp, nonce, sealed)).toBe(vector.signature);
    const opened = open(key, sealed);
    expect(opened?.receiveId).toBe(vector.id);
    expect(opened?.random.toString()).toBe(vector.random);
    for (const part of vector.contains) expect(opened?.message).toContain(part);
    expect(seal(key, opened?.message ?? '', vector.id, opened?.random)).toBe(sealed);
  });
});

describe('seal', () => {
  it('makes what the vendor’s own package opens', () => {
    fc.assert(
      fc.property(text, id, (message, receiveId) => {
        const opened = decrypt(AI_BOT.key, seal(AI_BOT.key, message, receiveId));
        expect({ message: opened.message, id: opened.id }).toEqual({ message, id: receiveId });
      }),
    );
  });

  it('adds a full block where the plaintext is a whole number of blocks', () => {
    for (const [length, blocks] of [
      [11, 1],
      [12, 2],
      [13, 2],
      [43, 2],
      [44, 3],
    ] as const) {
      const sealed = seal(AI_BOT.key, 'x'.repeat(length), '');
      expect(Buffer.from(sealed, 'base64')).toHaveLength(blocks * 32);
      expect(decrypt(AI_BOT.key, sealed).message).toBe('x'.repeat(length));
    }
  });

  it('encrypts the same message differently each time', () => {
    expect(seal(AI_BOT.key, '你好', '')).not.toBe(seal(AI_BOT.key, '你好', ''));
  });
});

describe('open', () => {
  it('opens what the vendor’s own package makes', () => {
    fc.assert(
      fc.property(text, id, (message, receiveId) => {
        const opened = open(AI_BOT.key, encrypt(AI_BOT.key, message, receiveId));
        expect(opened).toMatchObject({ message, receiveId });
      }),
    );
  });

  it('opens every length around the padding’s boundary', () => {
    for (let length = 0; length <= 80; length += 1) {
      const message = 'x'.repeat(length);
      expect(open(AI_BOT.key, encrypt(AI_BOT.key, message, ''))?.message).toBe(message);
    }
  });

  it('opens what is put together by hand', () => {
    expect(open(AI_BOT.key, enciphering(6, '123456'))).toMatchObject({ message: '123456', receiveId: '' });
    expect(open(AI_BOT.key, enciphering(2, '123456'))).toMatchObject({ message: '12', receiveId: '3456' });
  });

  it.each([
    ['nothing', ''],
    ['a block cut short', seal(AI_BOT.key, '你好', '').slice(0, 20)],
    ['half a block of 32', Buffer.alloc(16).toString('base64')],
    ['another key', seal(SAMPLE.key, '你好', '')],
    ['what is no base64', '督办督办'],
    ['a length beyond the end', enciphering(7, '123456')],
    ['bytes that are no UTF-8', enciphering(3, Buffer.from('ff0041', 'hex'))],
    ['no length', enciphered({ ...WORLD.bot, receiveId: '' }, padded(Buffer.alloc(19)))],
    ['padding of nothing', enciphering(12, 'x'.repeat(12), (plaintext) => plaintext)],
    [
      'padding to 64 bytes',
      enciphering(8, 'x'.repeat(8), (one) => Buffer.concat([one, Buffer.alloc(36, 36)])),
    ],
    ['uneven padding', enciphering(8, 'x'.repeat(8), (one) => Buffer.concat([one, Buffer.from('abc\x04')]))],
  ])('gives nothing for %s', (_, sealed) => {
    expect(open(AI_BOT.key, sealed)).toBeUndefined();
  });
});

describe('signatureOf', () => {
  it('agrees with the vendor’s own package', () => {
    const word = fc.stringMatching(/^[0-9A-Za-z+/=]{1,40}$/);
    fc.assert(
      fc.property(word, word, word, word, (token, timestamp, nonce, sealed) => {
        expect(signatureOf(token, timestamp, nonce, sealed)).toBe(
          getSignature(token, timestamp, nonce, sealed),
        );
      }),
    );
  });
});
