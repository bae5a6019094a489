import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSimulatedRoom, type SimulatedRoom } from '../../src/simulator/simulated-room.ts';
import type { Utterance } from '../../src/simulator/vendor-double.ts';
import {
  aBubble,
  aLab,
  aTinyBot,
  aTinyVendor,
  GROUP,
  LISI,
  NOON,
  type TestLab,
  type TinyBot,
  TOWN,
  ZHANGSAN,
} from './a-tiny-vendor.ts';

let bot: TinyBot;
let lab: TestLab;
let all: SimulatedRoom;
let town: SimulatedRoom;

beforeEach(async () => {
  bot = await aTinyBot(({ text }) => (text === '' ? '' : `好：${text}`));
  lab = aLab();
  const spoken = new Map<string, Utterance>();
  const roomOf = (room: typeof GROUP): SimulatedRoom =>
    createSimulatedRoom({
      room,
      double: aTinyVendor(),
      lab,
      memberOf: (who) => {
        const member = [ZHANGSAN, LISI].find(({ account, name }) => account === who || name === who);
        if (member === undefined) throw new Error(`nobody here is called ${who}`);
        return member;
      },
      botUrl: () => bot.url,
      spoken,
    });
  [all, town] = [roomOf(GROUP), roomOf(TOWN)];
});

afterEach(() => bot.stop());

/** Who said what in a room; the bot is nobody. */
const seen = (room: SimulatedRoom): readonly string[] =>
  room.sees().map(({ from, content }) => `${from ?? ''}：${'text' in content ? content.text : content.kind}`);

describe('say', () => {
  it('shows what a member says, tells the bot, and shows its answer', async () => {
    const { messageId, deliveries } = await all.say('张三', '进度 12 60%');
    expect(deliveries).toMatchObject([{ outcome: 'ok', status: 200 }]);
    expect(bot.reached).toMatchObject([{ id: messageId, text: '进度 12 60%' }]);
    expect(seen(all)).toEqual(['zhangsan：进度 12 60%', '：好：进度 12 60%']);
    expect(all.sees()[0]).toMatchObject({
      room: GROUP.key,
      at: NOON,
      from: 'zhangsan',
      via: 'said',
      mentions: [],
      messageId,
    });
  });

  it('knows people by account or name, and nobody else', async () => {
    await all.say('lisi', '甲');
    await all.say('李四', '乙');
    expect(all.sees().filter(({ from }) => from === 'lisi')).toHaveLength(2);
    await expect(all.say('路人', '丙')).rejects.toThrow('路人');
    expect(bot.reached).toHaveLength(2);
  });

  it('gives every message an id of its own', async () => {
    const said = [await all.say('张三', '甲'), await all.say('张三', '甲'), await town.say('张三', '甲')];
    expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(3);
    expect(said[0]?.messageId).toMatch(/^wecom-/);
  });

  it('keeps rooms apart', async () => {
    await all.say('张三', '甲');
    await town.say('李四', '乙');
    expect(seen(all)).toEqual(['zhangsan：甲', '：好：甲']);
    expect(seen(town)).toEqual(['lisi：乙', '：好：乙']);
  });

  it('shows the words of a message with pictures, and what is quoted', async () => {
    await all.say('张三', {
      kind: 'mixed',
      items: [{ text: '现场：' }, { image: 'x.png' }, { text: '已完工' }],
    });
    await all.say('张三', { kind: 'text', text: '收到', quote: '逾期7项' });
    const [picture, quoting] = all.sees().filter(({ from }) => from === 'zhangsan');
    expect(picture?.content).toEqual({ kind: 'text', text: '现场：［图片］已完工' });
    expect(quoting?.quote).toBe('逾期7项');
  });

  it('shows nothing of somebody who only opens the chat', async () => {
    const { deliveries } = await all.say('张三', { kind: 'enter' });
    expect(deliveries).toEqual([]);
    expect(all.sees()).toEqual([]);
  });

  it('tells what came of it where the bot is gone', async () => {
    await bot.stop();
    const { deliveries } = await all.say('张三', '甲');
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['broken', 'broken', 'broken']);
    expect(seen(all)).toEqual(['zhangsan：甲']);
  });
});

describe('ask', () => {
  it("gives the bot's next message in this room", async () => {
    await all.ask('张三', '旧');
    lab.chatLog.watch(({ room, from }) => {
      // While the answer is on its way, somebody talks elsewhere, and somebody here.
      if (room !== GROUP.key || from !== 'zhangsan') return;
      lab.chatLog.add(aBubble('别处的话', { room: TOWN.key }), NOON);
      lab.chatLog.add(aBubble('插话', { from: 'lisi', via: 'said' }), NOON);
    });
    expect(await all.ask('张三', '新')).toMatchObject({
      room: GROUP.key,
      via: 'reply',
      content: { text: '好：新' },
    });
  });

  it('rejects where nobody of that name is here', async () => {
    await expect(all.ask('路人', '甲')).rejects.toThrow('路人');
  });
});

describe('redeliver', () => {
  it('delivers a former message once more, under the same id, and nobody says it again', async () => {
    const { messageId } = await all.say('张三', '甲');
    lab.clock.at = NOON + 60_000;
    const again = await all.redeliver(messageId);
    expect(again).toMatchObject({ messageId, deliveries: [{ outcome: 'ok' }] });
    expect(bot.reached.map(({ id, text, at }) => [id, text, at - NOON])).toEqual([
      [messageId, '甲', 0],
      [messageId, '甲', 60_000],
    ]);
    expect(seen(all)).toEqual(['zhangsan：甲', '：好：甲', '：好：甲']);
  });

  it('knows only what was said here', async () => {
    const { messageId } = await town.say('张三', '甲');
    await expect(all.redeliver(messageId)).rejects.toThrow(messageId);
    await expect(all.redeliver('m-0')).rejects.toThrow('m-0');
    expect(bot.reached).toHaveLength(1);
  });
});

describe('until', () => {
  it('gives the next message that fits, not a former one', async () => {
    lab.chatLog.add(aBubble('逾期1项'), NOON);
    const next = all.until(({ content }) => content.kind === 'text' && content.text.startsWith('逾期'));
    lab.chatLog.add(aBubble('别的'), NOON);
    lab.chatLog.add(aBubble('逾期2项', { room: TOWN.key }), NOON);
    lab.chatLog.add(aBubble('逾期3项'), NOON);
    lab.chatLog.add(aBubble('逾期4项'), NOON);
    expect(await next).toMatchObject({ content: { text: '逾期3项' } });
  });

  it('says where it waited in vain', async () => {
    await expect(all.until(() => true, 20)).rejects.toThrow(`${GROUP.key} within 20 ms`);
  });

  it('waits without the clock of the simulator', async () => {
    const waiting = all.until(() => true, 20);
    lab.clock.at += 3_600_000;
    await expect(waiting).rejects.toThrow('within 20 ms');
  });
});
