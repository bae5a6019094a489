import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFuzzedBot, type FuzzedBot } from '../fuzz/a-fuzzed-bot.ts';
import { dingtalkCallback } from '../fuzz/dingtalk-callbacks.ts';
import { judgeFuzz } from '../fuzz/judge-fuzz.ts';
import { wecomCallback } from '../fuzz/wecom-callbacks.ts';
import { createDice } from '../support/dice.ts';

/** The short form of `npm run test:fuzz`. */
const CALLBACKS = 300;
const SEED = 20_261_123;

describe('three hundred random and mutated callbacks', () => {
  let bot: FuzzedBot;
  beforeAll(async () => {
    bot = await aFuzzedBot();
  });
  afterAll(() => bot.stop());

  it('of WeCom write nothing, break nothing, and are answered', async () => {
    const dice = createDice(SEED);
    const { statuses } = await judgeFuzz(bot, CALLBACKS, () => wecomCallback(dice));
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '401']));
  });

  it('of DingTalk write nothing, break nothing, ask no foreign host, and are answered', async () => {
    const dice = createDice(SEED);
    const { statuses } = await judgeFuzz(bot, CALLBACKS, () => dingtalkCallback(dice, bot.hosts));
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '401', '403']));
    expect(bot.delivered()).toBeGreaterThan(0);
  });
});
