/**
 * A process of its own that sends signed, encrypted WeCom callbacks over so many connections for so long, each the next when
 * its last is answered, task after task. Prints one line of JSON: `Load`.
 * Arguments: port, connections, seconds, tasks. Every answer must be 200; that of the first opens and tells of a written report.
 */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { CREDENTIALS } from '../test/support/a-running-bot.ts';
import { openedReply, sealed, signed } from '../test/support/wecom-vendor.ts';
import { SENDER } from './ledger-folder.ts';

/** What a round of load found; times in milliseconds. */
export interface Load {
  readonly answers: number;
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
}

const [port = 0, connections = 1, seconds = 1, tasks = 1] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const times: number[] = [];
const run = randomBytes(4).toString('hex');
let sent = 0;

async function sendOne(): Promise<void> {
  sent += 1;
  const no = 1 + ((sent * 7) % tasks);
  const message = JSON.stringify({
    msgid: `bench-${run}-${sent}`,
    aibotid: 'aib-1',
    chatid: 'wrTEST',
    chattype: 'group',
    from: { userid: SENDER },
    msgtype: 'text',
    text: { content: `@督办助手 进度 ${no} 第${sent}次巡查` },
  });
  const encrypt = sealed(CREDENTIALS, message, randomBytes(16));
  const query = signed(CREDENTIALS, encrypt, String(Math.floor(Date.now() / 1000)), `n${sent}`);
  const isFirst = sent === 1;
  const began = performance.now();
  const { status, text } = await post(
    `/wecom/bot?${new URLSearchParams({ ...query })}`,
    JSON.stringify({ encrypt }),
  );
  times.push(performance.now() - began);
  if (status !== 200) throw new Error(`answered with ${status}`);
  const reply = isFirst ? JSON.stringify(openedReply(CREDENTIALS, query.nonce, text).message) : '';
  if (isFirst && !reply.includes('次巡查')) throw new Error(`not written: ${reply}`);
}

function post(path: string, body: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request({ port, agent, method: 'POST', path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject).end(body);
  });
}

const began = performance.now();
const end = began + seconds * 1000;
await Promise.all(
  Array.from({ length: connections }, async () => {
    while (performance.now() < end) await sendOne();
  }),
);
const tookSeconds = (performance.now() - began) / 1000;
agent.destroy();
times.sort((a, b) => a - b);
const load: Load = {
  answers: times.length,
  perSecond: times.length / tookSeconds,
  median: times[Math.floor(times.length / 2)] ?? 0,
  p99: times[Math.floor(times.length * 0.99)] ?? 0,
};
process.stdout.write(`${JSON.stringify(load)}\n`);
