import { get, type IncomingMessage, type ServerResponse } from 'node:http';
import Koa from 'koa';
import { afterEach, describe, expect, it } from 'vitest';
import { mountPage, type PageHandler } from '../../src/web/mount-page.ts';
import { type Running, running } from './harness.ts';

const started: Running[] = [];

/** The bot's server with a page under /sandbox. */
async function serving(page: PageHandler, parts: Parameters<typeof running>[0] = {}): Promise<Running> {
  const one = await running({ sandbox: page, ...parts });
  started.push(one);
  return one;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ server }) => server.stop()));
});

/** Says which request it got. */
const echo: PageHandler = async (request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`${request.method} ${request.url}`);
};

/** Begins a stream of events that never ends. */
const stream: PageHandler = async (_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: changed\n\n');
};

/** A response whose end nobody waits for. */
function opened(url: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, resolve).on('error', reject);
  });
}

const ended = (response: IncomingMessage): Promise<boolean> =>
  new Promise((resolve) => {
    response
      .on('end', () => resolve(true))
      .on('error', () => resolve(false))
      .resume();
  });

describe('mountPage', () => {
  it.each(['/sandbox', '/sandbox/', '/sandbox/rooms/wecom%3Aall?who=a%20b'])(
    'hands over %s as it came',
    async (path) => {
      const { url } = await serving(echo);
      expect(await (await fetch(`${url}${path}`)).text()).toBe(`GET ${path}`);
    },
  );

  it.each(['/sandboxes', '/sand', '/', '/healthz', '/Sandbox/x', '/bot/sandbox'])(
    'leaves %s to the others',
    async (path) => {
      const { url } = await serving(echo);
      expect(await (await fetch(`${url}${path}`)).text()).not.toContain('GET ');
    },
  );

  it('hands over the body unread', async () => {
    const { url } = await serving(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.writeHead(303, { location: `/sandbox?${Buffer.concat(chunks)}` }).end();
    });
    const body = new URLSearchParams({ text: '进度 12 60%' });
    const response = await fetch(`${url}/sandbox/say`, { method: 'POST', body, redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/sandbox?${body}`);
  });

  it("answers 200 where the page says nothing of a status, as Node's own server does", async () => {
    const { url } = await serving(async (_, response) => void response.end('好'));
    const response = await fetch(`${url}/sandbox`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('好');
  });

  it('lets the page answer after its handler is done', async () => {
    const { url } = await serving(async (_, response) => {
      setImmediate(() => response.writeHead(200).end('later'));
    });
    expect(await (await fetch(`${url}/sandbox`)).text()).toBe('later');
  });

  it('answers 500 for a page that breaks, and logs it', async () => {
    const { url, log } = await serving(async () => {
      throw new Error('the page broke at /srv/duban');
    });
    const response = await fetch(`${url}/sandbox`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('');
    expect(log.lines).toEqual([
      {
        level: 'error',
        message: 'request failed',
        facts: { method: 'GET', path: '/sandbox', error: expect.any(Error) },
      },
    ]);
  });

  it('leaves no answer half done where a page breaks in the middle', async () => {
    const { url, log } = await serving(async (_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      throw new Error('the page broke');
    });
    await expect(fetch(`${url}/sandbox`).then((response) => response.text())).rejects.toThrow();
    expect(log.lines).toMatchObject([{ level: 'error', message: 'request failed' }]);
  });

  it('keeps the bot answering while a stream is open', async () => {
    const { url } = await serving(stream);
    const open = await opened(`${url}/sandbox/events`);
    expect(await (await fetch(`${url}/bot`, { method: 'POST', body: '进度 12 60%' })).text()).toBe(
      '好：进度 12 60%',
    );
    open.destroy();
  });

  it('does not keep the server from stopping: what is open is closed', async () => {
    const { server, url, log } = await serving(stream, { stopTimeoutMs: 5_000 });
    const streams = await Promise.all([1, 2, 3].map(() => opened(`${url}/sandbox/events`)));
    const ends = streams.map(ended);
    const before = performance.now();
    await server.stop();
    expect(performance.now() - before).toBeLessThan(4_000);
    expect(await Promise.all(ends)).toEqual([false, false, false]);
    expect(log.lines).toEqual([]);
  });

  it('forgets what is closed: ends only what is still open', async () => {
    const responses: ServerResponse[] = [];
    const page = mountPage('/page', async (_, response) => {
      responses.push(response);
      response.writeHead(200).write('…');
    });
    const app = new Koa().use(page.serve);
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const [left, stays] = [
      await opened(`http://127.0.0.1:${port}/page`),
      await opened(`http://127.0.0.1:${port}/page`),
    ];
    const closed = new Promise((resolve) => responses[0]?.once('close', resolve));
    left.destroy();
    await closed;
    const end = ended(stays);
    page.close();
    expect(await end).toBe(false);
    expect(responses.map(({ destroyed }) => destroyed)).toEqual([true, true]);
    await new Promise((resolve) => server.close(resolve));
  });
});
