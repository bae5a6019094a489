import { describe, expect, it } from 'vitest';
import { verify } from '../../../src/platforms/wecom/verify.ts';
import { signature, signed } from '../../support/wecom-vendor.ts';
import { BOT } from './harness.ts';
import { AI_BOT, SAMPLE } from './vectors.ts';

describe('verify', () => {
  it.each([
    ['(a)', SAMPLE.bot, SAMPLE.echo],
    ['(b)', SAMPLE.bot, SAMPLE.xml],
    ['of AI bots', BOT, AI_BOT],
  ])('takes the vector %s', (_, bot, { query, encrypted, now }) => {
    expect(verify(query, encrypted, bot, now)).toBeUndefined();
    expect(signature(bot.token, query.timestamp, query.nonce, encrypted)).toBe(query.msg_signature);
  });

  it.each([
    ['one digit changed', `0${AI_BOT.query.msg_signature.slice(1)}`],
    ['upper case', AI_BOT.query.msg_signature.toUpperCase()],
    ['one digit short', AI_BOT.query.msg_signature.slice(1)],
    ['something appended', `${AI_BOT.query.msg_signature}0`],
    ['none', ''],
    ['other letters of the same length', '签'.repeat(40)],
  ])('refuses a signature with %s', (_, msg_signature) => {
    const query = { ...AI_BOT.query, msg_signature };
    expect(verify(query, AI_BOT.encrypted, BOT, AI_BOT.now)).toMatchObject({ status: 401 });
  });

  it.each(['timestamp', 'nonce', 'msg_signature'])('refuses a query without %s', (name) => {
    const query = Object.fromEntries(Object.entries(AI_BOT.query).filter(([key]) => key !== name));
    expect(verify(query, AI_BOT.encrypted, BOT, AI_BOT.now)).toMatchObject({ status: 401 });
  });

  it.each(['1735689600000', '17356896', '1735689600.0', '+173568960', '1.7356e9', '一七三五六八九六'])(
    'refuses the timestamp %s, though it is signed',
    (timestamp) => {
      const query = signed(BOT, AI_BOT.encrypted, timestamp, 'n0nce');
      expect(verify({ ...query }, AI_BOT.encrypted, BOT, AI_BOT.now)).toMatchObject({ status: 401 });
    },
  );

  it('refuses digits moved from the nonce into the timestamp, which gives the same signature', () => {
    const nonce = '2963014780';
    const { msg_signature, timestamp } = signed(BOT, '9999', AI_BOT.query.timestamp, nonce);
    const moved = { msg_signature, timestamp: `${timestamp}2`, nonce: nonce.slice(1) };
    expect(signature(BOT.token, moved.timestamp, moved.nonce, '9999')).toBe(msg_signature);
    expect(verify(moved, '9999', BOT, AI_BOT.now)).toMatchObject({ status: 401 });
  });

  it('says how far the clocks are apart', () => {
    const rejection = verify(AI_BOT.query, AI_BOT.encrypted, BOT, AI_BOT.now + 734_400);
    expect(rejection?.reason).toContain('734 s');
  });
});
