import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '../../../src/simulator/world.ts';
import { aBench, type Bench, MEMBERS, WORLD } from './a-bench.ts';

const CROWD: readonly Member[] = [
  ...MEMBERS,
  ...Array.from({ length: 21 }, (_, no) => ({ account: `p${no}`, name: `${no}` })),
];

describe('a private message by the server API', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench(WORLD, CROWD);
  });
  afterEach(() => bench.stop());

  const send = (userIds: readonly string[]) =>
    bench.api('/v1.0/robot/oToMessages/batchSend', {
      robotCode: WORLD.robot.code,
      userIds,
      msgKey: 'sampleText',
      msgParam: JSON.stringify({ content: '请今日反馈' }),
    });

  it("is shown in each member's private chat", async () => {
    const { status, json } = await send(['u038', 'u03']);
    expect(status).toBe(200);
    expect(json).toMatchObject({ invalidStaffIdList: [], flowControlledStaffIdList: [] });
    expect(json.processQueryKey).toBeTruthy();
    expect(bench.lab.chatLog.all().map(({ room, content }) => [room, content])).toEqual([
      ['dingtalk:@u038', { kind: 'text', text: '请今日反馈' }],
      ['dingtalk:@u03', { kind: 'text', text: '请今日反馈' }],
    ]);
  });

  it('names who is unknown or from outside, and reaches the others once each', async () => {
    const { json } = await send(['u999', 'u038', 'guest', 'u038']);
    expect(json.invalidStaffIdList).toEqual(['u999', 'guest']);
    expect(bench.lab.chatLog.all().map(({ room }) => room)).toEqual(['dingtalk:@u038']);
  });

  it('reaches twenty people and not one more', async () => {
    const accounts = CROWD.slice(3).map(({ account }) => account);
    expect((await send(accounts.slice(0, 20))).status).toBe(200);
    expect(bench.lab.chatLog.all()).toHaveLength(20);
    expect((await send(accounts)).json.code).toBe('invalidParameter.userIds.overMax');
  });
});
