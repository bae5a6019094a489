import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { aHouse, duban, type House, spawnDuban, startBot } from '../support/a-running-bot.ts';
import { manyLateTasks } from '../support/many-late-tasks.ts';
import { REHEARSED, YEAR } from './an-attacked-office.ts';
import { chance, KILLS, tellFigures } from './extent.ts';
import { nextChange } from './next-change.ts';

const ROWS = 400;
/** After the first row is durable: the rest takes about as long. */
const LONGEST_MS = 150;
const OWN = Math.ceil(KILLS / 8);
const BY_THE_BOT = Math.ceil(KILLS / 12);

const dice = chance();
let workbook: string;
let uncut: unknown;
const importing = (): readonly string[] => ['import', workbook];
beforeAll(async () => {
  workbook = await manyLateTasks(day('2026-11-23'), ROWS);
  const house = aHouse();
  expect(duban(house, importing(), REHEARSED)).toMatchObject({ status: 0 });
  uncut = dumpOf(house);
});

/** All of the ledger, but for the moments at which it was written. */
function dumpOf(house: House): unknown {
  const { stdout } = duban(house, ['dump'], REHEARSED);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line, (key, value) => (key === 'at' ? undefined : value)));
}

async function rowsIn({ data }: House): Promise<number> {
  const reader = await openLowdbReader({ folder: data, zone: 'Asia/Shanghai' });
  expect(reader.findings.filter(({ kind }) => kind !== 'leftover')).toEqual([]);
  return (await reader.list(YEAR)).length;
}

const isCut = (rows: number): boolean => rows > 0 && rows < ROWS;

/** Kills what writes into a house a moment after it began to. */
async function killInTheMiddle(victim: ChildProcess, writing: Promise<void>): Promise<void> {
  const ended = once(victim, 'exit');
  await Promise.race([writing, ended]);
  await pass(dice.below(LONGEST_MS));
  victim.kill('SIGKILL');
  if (victim.exitCode === null && victim.signalCode === null) await ended;
}

it('finishes an import that was killed in the middle when it is run again, as if it had never been cut', async () => {
  let [cut, kills] = [0, 0];
  for (let run = 0; run < OWN; run += 1) {
    const house = aHouse();
    mkdirSync(house.data, { mode: 0o700 });
    // Now and then the second run is killed too.
    for (let time = 0; time < 1 + dice.below(2); time += 1) {
      const writing = nextChange(house.data, 'journal-');
      const child = spawnDuban(house, importing(), REHEARSED);
      await killInTheMiddle(child, writing);
      writing.cancel();
      kills += 1;
    }
    if (isCut(await rowsIn(house))) cut += 1;
    expect(duban(house, importing(), REHEARSED)).toMatchObject({ status: 0 });
    expect(dumpOf(house)).toEqual(uncut);
    rmSync(house.folder, { recursive: true });
  }
  tellFigures('Imports of their own', {
    rows: ROWS,
    imports: OWN,
    kills,
    'cut in the middle': cut,
    unlike: 0,
  });
  expect(cut).toBeGreaterThan(0);
});

it('finishes an import that the bot was killed over, and says at the time that it may not be finished', async () => {
  let cut = 0;
  for (let kill = 0; kill < BY_THE_BOT; kill += 1) {
    const house = aHouse();
    const bot = await startBot(house, REHEARSED);
    const writing = nextChange(house.data, 'journal-');
    const client = spawnDuban(house, importing(), REHEARSED);
    const told = client.stderr.setEncoding('utf8').toArray();
    const closed = once(client, 'close');
    await killInTheMiddle(bot.child, writing);
    writing.cancel();
    await closed;
    if (client.exitCode !== 0) {
      expect(client.exitCode).toBe(1);
      expect((await told).join('')).toContain('机器人没有答完');
    }
    if (isCut(await rowsIn(house))) cut += 1;
    const next = await startBot(house, REHEARSED);
    expect(duban(house, importing(), REHEARSED)).toMatchObject({ status: 0 });
    await next.kill('SIGTERM');
    expect(dumpOf(house)).toEqual(uncut);
    rmSync(house.folder, { recursive: true });
  }
  tellFigures('Imports by the running bot', {
    rows: ROWS,
    kills: BY_THE_BOT,
    'cut in the middle': cut,
    unlike: 0,
  });
});
