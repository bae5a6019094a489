import { afterEach, describe, expect, it } from 'vitest';
import { type Delivery, deliver } from '../../src/simulator/deliver.ts';
import type { Said, Utterance } from '../../src/simulator/vendor-double.ts';
import {
  aLab,
  aTinyBot,
  aTinyVendor,
  type BotAnswer,
  GROUP,
  NOON,
  type Reached,
  type TestLab,
  type TinyBot,
  ZHANGSAN,
} from './a-tiny-vendor.ts';

const started: TinyBot[] = [];

interface Bench {
  readonly bot: TinyBot;
  readonly lab: TestLab;
  /** Delivers something said. */
  send(said?: Said): Promise<readonly Delivery[]>;
  seen(): readonly string[];
}

type Answering = (reached: Reached, nth: number) => BotAnswer;

async function aBench(answer: Answering, { attempts = 3, timeoutMs = 10_000 } = {}): Promise<Bench> {
  const bot = await aTinyBot(answer);
  started.push(bot);
  const lab = aLab();
  return {
    bot,
    lab,
    send: (said = { kind: 'text', text: '进度 12 60%' }) =>
      deliver(anUtterance(said), aTinyVendor({ attempts, timeoutMs }), bot.url, lab),
    seen: () => lab.chatLog.all().map(({ content }) => ('text' in content ? content.text : content.kind)),
  };
}

function anUtterance(said: Said): Utterance {
  return { messageId: 'm-1', room: GROUP, from: ZHANGSAN, said, at: NOON };
}

const outcomes = (deliveries: readonly Delivery[]): readonly string[] =>
  deliveries.map(({ outcome, status }) => (status === undefined ? outcome : `${outcome} ${status}`));

afterEach(async () => {
  await Promise.all(started.splice(0).map((bot) => bot.stop()));
});

describe('deliver', () => {
  it('delivers once what is answered well, and shows the answer', async () => {
    const { bot, lab, send, seen } = await aBench(() => '✅ 已记录');
    expect(await send()).toEqual([
      { status: 200, reply: expect.objectContaining({ opened: '✅ 已记录' }), outcome: 'ok', forged: false },
    ]);
    expect(bot.reached).toEqual([{ id: 'm-1', text: '进度 12 60%', signature: 'true', at: NOON }]);
    expect(seen()).toEqual(['✅ 已记录']);
    expect(lab.traffic.all()).toEqual([
      {
        no: 1,
        at: NOON,
        vendor: 'wecom',
        direction: 'callback',
        request: {
          method: 'POST',
          url: `${bot.url}?at=${NOON}`,
          headers: { 'content-type': 'application/json', 'x-signature': 'true' },
          body: '{"id":"m-1","text":"进度 12 60%"}',
          opened: '进度 12 60%',
        },
        response: { status: 200, body: '✅ 已记录', opened: '✅ 已记录' },
        outcome: 'ok',
        room: GROUP.key,
        messageId: 'm-1',
      },
    ]);
  });

  it('shows nothing where the bot says nothing', async () => {
    const { send, seen } = await aBench(() => '');
    expect(outcomes(await send())).toEqual(['ok 200']);
    expect(seen()).toEqual([]);
  });

  it('tells the bot nothing of what the vendor tells nobody', async () => {
    const { bot, lab, send } = await aBench(() => '好');
    lab.faults.set('redeliver', { times: 1 });
    expect(await send({ kind: 'enter' })).toEqual([]);
    expect(bot.reached).toEqual([]);
    expect(lab.traffic.all()).toEqual([]);
    expect(lab.faults.list()).toHaveLength(1);
  });

  it('takes the answer to the byte: a byte order mark stays', async () => {
    const { send } = await aBench(() => Buffer.from([0xef, 0xbb, 0xbf, 0x41]));
    const [delivery] = await send();
    expect(delivery?.reply?.opened).toBe('\ufeffA');
  });

  it('follows no redirect', async () => {
    const { bot, send } = await aBench(() => 302, { attempts: 1 });
    expect(outcomes(await send())).toEqual(['refused 302']);
    expect(bot.reached).toHaveLength(1);
  });

  it('delivers again, under the same id and stamped anew, until it is answered well', async () => {
    const bench = await aBench((_, nth) => {
      bench.lab.clock.at += 5_000;
      return nth < 3 ? '?' : '好';
    });
    expect(outcomes(await bench.send())).toEqual(['refused 200', 'refused 200', 'ok 200']);
    expect(bench.bot.reached.map(({ id, at }) => [id, at - NOON])).toEqual([
      ['m-1', 0],
      ['m-1', 5_000],
      ['m-1', 10_000],
    ]);
    expect(bench.seen()).toEqual(['好']);
    expect(bench.lab.traffic.all().map(({ outcome, note }) => [outcome, note])).toEqual([
      ['refused', '看不懂'],
      ['refused', '看不懂'],
      ['ok', undefined],
    ]);
  });

  it('loses patience', async () => {
    const { bot, send, seen } = await aBench(() => 500, { attempts: 2 });
    expect(outcomes(await send())).toEqual(['refused 500', 'refused 500']);
    expect(bot.reached).toHaveLength(2);
    expect(seen()).toEqual([]);
  });

  it.each<[string, BotAnswer, string]>([
    ['answers not in time', 'silence', '机器人 0.5 秒内没有应答'],
    ['breaks the connection', 'reset', '连不上机器人，或连接中断'],
  ])('delivers again to a bot that %s', async (_, answer, note) => {
    const { lab, send, seen } = await aBench((_reached, nth) => (nth === 1 ? answer : '好'), {
      timeoutMs: 500,
    });
    expect(outcomes(await send())).toEqual(['broken', 'ok 200']);
    expect(seen()).toEqual(['好']);
    expect(lab.traffic.all()[0]).toMatchObject({ outcome: 'broken', note });
    expect(lab.traffic.all()[0]).not.toHaveProperty('response');
  });

  it('finds nobody where no bot listens', async () => {
    const { bot, lab, send } = await aBench(() => '好');
    await bot.stop();
    expect(outcomes(await send())).toEqual(['broken', 'broken', 'broken']);
    expect(lab.traffic.all().map(({ note }) => note)).toEqual(Array(3).fill('连不上机器人，或连接中断'));
  });
});

