import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Slot } from '../../src/domain/post.ts';
import { duban } from '../support/a-running-bot.ts';
import { aSimulatedHouse, type SimulatedHouse } from '../support/a-simulated-house.ts';

let office: SimulatedHouse;
beforeAll(async () => {
  office = await aSimulatedHouse();
});
afterAll(() => office.close());

const SUPERVISOR = 'liuzhenhua';
const at = (moment: string): number => Date.parse(`${moment}+08:00`);
const goTo = (moment: string): Promise<void> => office.simulator.clock.to(at(moment));
/** As WeCom delivers it at a moment of its own clock. */
const say = (messageId: string, text: string, moment: string, user = SUPERVISOR) =>
  office.bot().say(text, { user, messageId, at: at(moment) });

interface Dumped {
  readonly no: number;
  readonly title: string;
  readonly history: readonly { readonly seq: number; readonly kind: string; readonly note?: string }[];
}

function dumped(year: string): readonly Dumped[] {
  const { stdout } = duban(office.house, ['dump', '--year', year], {
    DUBAN_NOW: '2026-11-23T10:00:00+08:00',
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Dumped);
}

const notesOf12 = (): readonly (string | undefined)[] => {
  const history = dumped('2026').find(({ no }) => no === 12)?.history ?? [];
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  return history.filter(({ kind }) => kind === 'progress').map(({ note }) => note);
};

/** How often each day's list was confirmed, by room. */
function confirmed(): Readonly<Record<string, number>> {
  const posts = join(office.house.data, '2026', 'posts');
  const counts: Record<string, number> = {};
  for (const day of readdirSync(posts)) {
    const file = join(posts, day, 'overdue.all.json');
    const { slots } = JSON.parse(readFileSync(file, 'utf8')) as { slots: readonly Slot[] };
    for (const { platform, state, parts } of slots) {
      if (state !== 'sent') continue;
      const attempts = parts.flatMap((part) => part.attempts);
      counts[`${day} ${platform}`] =
        attempts.filter(({ outcome }) => outcome.kind === 'confirmed').length / parts.length;
    }
  }
  return counts;
}

/** How many lists people saw in a room. */
const seen = (vendor: 'wecom' | 'dingtalk'): number =>
  office.simulator
    .group('all', vendor)
    .sees()
    .filter(
      ({ content, via }) =>
        via === 'webhook' && 'text' in content && content.text.includes('重点任务每日提醒'),
    ).length;

const assigned = (title: string, year = '2026') => dumped(year).filter((task) => task.title === title);

it('finds what it wrote, posts once and judges callbacks by its clock, wherever that jumps', async () => {
  const report = () => say('m-1', '进度 12 第一次巡查', '2026-11-23T10:00:00');
  const first = await report();
  expect(first.text).toContain('✅ 已记录');
  const errand = (moment: string) => say('a-1', '交办 住建局 12月31日前 管网普查', moment);
  const { text: given } = await errand('2026-11-23T10:00:30');
  expect(given).toContain('已交办 #61 ');

  // Three days ahead: the mornings on the way are posted, each once.
  await goTo('2026-11-26T10:00:00');
  expect(confirmed()).toEqual(
    Object.fromEntries(
      [24, 25, 26].flatMap((day) => [
        [`2026-11-${day} wecom`, 1],
        [`2026-11-${day} dingtalk`, 1],
      ]),
    ),
  );
  expect([seen('wecom'), seen('dingtalk')]).toEqual([3, 3]);
  expect((await report()).status).toBe(401);
  for (const [moment, status] of [
    ['2026-11-26T09:51:00', 200],
    ['2026-11-26T10:09:00', 200],
    ['2026-11-26T09:49:00', 401],
    ['2026-11-26T10:11:00', 401],
  ] as const)
    expect((await say('q-1', '任务 12', moment)).status, moment).toBe(status);
  const again = await say('m-1', '进度 12 第一次巡查', '2026-11-26T10:00:00');
  expect(again.text).toBe(first.text);
  await errand('2026-11-26T10:00:00');
  expect(assigned('管网普查')).toHaveLength(1);

  // Two hours back: 8:30 comes once more, and nothing is posted for it.
  await goTo('2026-11-26T08:00:00');
  expect((await say('m-2', '进度 12 第二次巡查', '2026-11-26T10:00:00')).status).toBe(401);
  expect((await say('m-2', '进度 12 第二次巡查', '2026-11-26T08:00:00')).text).toContain('✅ 已记录');
  await goTo('2026-11-26T09:00:00');
  expect([seen('wecom'), seen('dingtalk')]).toEqual([3, 3]);

  // Back over midnight, killed there, and on again.
  await goTo('2026-11-25T23:50:00');
  expect((await say('m-3', '进度 12 第三次巡查', '2026-11-25T23:50:00')).text).toContain('✅ 已记录');
  await office.restart();
  expect((await say('m-2', '进度 12 第二次巡查', '2026-11-25T23:51:00')).text).toContain('第二次巡查');
  expect((await say('m-3', '进度 12 第三次巡查', '2026-11-25T23:51:00')).text).toContain('第三次巡查');
  // Back to where the errand was assigned. Two days and more went by: what has no task to be found in is asked about.
  await goTo('2026-11-23T10:05:00');
  expect((await errand('2026-11-23T10:05:00')).text).toContain('尚未记录：该单位已有同名事项在办');
  await office.restart();
  expect((await errand('2026-11-23T10:05:00')).text).toBe(given);
  expect((await report()).text).toBe(first.text);
  await goTo('2026-11-26T12:00:00');
  expect([seen('wecom'), seen('dingtalk')]).toEqual([3, 3]);
  expect(Object.values(confirmed())).toEqual(Array(6).fill(1));
  expect(notesOf12().slice(-3)).toEqual(['第一次巡查', '第二次巡查', '第三次巡查']);
  expect(assigned('管网普查')).toHaveLength(1);
});

it('keeps each year its own numbers where the clock goes back over its end', async () => {
  await office.kill();
  await goTo('2026-12-31T23:55:00');
  await office.restart();
  const assign = async (title: string, moment: string) =>
    (await say(title, `交办 住建局 2027年3月1日前 ${title}`, moment)).text;
  expect(await assign('年前一', '2026-12-31T23:55:00')).toContain('#62 ');
  await goTo('2027-01-01T00:05:00');
  expect(await assign('年后一', '2027-01-01T00:05:00')).toContain('#1 ');
  await goTo('2026-12-31T23:50:00');
  expect(await assign('年前二', '2026-12-31T23:50:00')).toContain('#63 ');
  await assign('年后一', '2026-12-31T23:50:00');
  await goTo('2027-01-01T00:10:00');
  expect(await assign('年后二', '2027-01-01T00:10:00')).toContain('#2 ');
  await assign('年前一', '2027-01-01T00:10:00');
  await office.restart();
  for (const title of ['年前一', '年前二', '年后一', '年后二']) await assign(title, '2027-01-01T00:11:00');
  const titles = (year: string) =>
    dumped(year)
      .map(({ title }) => title)
      .filter((title) => title.startsWith('年'));
  expect(titles('2026')).toEqual(['年前一', '年前二']);
  expect(titles('2027')).toEqual(['年后一', '年后二']);
});
