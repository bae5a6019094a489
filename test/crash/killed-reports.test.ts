import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHolidays } from '../../src/config/holidays.ts';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { workdayOnOrAfter } from '../../src/domain/work-calendar.ts';
import type { Simulator } from '../../src/simulator/start-simulator.ts';
import { openLowdbReader } from '../../src/store/lowdb/open-lowdb-reader.ts';
import { aSimulatedHouse, OFFICE_GROUP, type SimulatedHouse } from '../support/a-simulated-house.ts';
import type { Dice } from '../support/dice.ts';
import { chance, KILLS, tellFigures } from './extent.ts';

const FIRST = day('2026-03-02');
const WEEKS = Math.max(2, Math.floor(KILLS / 6));
/** A report with its picture and its annex is made and frozen in about half of it, on a quiet machine. */
const LONGEST_MS = 1500;
/** … and has left in about half of this. */
const LEAVING_MS = 300;
const FINAL = ['sent', 'failed', 'unknown', 'missed'];

let office: SimulatedHouse;
beforeAll(async () => {
  const posts = '{ weekly: { release: auto } }';
  office = await aSimulatedHouse({ now: `${FIRST}T08:00:00+08:00`, posts, more: OFFICE_GROUP });
  // A programme that never came to plan a minute owes nothing of the days before.
  await office.simulator.clock.to(`${FIRST}T08:05:00+08:00`);
});
afterAll(() => office.close());

interface Left {
  readonly frozen: boolean;
  readonly states: readonly string[];
}

/** A Monday on which the programme dies around nine o'clock, and what it left is read back at noon. */
async function killedMonday(on: Day, dice: Dice, issues: Set<number>): Promise<Left> {
  const { simulator, house } = office;
  await office.kill();
  await simulator.clock.to(`${on}T08:59:30+08:00`);
  await office.restart();
  const moving = simulator.clock.to(`${on}T09:00:10+08:00`).catch(() => {});
  // While it is made, or while it leaves.
  if (dice.below(2) === 0) await pass(dice.below(LONGEST_MS));
  else await firstRequest(simulator).then(() => pass(dice.below(LEAVING_MS)));
  await office.kill();
  await moving;
  const file = join(house.data, '2026', 'reports', on, 'weekly.all.json');
  const frozen = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  await office.restart();
  await simulator.clock.to(`${on}T12:00:00+08:00`);

  const reader = await openLowdbReader({ folder: house.data, zone: 'Asia/Shanghai' });
  const key = { kind: 'weekly', day: on, group: 'all' } as const;
  const post = await reader.posts.get(key);
  const snapshot = await reader.posts.snapshot(key);
  const name = `${on}: ${post?.slots.map(({ state, reason = '' }) => `${state} ${reason}`).join(', ')}`;
  expect(reader.findings.filter(({ kind }) => kind !== 'leftover')).toEqual([]);
  // What was frozen before the kill is what was sent after it, to the byte.
  if (frozen !== undefined) expect(readFileSync(file, 'utf8'), name).toBe(frozen);
  const { issue = 0 } = snapshot ?? {};
  expect(issue, name).toBeGreaterThan(0);
  expect(issues.has(issue), name).toBe(false);
  issues.add(issue);
  const states = post?.slots.map(({ state }) => state) ?? [];
  expect(states, name).toHaveLength(2);
  for (const state of states) expect(FINAL, name).toContain(state);
  for (const { content } of post?.slots.flatMap(({ parts }) => parts) ?? []) {
    if (content.kind === 'text') continue;
    for (const end of ['bin', 'json'])
      expect(existsSync(join(house.data, 'files', `${content.file}.${end}`)), name).toBe(true);
  }
  const answer = await simulator.group('all', 'wecom').ask('刘振华', `周调度 ${on}`);
  const said = 'text' in answer.content ? answer.content.text : '';
  expect(said, name).toContain(`第${issue}期`);
  expect(said.length, name).toBeGreaterThan(200);
  return { frozen: frozen !== undefined, states };
}

/** The bot has begun to send something. */
function firstRequest({ traffic }: Simulator): Promise<void> {
  return new Promise((resolve) => {
    const stop = traffic.watch(({ direction }) => {
      if (direction !== 'request') return;
      stop();
      resolve();
    });
  });
}

it('reads back whole what was frozen of a report, and changes nothing of it, whenever the programme was killed', async () => {
  const dice = chance();
  const calendar = createOfficeCalendar(readHolidays({ dataFolder: office.house.data }));
  const issues = new Set<number>();
  const left: Left[] = [];
  for (let week = 0; week < WEEKS; week += 1) {
    const on = workdayOnOrAfter(addDays(FIRST, 7 * (week + 1)), calendar);
    left.push(await killedMonday(on, dice, issues));
  }
  const states = left.flatMap((one) => one.states);
  tellFigures('Frozen reports', {
    kills: WEEKS,
    'frozen before the kill': left.filter(({ frozen }) => frozen).length,
    changed: 0,
    'numbers given twice': 0,
    ...Object.fromEntries(
      FINAL.map((state) => [`slots ${state}`, states.filter((one) => one === state).length]),
    ),
  });
});