describe('deliver, with a fault', () => {
  it('loses the answer on its way, and asks again', async () => {
    const { bot, lab, send, seen } = await aBench((_, nth) => `第${nth}次`);
    lab.faults.set('reply-lost', { times: 1 });
    expect(outcomes(await send())).toEqual(['broken 200', 'ok 200']);
    expect(bot.reached.map(({ id }) => id)).toEqual(['m-1', 'm-1']);
    expect(seen()).toEqual(['第2次']);
    expect(lab.traffic.all()[0]).toMatchObject({ outcome: 'broken', note: '故障：reply-lost' });
    expect(lab.traffic.all()[0]).not.toHaveProperty('response');
  });

  it('loses every answer until the vendor loses patience', async () => {
    const { bot, lab, send, seen } = await aBench(() => '好');
    lab.faults.set('reply-lost');
    expect(outcomes(await send())).toEqual(['broken 200', 'broken 200', 'broken 200']);
    expect(bot.reached).toHaveLength(3);
    expect(seen()).toEqual([]);
  });

  it.each([
    [undefined, 2],
    [1, 2],
    [3, 4],
    [99, 4],
    [0, 2],
  ])('delivers again what was answered well: amount %s, %i in all', async (amount, count) => {
    const { bot, lab, send, seen } = await aBench((_, nth) => `第${nth}次`);
    lab.faults.set('redeliver', { times: 1, ...(amount === undefined ? {} : { amount }) });
    expect(outcomes(await send())).toEqual(Array(count).fill('ok 200'));
    expect(new Set(bot.reached.map(({ id }) => id))).toEqual(new Set(['m-1']));
    // A vendor shows each answer that it takes.
    expect(seen()).toHaveLength(count);
    expect(outcomes(await send())).toEqual(['ok 200']);
  });

  it('forges the signature, and does not insist', async () => {
    const { bot, lab, send, seen } = await aBench(({ signature }) => (signature === 'true' ? '好' : 401));
    lab.faults.set('forged-signature', { times: 1 });
    expect(await send()).toEqual([
      { status: 401, reply: { problem: 'HTTP 401' }, outcome: 'refused', forged: true },
    ]);
    expect(bot.reached.map(({ signature }) => signature)).toEqual(['false']);
    expect(lab.traffic.all()[0]?.note).toBe('故障：forged-signature；HTTP 401');
    expect(outcomes(await send())).toEqual(['ok 200']);
    expect(seen()).toEqual(['好']);
  });

  it('of the other vendor, delivers as ever', async () => {
    const { lab, send } = await aBench(() => '好');
    for (const kind of ['redeliver', 'reply-lost', 'forged-signature'] as const) {
      lab.faults.set(kind, { vendor: 'dingtalk' });
    }
    expect(outcomes(await send())).toEqual(['ok 200']);
  });
});
