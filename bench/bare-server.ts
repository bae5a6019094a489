/**
 * What the bot is measured against, each Koa and nothing else: `echo` verifies, decrypts and encrypts a WeCom callback by the
 * bot's own functions and says it again; `package` does so by the vendor's package alone, which checks less; `naive` first
 * writes it to its task in one lowdb file of the whole ledger, whose path follows. Prints its port.
 */
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import Koa from 'koa';
import { JSONFilePreset } from 'lowdb/node';
import getRawBody from 'raw-body';
import { line, message } from '../src/domain/message.ts';
import { createWecomPlatform } from '../src/platforms/wecom/create-wecom-platform.ts';
import { CREDENTIALS } from '../test/support/a-running-bot.ts';

const { token, encodingAESKey } = CREDENTIALS;
const [what, file = ''] = process.argv.slice(2);

interface WholeLedger {
  readonly tasks: { readonly no: number; readonly history: object[] }[];
}

/** Adds a line to its task, and writes the whole ledger. */
async function naiveWriter(): Promise<(no: number, entry: object) => Promise<void>> {
  const low = await JSONFilePreset<WholeLedger>(file, JSON.parse(await readFile(file, 'utf8')));
  return async (no, entry) => {
    low.data.tasks.find((task) => task.no === no)?.history.push(entry);
    await low.write();
  };
}

const write = what === 'naive' ? await naiveWriter() : undefined;
const platform = createWecomPlatform({
  bot: { id: 'aib-1', ...CREDENTIALS, receiveId: '' },
  config: { contentTypes: ['application/json'] },
});

/** By the bot's own functions. */
async function echo(ctx: Koa.Context): Promise<void> {
  const body = await getRawBody(ctx.req, { limit: '64kb' });
  const query = Object.fromEntries(new URLSearchParams(ctx.querystring));
  const decoded = platform.open({ method: 'POST', query, headers: {}, body }, Date.now());
  if (decoded.kind !== 'message') {
    ctx.status = decoded.kind === 'rejected' ? decoded.status : 200;
    return;
  }
  const { incoming, handle } = decoded;
  const said = incoming.content.kind === 'text' ? incoming.content.text : '';
  const { response } = platform.encode(message(line(said)), incoming, handle, Date.now());
  ctx.body = response.body;
}

/** By the vendor's package. */
async function viaPackage(ctx: Koa.Context): Promise<void> {
  const body = JSON.parse(await getRawBody(ctx.req, { limit: '64kb', encoding: 'utf8' }));
  const { msg_signature: signature, timestamp, nonce } = ctx.query;
  if (getSignature(token, String(timestamp), String(nonce), body.encrypt) !== signature) {
    ctx.status = 401;
    return;
  }
  const heard = JSON.parse(decrypt(encodingAESKey, body.encrypt).message);
  const { content } = heard.text;
  const no = Number(/进度 (\d+)/.exec(content)?.[1]);
  await write?.(no, { at: new Date().toISOString(), kind: 'progress', note: content, via: heard.msgid });
  const reply = { msgtype: 'stream', stream: { id: heard.msgid, finish: true, content } };
  const sealed = encrypt(encodingAESKey, JSON.stringify(reply), '');
  const msgsignature = getSignature(token, String(timestamp), String(nonce), sealed);
  ctx.body = { encrypt: sealed, msgsignature, timestamp: Number(timestamp), nonce };
}

const app = new Koa();
app.use(what === 'echo' ? echo : viaPackage);
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
