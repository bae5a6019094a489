import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import {
  aHouse,
  duban,
  dubanBeside,
  type House,
  type RunningBot,
  startBot,
} from '../support/a-running-bot.ts';
import { APP, signedHeaders } from '../support/fake-dingtalk.ts';
import { connected, sendOver, type WireFate, type WireMessage, wireMessage } from '../support/wecom-wire.ts';

const TASKS = 60;
const KEPT_ALIVE = 60;
const FRESH = 150;
/** More than can be said before the signal comes, however fast the machine is. */
const EACH = 200;

/** A busy machine may take its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000 });

const bots: RunningBot[] = [];
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) close();
  for (const bot of bots.splice(0)) await bot.kill('SIGKILL');
});

async function start(house: House): Promise<RunningBot> {
  const bot = await startBot(house);
  bots.push(bot);
  return bot;
}

function anOffice(vendor?: string, app?: typeof APP): House {
  const house = aHouse(vendor, app);
  expect(duban(house, ['import', 'config/sample-ledger.xlsx']).status).toBe(0);
  expect(duban(house, ['bind', '督查甲', '县委督查室', 'wecom', 'supervisor']).status).toBe(0);
  return house;
}

/** Asks the bot to end; the exit status, how long it took, and when it was asked (`performance.now()`). */
async function stopped({ child }: RunningBot): Promise<{ status: unknown; ms: number; at: number }> {
  const ended = once(child, 'exit');
  const at = performance.now();
  child.kill('SIGTERM');
  const [status] = await ended;
  return { status, ms: performance.now() - at, at };
}

const logged = (bot: RunningBot, message: string): readonly string[] =>
  bot.printed.filter((line) => line.includes(`"msg":"${message}"`));

/** The ids of all messages that wrote something. */
function written(house: House): ReadonlySet<string> {
  const lines = duban(house, ['dump']).stdout.trim().split('\n');
  const tasks = lines.map((line) => JSON.parse(line) as { history: { via?: { messageId: string } }[] });
  return new Set(tasks.flatMap(({ history }) => history.flatMap(({ via }) => via?.messageId ?? [])));
}

const reports = (name: string, count: number): WireMessage[] =>
  Array.from({ length: count }, (_, index) =>
    wireMessage(`进度 ${1 + (index % TASKS)} ${name}第${index}次巡查`, `${name}-${index}`, 'supervisor'),
  );

/** One after another over a connection, as a proxy does that keeps it; a new one when the bot ends it. */
async function keepSaying(port: number, messages: readonly WireMessage[], fates: WireFate[]): Promise<void> {
  let socket = await connected(port);
  for (const message of messages) {
    if (socket === undefined) return;
    const fate = await sendOver(socket, message);
    fates.push(fate);
    if (!fate.closes) continue;
    socket.destroy();
    socket = await connected(port);
  }
  socket?.destroy();
}

/** Says one thing over a connection of its own, as a proxy does that keeps none. */
async function sayOnce(port: number, message: WireMessage, fates: WireFate[]): Promise<void> {
  const socket = await connected(port);
  if (socket === undefined) return;
  fates.push(await sendOver(socket, message));
  socket.destroy();
}

