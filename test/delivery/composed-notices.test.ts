import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeApplication, type Ledger, type Setting } from '../../src/compose.ts';
import { composeTime } from '../../src/compose-time.ts';
import { configSchema } from '../../src/config/schema.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { aLedger } from '../support/a-ledger.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from '../support/a-small-ledger.ts';
import { aCalendar } from '../support/a-task.ts';

const BOT = {
  id: 'aib-1',
  token: 'testToken01',
  encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
};

/** WeCom's side of a group's push robot, as far as it takes posts. */
let vendor: Server;
let posts: string[] = [];

beforeEach(async () => {
  posts = [];
  vendor = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      posts.push(`${new URL(request.url ?? '', 'http://x').searchParams.get('key')} ${body}`);
      response.setHeader('content-type', 'application/json');
      response.end('{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => vendor.close(resolve)));

async function aFilledLedger(): Promise<Ledger> {
  const store = createMemoryStore({ zone: ZONE });
  await fillSmallLedger(store);
  return aLedger(store);
}

async function aBot(now: number, over?: Ledger) {
  const { port } = vendor.address() as AddressInfo;
  const config = configSchema.parse({
    wecom: { baseUrl: `http://127.0.0.1:${port}`, bots: [BOT] },
    groups: [
      { id: 'all', title: '全县群', wecom: { chatId: 'wr-all', webhookKey: 'county-key' } },
      {
        id: 'housing',
        title: '住建局群',
        wecom: { chatId: 'wr-housing', webhookKey: 'housing-key' },
        audience: 'unit',
        scope: { units: ['住房和城乡建设局'] },
      },
    ],
  });
  const clock = {
    at: now,
    now: () => clock.at,
    to: (moment: number) => {
      clock.at = moment;
    },
  };
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const setting: Setting = { config, clock, logger: quiet, calendar: aCalendar(), version: 'test' };
  const ledger = over ?? (await aFilledLedger());
  const application = await composeApplication(setting, ledger);
  const time = composeTime(setting, application);
  let sent = 0;
  return {
    clock,
    time,
    ledger,
    say: async (account: string, text: string, messageId?: string) => {
      sent += 1;
      return application.receive({
        platform: 'wecom',
        bot: 'aib-1',
        messageId: messageId ?? `m-${sent}`,
        chat: { kind: 'group', id: 'wr-all' },
        sender: { account },
        content: { kind: 'text', text },
      });
    },
  };
}

describe('what people are told of what others did', () => {
  it('leaves by the nearest group’s robot, with an @, once though the message comes twice', async () => {
    const bot = await aBot(MONDAY_TEN);
    await bot.say('w-zhao', '催办 17', 'once');
    await bot.say('w-zhao', '催办 17', 'once');
    await bot.time.stop();
    expect(posts.length).toBe(1);
    expect(posts[0]).toContain('housing-key');
    expect(posts[0]).toContain('<@w-zhang>');
  });

  it('is corrected when it is taken back', async () => {
    const bot = await aBot(MONDAY_TEN);
    await bot.say('w-zhao', '催办 17');
    await bot.time.wake();
    await bot.say('w-zhao', '撤销');
    await bot.time.stop();
    expect(posts.map((post) => post.includes('更正'))).toEqual([false, true]);
    expect(posts[1]).toContain('<@w-zhang>');
  });

  it('waits for the morning', async () => {
    const evening = Date.parse('2026-11-23T20:00:00+08:00');
    const bot = await aBot(evening);
    await bot.say('w-zhao', '催办 17');
    await bot.time.passTo(Date.parse('2026-11-24T07:59:00+08:00'));
    expect(posts).toEqual([]);
    await bot.time.passTo(Date.parse('2026-11-24T08:00:00+08:00'));
    expect(posts.length).toBe(1);
    await bot.time.stop();
  });

  it('is told in the morning by another start, and taken back by it', async () => {
    const first = await aBot(Date.parse('2026-11-23T17:59:00+08:00'));
    await first.say('w-zhao', '催办 17', 'once');
    await first.time.stop();
    const second = await aBot(Date.parse('2026-11-23T18:01:00+08:00'), first.ledger);
    await second.say('w-zhao', '催办 17', 'once');
    await second.say('w-zhao', '催办 12', 'evening');
    await second.say('w-zhao', '撤销', 'undo 12');
    await second.time.stop();
    const third = await aBot(Date.parse('2026-11-23T18:02:00+08:00'), first.ledger);
    await third.say('w-zhao', '催办 12', 'evening again');
    await third.time.stop();
    const fourth = await aBot(Date.parse('2026-11-24T08:00:00+08:00'), first.ledger);
    await fourth.time.wake();
    await fourth.time.stop();
    expect(posts.map((post) => /#\d+/.exec(post)?.[0])).toEqual(['#17', '#12']);
  });

  it('is told by the redelivery where the programme ended between the ledger and the notice', async () => {
    const ledger = await aFilledLedger();
    let full = true;
    const ended: Ledger = {
      ...ledger,
      notices: {
        all: ledger.notices.all,
        // What the ended programme would have gone on to do never comes.
        update: (change) => (full ? new Promise(() => {}) : ledger.notices.update(change)),
      },
    };
    const first = await aBot(MONDAY_TEN, ended);
    void first.say('w-zhao', '催办 17', 'once');
    const urged = async () => (await ledger.store.get({ year: 2026, no: 17 }))?.task.urged.times;
    while ((await urged()) !== 1) await new Promise((resolve) => setImmediate(resolve));
    full = false;
    const second = await aBot(MONDAY_TEN + 5000, ledger);
    await second.say('w-zhao', '催办 17', 'once');
    await second.say('w-zhao', '催办 17', 'once');
    await second.time.stop();
    expect(await urged()).toBe(1);
    expect(posts.length).toBe(1);
    expect(posts[0]).toContain('<@w-zhang>');
  });
});
