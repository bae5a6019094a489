import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Shown } from '../../src/simulator/chat-log.ts';
import type { Vendor } from '../../src/simulator/world.ts';
import { aSimulatedHouse, type SimulatedHouse } from '../support/a-simulated-house.ts';

let town: SimulatedHouse;
beforeAll(async () => {
  // A Friday evening.
  town = await aSimulatedHouse({ now: '2026-11-27T20:00:00+08:00', posts: '{}' });
});
afterAll(() => town.close());

const pushed = (vendor: Vendor): readonly Shown[] =>
  town.simulator
    .group('all', vendor)
    .sees()
    .filter(({ via }) => via === 'webhook');

it('tells the owner on the next working morning, once, what was assigned in the evening, through kill -9', async () => {
  const said = {
    wecom: '完成地下管网普查',
    dingtalk: '完成农贸市场整治',
  } as const;
  for (const vendor of ['wecom', 'dingtalk'] as const) {
    const answer = await town.simulator
      .group('all', vendor)
      .ask('刘振华', `交办 住建局 张三 12月31日前 ${said[vendor]}`);
    expect(answer.content).toMatchObject({ text: expect.stringContaining(said[vendor]) });
  }
  await town.restart();
  await town.simulator.clock.to('2026-11-30T07:59:00+08:00');
  expect([...pushed('wecom'), ...pushed('dingtalk')]).toEqual([]);
  await town.simulator.clock.to('2026-11-30T08:05:00+08:00');
  for (const vendor of ['wecom', 'dingtalk'] as const) {
    const told = pushed(vendor);
    expect(told.map(({ content }) => content)).toMatchObject([
      { text: expect.stringContaining(said[vendor]) },
    ]);
    expect(told[0]?.mentions).toContainEqual({ account: 'zhangsan', pinged: true });
  }
});