it('answers all that was sent before, loses nothing it acknowledged, and leaves a clean folder', async () => {
  const house = anOffice();
  const bot = await start(house);
  const kept = reports('kept', KEPT_ALIVE * EACH);
  const fresh = reports('fresh', FRESH);
  const fates: WireFate[] = [];
  const saying = Array.from({ length: KEPT_ALIVE }, (_, one) =>
    keepSaying(bot.port, kept.slice(one * EACH, (one + 1) * EACH), fates),
  );
  await eventually(() => fates.length).toBeGreaterThan(2 * KEPT_ALIVE);
  // At once, and more than the bot takes from the system while the signal comes.
  saying.push(...fresh.map((message) => sayOnce(bot.port, message, fates)));
  await eventually(() => fates.some(({ messageId }) => messageId.startsWith('fresh'))).toBe(true);
  const counted = await reportsCounted(bot);
  const { status, ms, at } = await stopped(bot);
  await Promise.all(saying);

  expect([status, ms < 10_000]).toEqual([0, true]);
  const before = fates.filter(({ sentAt }) => sentAt !== undefined && sentAt < at);
  expect(before.filter(({ end, status: http }) => end !== 'whole' || http !== 200)).toEqual([]);
  const after = fates.filter(({ sentAt }) => sentAt === undefined || sentAt >= at);
  expect(after.length).toBeGreaterThan(0);
  const acknowledged = fates.filter(({ text }) => text?.includes('✅'));
  expect(acknowledged.length).toBeGreaterThan(2 * KEPT_ALIVE);
  expect(counted).toBeGreaterThan(KEPT_ALIVE);
  expect(counted).toBeLessThanOrEqual(acknowledged.length);
  const entries = written(house);
  expect(acknowledged.filter(({ messageId }) => !entries.has(messageId))).toEqual([]);

  expect(logged(bot, 'stopping')[0]).toContain('"signal":"SIGTERM"');
  expect(logged(bot, 'stopped')[0]).toMatch(/"ms":\d+/);
  expect(bot.printed.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect(existsSync(join(house.data, 'control.sock'))).toBe(false);
  expect(readdirSync(house.data).filter((name) => name.startsWith('journal'))).toEqual([]);
  const again = await start(house);
  expect(again.printed.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
  expect((await again.say('进度 12 61%', { user: 'supervisor' })).text).toContain('已');
}, 60_000);

/** How many reports `/metrics` says were written. */
async function reportsCounted({ port }: RunningBot): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = /^duban_messages_total\{platform="wecom",command="progress",outcome="written"\} (\d+)$/m;
  return Number(line.exec(text)?.[1]);
}

/** A vendor that takes every request and answers none until it is told to. */
async function aSilentVendor() {
  const asked: ServerResponse[] = [];
  const server = createServer((_, response) => void asked.push(response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Asks for help in DingTalk's group: acknowledged at once, answered by a request of its own. */
async function askOnDingtalk({ port }: RunningBot, vendor: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/dingtalk/robot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signedHeaders(APP.appSecret, String(Date.now())) },
    body: JSON.stringify({
      conversationId: 'cidAAAA==',
      conversationType: '2',
      msgId: 'd-1',
      msgtype: 'text',
      createAt: Date.now(),
      senderStaffId: 'user001',
      robotCode: APP.code,
      sessionWebhook: `${vendor}/robot/sendBySession?session=s1`,
      sessionWebhookExpiredTime: Date.now() + 5_400_000,
      text: { content: '帮助' },
    }),
  });
  expect(response.status).toBe(200);
}

it('delivers the answer to what was acknowledged when the vendor takes its time', async () => {
  const { asked, url } = await aSilentVendor();
  const bot = await start(anOffice(url, APP));
  await askOnDingtalk(bot, url);
  await eventually(() => asked.length).toBe(1);
  const ending = stopped(bot);
  await eventually(() => fetch(`http://127.0.0.1:${bot.port}/healthz`).catch(() => 'gone')).toBe('gone');
  expect(bot.child.exitCode).toBe(null);
  asked[0]?.setHeader('content-type', 'application/json').end('{"errcode":0,"errmsg":"ok"}');
  expect((await ending).status).toBe(0);
  expect(bot.printed.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

it('ends in less than ten seconds while vendors hang, and what was under way is unknown', async () => {
  const { asked, url } = await aSilentVendor();
  const house = anOffice(url, APP);
  const config = readFileSync(house.config, 'utf8')
    .replace('baseUrl: http://127.0.0.1:9', `baseUrl: ${url}`)
    .replace('chatId: wrTEST }', 'chatId: wrTEST, webhookKey: KEY-1 }');
  writeFileSync(house.config, config);
  const bot = await start(house);
  await askOnDingtalk(bot, url);
  const pushing = dubanBeside(house, ['push', 'weekly', '--group', 'all']);
  await eventually(() => asked.length).toBeGreaterThanOrEqual(2);
  const { status, ms } = await stopped(bot);
  expect(status).toBe(0);
  expect(ms).toBeGreaterThan(5000);
  expect(ms).toBeLessThan(10_000);
  await pushing;
  expect(logged(bot, 'stopping: requests to vendors broken off')).toHaveLength(1);
  expect(logged(bot, 'DingTalk answer may not have arrived')[0]).toContain('"reason":"interrupted"');
  expect(logged(bot, 'post: part not confirmed')[0]).toMatch(/"outcome":"unknown".*"reason":"interrupted"/);
  expect(logged(bot, 'stopped')).toHaveLength(1);
  expect(existsSync(join(house.data, 'control.sock'))).toBe(false);
  const again = duban(house, ['push', 'weekly', '--group', 'all']);
  expect(again.status).toBe(1);
  expect(again.stderr).toContain('--again');
});

it('ends at once when it is asked again', async () => {
  const { asked, url } = await aSilentVendor();
  const house = anOffice(url, APP);
  const bot = await start(house);
  await askOnDingtalk(bot, url);
  await eventually(() => asked.length).toBe(1);
  const ended = once(bot.child, 'exit');
  bot.child.kill('SIGINT');
  await eventually(() => logged(bot, 'stopping').length).toBe(1);
  // What comes within a second is the same Ctrl+C, passed on by npm: only a later one counts.
  const asking = setInterval(() => bot.child.kill('SIGTERM'), 200);
  const began = performance.now();
  expect(await ended).toEqual([null, 'SIGTERM']);
  clearInterval(asking);
  expect(performance.now() - began).toBeLessThan(5000);
  expect((await start(house)).printed.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});
