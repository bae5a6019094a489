import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createPlainPlatform, echo, type Running, running } from './harness.ts';

const started: Running[] = [];

async function run(...parts: Parameters<typeof running>): Promise<Running> {
  const one = await running(...parts);
  started.push(one);
  return one;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ server }) => server.stop()));
});

const post = (url: string, body: string | ReadableStream) => {
  // Node's own: the browser's RequestInit has no `duplex`.
  const init = { method: 'POST', body, duplex: 'half' };
  return fetch(`${url}/bot`, init);
};

/** A body sent without its length. */
function chunked(chunks: number, size: number): ReadableStream<Uint8Array> {
  let left = chunks;
  return new ReadableStream({
    pull(controller) {
      if (left === 0) controller.close();
      else controller.enqueue(Buffer.alloc(size, 'a'));
      left -= 1;
    },
  });
}

/** A promise and the hand that keeps it. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Waits until nobody listens any more. */
async function refused(url: string): Promise<void> {
  await expect
    .poll(() =>
      fetch(`${url}/healthz`).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    .toBe('refused');
}

/** Sends bytes as they are and gives what comes back until the server hangs up. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let seen = '';
    socket.setEncoding('utf8').on('data', (data) => {
      seen += data;
    });
    socket.on('close', () => resolve(seen)).on('error', reject);
  });
}

describe('a callback', () => {
  it('is answered by the platform, and logged in one line without its text', async () => {
    const { url, log } = await run();
    const response = await post(url, '进度 12 60%');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/markdown');
    expect(await response.text()).toBe('好：进度 12 60%');
    expect(log.lines).toEqual([
      {
        level: 'info',
        message: 'message answered',
        facts: {
          platform: 'console',
          bot: 'desk',
          chat: 'room',
          command: 'help',
          outcome: 'answered',
          status: 200,
          ms: expect.any(Number),
        },
      },
    ]);
  });

  it('reaches the platform with its very bytes, its headers and its query', async () => {
    const platform = createPlainPlatform();
    const seen: unknown[] = [];
    const open: typeof platform.open = (request, now) => {
      seen.push([
        request.query,
        request.headers['x-message'],
        Buffer.from(request.body).toString('hex'),
        now,
      ]);
      return platform.open(request, now);
    };
    const { address } = await run({
      routes: [{ path: '/bot', methods: ['POST'], platform: { ...platform, open } }],
    });
    await fetch(`http://127.0.0.1:${address.port}/bot?a=1+2%2B3`, {
      method: 'POST',
      headers: { 'X-Message': 'm-7' },
      body: Uint8Array.from([0xef, 0xbb, 0xbf, 0xff, 0x0a]),
    });
    expect(seen).toEqual([[{ a: '1+2+3' }, 'm-7', 'efbbbfff0a', 1_795_399_200_000]]);
  });

  it('may be answered with nothing at all', async () => {
    const { url } = await run();
    const response = await post(url, 'silent');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBeNull();
    expect(response.headers.get('content-length')).toBe('0');
    expect(await response.text()).toBe('');
  });

  it('by GET is answered with the plain word, whose + stays a +', async () => {
    const { url } = await run();
    for (const query of ['echo=a+b%2Bc', 'echo=a%2Bb+c']) {
      const response = await fetch(`${url}/bot?${query}`);
      expect(response.headers.get('content-type')).toBe('text/plain');
      expect(await response.text()).toBe('a+b+c');
    }
  });

  it('that is refused gets a bare status; the reason goes to the log', async () => {
    const { url, log } = await run();
    const response = await post(url, 'forged');
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(log.lines).toMatchObject([
      {
        level: 'warn',
        facts: { platform: 'console', path: '/bot', reason: 'the signature does not match', status: 401 },
      },
    ]);
  });

  it.each(['?a=1&a=2', '?a=%zz'])('with the query %s is refused with 400', async (query) => {
    const { url, log } = await run();
    expect((await fetch(`${url}/bot${query}`)).status).toBe(400);
    expect(log.lines).toMatchObject([{ level: 'warn', facts: { status: 400 } }]);
    expect(JSON.stringify(log.lines)).not.toContain('zz');
  });
});

describe('a callback that cannot be carried out', () => {
  it('gets a 500 without detail, so that the vendor delivers again', async () => {
    const failure = new Error('ENOSPC: no space left on device, write /data/2026');
    const { url, log } = await run({ receive: () => Promise.reject(failure) });
    const response = await post(url, '进度 12 60%');
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(log.lines).toMatchObject([
      { level: 'error', facts: { bot: 'desk', chat: 'room', status: 500, error: failure } },
    ]);
  });

  it('shows no stack of a bug', async () => {
    const { url, log } = await run();
    const response = await post(url, 'bug');
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(JSON.stringify([...response.headers])).not.toContain('srv');
    expect(log.lines).toMatchObject([{ level: 'error', message: 'request failed' }]);
  });

  it('is answered like any other afterwards', async () => {
    const { url } = await run();
    await post(url, 'bug');
    expect(await (await post(url, '帮助')).text()).toBe('好：帮助');
  });
});

describe('the limits', () => {
  it.each([
    ['declared', 'a'.repeat(1001)],
    ['declared, and much', 'a'.repeat(3_000_000)],
    ['undeclared', chunked(3, 500)],
    ['undeclared, and much', chunked(3000, 1000)],
  ])('refuse a body over the cap with 413: %s', async (_, body) => {
    const { url, log } = await run({ bodyLimitBytes: 1000 });
    expect((await post(url, body)).status).toBe(413);
    expect(log.lines).toMatchObject([{ level: 'warn', facts: { status: 413 } }]);
  });

  it('take a body at the cap, with its length or without', async () => {
    const { url } = await run({ bodyLimitBytes: 1000 });
    expect((await post(url, 'a'.repeat(1000))).status).toBe(200);
    expect((await post(url, chunked(2, 500))).status).toBe(200);
  });

  it.each([
    ['a body that does not come', 'POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc'],
    ['a head that does not end', 'POST /bot HTTP/1.1\r\nHost: x\r\n'],
  ])('hang up on %s', async (_, bytes) => {
    const { address } = await run({ requestTimeoutMs: 100 });
    expect(await raw(address.port, bytes)).toContain('408');
  });

  it('survive a client that hangs up in the middle', async () => {
    const { address, url, log } = await run();
    await new Promise<void>((resolve) => {
      const socket = connect(address.port, '127.0.0.1', () => {
        socket.write('POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc', () => socket.destroy());
      }).on('close', () => resolve());
    });
    expect((await post(url, '帮助')).status).toBe(200);
    expect(log.lines.filter((one) => one.level === 'error')).toEqual([]);
  });
});

describe('other paths and methods', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/bot/other', 404],
    ['GET', '/BOT', 404],
    ['PUT', '/bot', 405],
    ['DELETE', '/bot', 405],
    ['HEAD', '/bot', 405],
    ['POST', '/healthz', 405],
  ])('%s %s gets %i', async (method, path, status) => {
    const { url } = await run();
    expect((await fetch(url + path, { method })).status).toBe(status);
  });

  it('takes a path literally, whatever signs it holds', async () => {
    const path = '/wecom/bot/aib(1)*:x+';
    const { url } = await run({ routes: [{ path, methods: ['POST'], platform: createPlainPlatform() }] });
    expect((await fetch(url + path, { method: 'POST', body: '帮助' })).status).toBe(200);
    expect((await fetch(`${url}/wecom/bot/aib1y`, { method: 'POST', body: '帮助' })).status).toBe(404);
    expect((await fetch(url + path)).status).toBe(405);
  });

  it('tells its health', async () => {
    const { url } = await run();
    const response = await fetch(`${url}/healthz`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toEqual({
      status: 'ok',
      version: '0.1.0',
      since: '2026-11-23T02:00:00.000Z',
      tasks: 286,
    });
  });

  it('stays reachable while degraded', async () => {
    const since = '2026-11-23T02:00:00.000Z';
    const { url } = await run({ health: () => ({ status: 'degraded', version: '0.1.0', since }) });
    const response = await fetch(`${url}/healthz`);
    expect([response.status, await response.json()]).toMatchObject([200, { status: 'degraded' }]);
  });
});

describe('start and stop', () => {
  it('rejects where the port is taken', async () => {
    const { address } = await run();
    const second = await run();
    await second.server.stop();
    await expect(second.server.start(address.port, '127.0.0.1')).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('does the work after a response only when the response has left', async () => {
    const steps: string[] = [];
    const done = signal();
    const platform = createPlainPlatform(async () => {
      steps.push('after');
      done.give();
    });
    const big = { status: 200, contentType: 'text/plain', body: 'a'.repeat(32_000_000) };
    const encode: typeof platform.encode = (...to) => ({ ...platform.encode(...to), response: big });
    const { address, url, log } = await run({
      routes: [{ path: '/bot', methods: ['POST'], platform: { ...platform, encode } }],
    });
    // A client that does not read keeps the response from leaving.
    const socket = connect(address.port, '127.0.0.1').pause();
    socket.write('POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na');
    while (log.lines.length === 0) await fetch(`${url}/healthz`);
    await fetch(`${url}/healthz`);
    expect(steps).toEqual([]);
    socket.resume();
    await done.given;
    socket.destroy();
  });

  it('logs work after a response that fails', async () => {
    const { url, log, server } = await run({}, () => Promise.reject(new Error('300001')));
    expect((await post(url, '帮助')).status).toBe(200);
    await server.stop();
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'work after a response failed' });
  });

  it('finishes what is under way, and the work after it, before it is stopped', async () => {
    const steps: string[] = [];
    const [inside, proceed, afterBegun, afterProceed] = [signal(), signal(), signal(), signal()];
    const receive: typeof echo = async (incoming) => {
      inside.give();
      await proceed.given;
      return echo(incoming);
    };
    const { url, server } = await run({ receive }, async () => {
      afterBegun.give();
      await afterProceed.given;
      steps.push('after');
    });
    const answer = post(url, '进度 12 60%');
    await inside.given;
    const stopped = server.stop().then(() => steps.push('stopped'));
    await refused(url);
    proceed.give();
    const response = await answer;
    expect(response.headers.get('connection')).toBe('close');
    expect(await response.text()).toBe('好：进度 12 60%');
    await afterBegun.given;
    await refused(url);
    afterProceed.give();
    await stopped;
    expect(steps).toEqual(['after', 'stopped']);
  });

  it('finishes what is under way even if nobody waits for the answer', async () => {
    const steps: string[] = [];
    const [inside, proceed] = [signal(), signal()];
    const receive: typeof echo = async (incoming) => {
      inside.give();
      await proceed.given;
      steps.push('written');
      return echo(incoming);
    };
    const { address, url, server } = await run({ receive });
    const socket = connect(address.port, '127.0.0.1');
    socket.write('POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na');
    await inside.given;
    await new Promise((resolve) => socket.on('close', resolve).destroy());
    const stopped = server.stop().then(() => steps.push('stopped'));
    await refused(url);
    proceed.give();
    await stopped;
    expect(steps).toEqual(['written', 'stopped']);
  });

  it('does not wait for ever', async () => {
    const inside = signal();
    const receive = (): Promise<never> => {
      inside.give();
      return new Promise(() => {});
    };
    const { url, server, log } = await run({ receive, stopTimeoutMs: 50 });
    const failed = expect(post(url, '进度 12 60%')).rejects.toThrow();
    await inside.given;
    await server.stop();
    await failed;
    expect(log.lines).toMatchObject([{ level: 'warn', facts: { timeoutMs: 50, requests: 1, work: 1 } }]);
  });

  it('answers what was sent before it stops, also over connections that nobody has taken yet', async () => {
    const { address, server } = await run();
    const request = 'POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na';
    const answers = Array.from({ length: 100 }, () => raw(address.port, request));
    // The system has made them all once the last one writes; the server's turn has not come for most of them.
    const stopped = server.stop();
    for (const answer of await Promise.all(answers))
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*好：a$/);
    await stopped;
  });

  it('waits for a request that is arriving, for a while, and not for a connection that says nothing', async () => {
    const { address, server, log } = await run({ stopArrivalMs: 300 });
    const head = 'POST /bot HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na';
    const [whole, never, silent] = [head, head, ''].map((text) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.write(text));
      let seen = '';
      socket.setEncoding('utf8').on('data', (data) => {
        seen += data;
      });
      return { socket, ended: new Promise<string>((resolve) => socket.on('close', () => resolve(seen))) };
    });
    // What was sent first is read when the answer to this one is there.
    await fetch(`http://127.0.0.1:${address.port}/healthz`);
    const stopped = server.stop();
    expect(await silent?.ended).toBe('');
    whole?.socket.write('bc');
    expect(await whole?.ended).toMatch(/200 OK[\s\S]*Connection: close[\s\S]*好：abc$/);
    expect(await never?.ended).toBe('');
    await stopped;
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('stops twice, and without having been started', async () => {
    const { server } = await run();
    await server.stop();
    await server.stop();
  });
});
