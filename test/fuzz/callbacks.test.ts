import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDice, type Dice } from '../support/dice.ts';
import { aFuzzedBot, type FuzzedBot } from './a-fuzzed-bot.ts';
import { dingtalkCallback } from './dingtalk-callbacks.ts';
import { judgeFuzz } from './judge-fuzz.ts';
import { wecomCallback } from './wecom-callbacks.ts';
import type { Sent } from './wire.ts';

const CALLBACKS = Number(process.env['CALLBACKS'] ?? 100_000);
const SEED = Number(process.env['SEED'] ?? 20_261_123);
/** Bytes that the heap may differ by after a third of a run: caches fill, a leak of a few hundred bytes a callback shows. */
const HEAP_SLACK = 16 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

let bot: FuzzedBot;
beforeAll(async () => {
  bot = await aFuzzedBot();
});
afterAll(() => bot.stop());

function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const ENDPOINTS: readonly (readonly [string, (dice: Dice) => Sent])[] = [
  ['GET|POST /wecom/bot', wecomCallback],
  ['POST /dingtalk/robot', (dice) => dingtalkCallback(dice, bot.hosts)],
];

/** Sends a head that promises a body, and then a byte of it now and then; gives what came back until the server hung up. */
function drip(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{`);
    });
    const dripping = setInterval(() => socket.write(' '), 250);
    let seen = '';
    socket.on('data', (data) => {
      seen += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(seen);
    });
  });
}

it('two hundred bodies that come byte by byte are dropped, and hold up nobody', async () => {
  const paths = ['/wecom/bot', '/dingtalk/robot'];
  const slow = Array.from({ length: 200 }, (_, index) => drip(bot.port, paths[index % 2] ?? ''));
  const dice = createDice(SEED);
  const figures = await judgeFuzz(bot, 1000, () => wecomCallback(dice));
  process.stdout.write(`${JSON.stringify({ beside: 'two hundred slow bodies', ...figures })}\n`);
  const answers = await Promise.all(slow);
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 408'))).toEqual([]);
});

it.each(ENDPOINTS)('%s stands a hundred thousand random and mutated callbacks', async (endpoint, make) => {
  const dice = createDice(SEED);
  const heaps: number[] = [];
  for (let third = 1; third <= 3; third += 1) {
    const figures = await judgeFuzz(bot, Math.ceil(CALLBACKS / 3), () => make(dice));
    heaps.push(heap());
    process.stdout.write(
      `${JSON.stringify({ endpoint, seed: SEED, third, ...figures, heapMb: Math.round((heaps.at(-1) ?? 0) / 1e5) / 10 })}\n`,
    );
    expect(figures.statuses['200']).toBeGreaterThan(figures.sent / 20);
  }
  const [, second = 0, last = 0] = heaps;
  expect(last - second).toBeLessThan(HEAP_SLACK);
});
