import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHolidays } from '../../src/config/holidays.ts';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import type { Post, Slot } from '../../src/domain/post.ts';
import { workdayOnOrAfter } from '../../src/domain/work-calendar.ts';
import type { Simulator } from '../../src/simulator/start-simulator.ts';
import { aSimulatedHouse, OFFICE_GROUP, type SimulatedHouse } from './a-simulated-house.ts';
import { manyLateTasks } from './many-late-tasks.ts';

/** What one killed morning came to. */
export interface KilledMorning {
  readonly day: Day;
  /** Milliseconds after the clock began to move towards 8:30. */
  readonly killedAfter: number;
  readonly slots: readonly Slot[];
  /** How often people of each platform saw each text part. */
  readonly shown: Readonly<Record<Slot['platform'], readonly number[]>>;
}

/** A Monday; the ledger has so many late tasks that the list takes three parts on WeCom. */
const FIRST = day('2026-03-02');

/** The mornings that go otherwise than most: how many of a hundred. */
const DOWN_UNTIL_NOON = 8;
const ROBOT_REMOVED = 5;

/**
 * Mornings of one office after another, on both platforms at once: each time the programme is killed at a random moment
 * around 8:30, started again over what it left, and left alone until noon. Some mornings it stays down until it is too
 * late, and on some WeCom has removed the group's robot.
 */
export async function killMornings(
  count: number,
  longest: number,
  random: () => number,
): Promise<readonly KilledMorning[]> {
  const office = await aSimulatedHouse({
    now: `${FIRST}T08:00:00+08:00`,
    workbook: await manyLateTasks(FIRST),
    more: OFFICE_GROUP,
  });
  const calendar = createOfficeCalendar(readHolidays({ dataFolder: office.house.data }));
  // Each answer of the vendors takes a while, so that a kill finds parts in every state.
  office.simulator.faults.set('slow', { amount: 15 });
  const mornings: KilledMorning[] = [];
  try {
    for (let on = FIRST, n = 0; n < count; n += 1, on = workdayOnOrAfter(addDays(on, 1), calendar)) {
      mornings.push(await killedMorning(on, { longest, random }, office));
    }
  } finally {
    await office.close();
  }
  return mornings;
}

interface Chance {
  readonly longest: number;
  readonly random: () => number;
}

async function killedMorning(
  on: Day,
  { longest, random }: Chance,
  office: SimulatedHouse,
): Promise<KilledMorning> {
  const { simulator, house } = office;
  const killedAfter = Math.floor(random() * longest);
  const luck = random() * 100;
  if (luck < ROBOT_REMOVED) simulator.faults.set('removed', { vendor: 'wecom', path: WEBHOOK });
  await simulator.clock.to(`${on}T08:29:30+08:00`);
  const moving = simulator.clock.to(`${on}T08:30:10+08:00`).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, killedAfter));
  await office.kill();
  await moving;
  if (luck > 100 - DOWN_UNTIL_NOON) await simulator.clock.to(`${on}T11:50:00+08:00`);
  await office.restart();
  await simulator.clock.to(`${on}T12:00:00+08:00`);
  simulator.faults.off('removed');
  return { day: on, killedAfter, ...outcomeOf(on, house.data, simulator) };
}

const WEBHOOK = '/cgi-bin/webhook/send';

/** What the log says of a morning, and what people saw of it. */
function outcomeOf(on: Day, data: string, simulator: Simulator): Pick<KilledMorning, 'slots' | 'shown'> {
  const file = join(data, String(on).slice(0, 4), 'posts', on, 'overdue.all.json');
  const { slots } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Post, 'slots'>;
  const seen = (platform: Slot['platform']): readonly number[] => {
    const room = simulator.group('all', platform).sees();
    const texts = room.map(({ content }) => ('text' in content ? content.text : ''));
    const parts = slots.find((slot) => slot.platform === platform)?.parts ?? [];
    return parts.map(
      ({ content }) => texts.filter((text) => content.kind === 'text' && text === content.text).length,
    );
  };
  return { slots, shown: { wecom: seen('wecom'), dingtalk: seen('dingtalk') } };
}
