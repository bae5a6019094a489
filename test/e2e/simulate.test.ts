import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface PrintedConfig {
  readonly wecom: { readonly bots: readonly { readonly token: string; readonly encodingAESKey: string }[] };
}

/** A bot in a few lines that says what it heard, by the vendor's own package. */
function aParrot(credentials: () => { token: string; encodingAESKey: string }): Server {
  return createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { token, encodingAESKey } = credentials();
    const query = new URL(request.url ?? '', 'http://bot').searchParams;
    const nonce = query.get('nonce') ?? '';
    const sealed = (JSON.parse(body) as { encrypt: string }).encrypt;
    const signature = getSignature(token, query.get('timestamp') ?? '', nonce, sealed);
    if (signature !== query.get('msg_signature')) return void response.writeHead(401).end();
    const heard = JSON.parse(decrypt(encodingAESKey, sealed).message) as {
      msgid: string;
      text: { content: string };
    };
    const content = `听到：${heard.text.content}`;
    const reply = JSON.stringify({ msgtype: 'stream', stream: { id: heard.msgid, finish: true, content } });
    const answer = encrypt(encodingAESKey, reply, '');
    const timestamp = Number(query.get('timestamp'));
    const msgsignature = getSignature(token, timestamp, nonce, answer);
    response.end(JSON.stringify({ encrypt: answer, msgsignature, timestamp, nonce }));
  });
}

describe('duban simulate, with a bot of somebody else', () => {
  let simulate: ChildProcess;
  let page: string;
  let config: PrintedConfig;
  const bot = aParrot(() => config.wecom.bots[0] as PrintedConfig['wecom']['bots'][number]);

  beforeAll(async () => {
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    const { port } = bot.address() as AddressInfo;
    const callback = `http://127.0.0.1:${port}/callback`;
    const data = `${tmpdir()}/duban-no-such-ledger`;
    const args = [
      'dist/cli.js',
      'simulate',
      '--base-port',
      '0',
      '--data',
      data,
      '--wecom-callback',
      callback,
    ];
    simulate = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const printed = await new Promise<string>((resolve, reject) => {
      let text = '';
      simulate.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (/^groups:[\s\S]*taskforce:\s+- .+\n/m.test(text)) resolve(text);
      });
      simulate.once('exit', (code) => reject(new Error(`simulate ended with ${code}:\n${text}`)));
    });
    page = /http:\/\/127\.0\.0\.1:\d+\/sandbox/.exec(printed)?.[0] ?? '';
    config = parse(printed.slice(printed.indexOf('\nwecom:'))) as PrintedConfig;
  });
  afterAll(() => {
    simulate.kill();
    bot.close();
  });

  const ask = async (path: string, body?: object): Promise<{ status: number; json: unknown }> => {
    const response = await fetch(`${page}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };

  it('brings what is said to it, and shows what it answers', async () => {
    const said = await ask('/say', { room: 'wecom:county', who: 'zhangsan', text: '今天星期几' });
    expect(said.json).toMatchObject({ deliveries: [{ status: 200, outcome: 'ok' }] });
    const room = await ask('/rooms/wecom:county');
    expect(room.json).toMatchObject({
      messages: [
        { from: 'zhangsan', content: { text: '今天星期几' } },
        { via: 'reply', content: { text: '听到：@督办助手 今天星期几' } },
      ],
    });
  });

  it('keeps what passed, raw and decrypted', async () => {
    const { json } = await ask('/traffic');
    const [exchange] = json as { request: { body: string; opened: string }; response: { opened: string } }[];
    expect(exchange?.request.body).toContain('"encrypt"');
    expect(JSON.parse(exchange?.request.opened ?? '')).toMatchObject({
      msgtype: 'text',
      from: { userid: 'zhangsan' },
    });
    expect(exchange?.response.opened).toContain('听到');
  });

  it('breaks what it is told to break', async () => {
    await ask('/fault', { kind: 'forged-signature', on: true, once: true });
    const forged = await ask('/say', { room: 'wecom:county', who: 'zhangsan', text: '假的' });
    expect(forged.json).toMatchObject({ deliveries: [{ status: 401, outcome: 'refused' }] });
  });

  it('does not move time where the bot’s cannot be moved with it', async () => {
    expect((await ask('/clock', { morning: true })).status).toBe(400);
  });
});
