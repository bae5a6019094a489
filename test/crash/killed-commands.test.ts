import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AttackedOffice, anAttackedOffice, openTasks, STARTS_AT, YEAR } from './an-attacked-office.ts';
import { chance, KILLS, tellFigures } from './extent.ts';
import { createKilledRounds, type KilledRounds, type Struck } from './killed-rounds.ts';
import { createUtterances } from './utterances.ts';
import { keysOf, writtenLedger } from './written-entries.ts';

const STRUCK: readonly Struck[] = ['commands', 'commands', 'catch-up', 'commands', 'start', 'commands'];

let office: AttackedOffice;
beforeAll(async () => {
  office = await anAttackedOffice();
});
afterAll(() => office.vendor.close());

/** Numbers by the lines that hold them; once seen, a number is nobody else's. */
const owners = new Map<string, string>();

async function judge(rounds: KilledRounds): Promise<{ missing: number; doubled: number }> {
  const { lines, damaged } = await writtenLedger(office.house.data, YEAR);
  expect(damaged).toEqual([]);
  expect(rounds.otherwise).toEqual([]);
  for (const [key, { number }] of lines) {
    if (number === undefined) continue;
    expect(owners.get(number) ?? key, number).toBe(key);
    owners.set(number, key);
  }
  const missing: string[] = [];
  for (const [utterance, answer] of rounds.acknowledged) {
    const keys = keysOf(utterance);
    missing.push(...keys.filter((key) => lines.get(key) === undefined));
    const number = lines.get(keys[0] ?? '')?.number;
    if (answer !== '' && number !== undefined) expect(answer).toMatch(new RegExp(`${number}(?!\\d)`, 'u'));
  }
  const doubled = [...lines].filter(([, { times }]) => times > 1).map(([key]) => key);
  expect({ missing, doubled }).toEqual({ missing: [], doubled: [] });
  return { missing: missing.length, doubled: doubled.length };
}

it('keeps every acknowledged entry, once, through kills under load, in the catch-up and on the way up', async () => {
  const { house, vendor } = office;
  const dice = chance();
  const tasks = openTasks(house);
  const next = createUtterances(dice, () => tasks);
  const rounds = createKilledRounds({ house, vendor, dice, next, startsAt: Date.parse(STARTS_AT) });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await rounds.round(STRUCK[kill % STRUCK.length] ?? 'commands');
    await judge(rounds);
  }
  await rounds.finish();
  const found = await judge(rounds);
  const { figures, acknowledged } = rounds;
  tellFigures('Commands under load', {
    kills: KILLS,
    acknowledged: acknowledged.size,
    redelivered: figures.redelivered,
    doubled: found.doubled,
    missing: found.missing,
    'numbers given': owners.size,
    'kills that left a journal': figures.journals,
    '… with half of it in its files': figures.halfCaughtUp,
    'kills in the middle of a replay': figures.replaysCut,
    'longest start, ms': figures.longestStartMs,
  });
  expect(readdirSync(house.data).filter((name) => name.startsWith('journal'))).toEqual([]);
  expect(figures.redelivered).toBeGreaterThan(KILLS);
  expect(figures.journals).toBeGreaterThan(KILLS / 4);
  expect(figures.replaysCut).toBeGreaterThan(0);
});
