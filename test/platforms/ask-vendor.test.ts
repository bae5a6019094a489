import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Fetch, getJson, postJson, postMedia } from '../../src/platforms/ask-vendor.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/x?token=secret`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The real one, impatient. */
const hasty: Fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(50) });

describe('postJson', () => {
  it('posts JSON as UTF-8', async () => {
    const url = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method, headers } = request;
      const body = Buffer.concat(chunks).toString();
      response.end(JSON.stringify([method, headers['content-type'], headers['x-a'], body]));
    });
    expect(await postJson(fetch, url, '{"a":"进度"}', { 'x-a': '1' })).toEqual({
      kind: 'answered',
      status: 200,
      json: ['POST', 'application/json; charset=utf-8', '1', '{"a":"进度"}'],
      isWebPage: false,
    });
  });

  it.each([
    ['nothing', '', false],
    ['half a JSON', '{"errcode":', false],
    ['plain text', 'ok', false],
    ['a page', '\n<!DOCTYPE html><title>403</title>', true],
  ])('survives %s instead of JSON', async (_, body, isWebPage) => {
    const url = await serve((_, response) => response.writeHead(502).end(body));
    expect(await postJson(fetch, url, '{}')).toEqual({ kind: 'answered', status: 502, isWebPage });
  });

  it('follows no redirect', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await postJson(fetch, url, '{}')).toMatchObject({ kind: 'refused', reason: 'redirected' });
    expect(asked).toBe(1);
  });

  it('is not sure after a reset', async () => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    expect(await postJson(fetch, url, '{}')).toEqual({
      kind: 'unknown',
      reason: 'connection-lost',
      code: 'ECONNRESET',
    });
  });

  it('is not sure after half an answer', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{', () => response.destroy());
    });
    expect(await postJson(fetch, url, '{}')).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
  });

  it('is not sure after silence', async () => {
    const url = await serve(() => {});
    expect(await postJson(hasty, url, '{}')).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('is sure that nothing left where nobody listens', async () => {
    const url = await serve(() => {});
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const refused = { kind: 'refused', reason: 'unreachable', remedy: 'retry', code: 'ECONNREFUSED' };
    expect(await postJson(fetch, url, '{}')).toEqual(refused);
    expect(await postJson(fetch, url.replace('127.0.0.1', 'localhost'), '{}')).toMatchObject({
      kind: 'refused',
      reason: 'unreachable',
    });
  });

  it('is sure that nothing left without a trusted certificate', async () => {
    const url = await serve(() => {});
    expect(await postJson(fetch, url.replace('http:', 'https:'), '{}')).toMatchObject({
      kind: 'refused',
      reason: 'unreachable',
    });
  });

  it.each([
    ['getaddrinfo', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, 'refused'],
    ['two addresses', { errors: [{ syscall: 'connect' }, { code: 'UND_ERR_CONNECT_TIMEOUT' }] }, 'refused'],
    ['one address of two', { errors: [{ syscall: 'connect' }, { code: 'EPIPE' }] }, 'unknown'],
    ['a certificate', { code: 'CERT_HAS_EXPIRED' }, 'refused'],
    ['an issuer', { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'refused'],
    ['a read', { code: 'ETIMEDOUT', syscall: 'read' }, 'unknown'],
    ['broken TLS', { code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }, 'unknown'],
    ['a cause that is none', 'boom', 'unknown'],
  ])('tells from the cause whether the request left: %s', async (_, cause, kind) => {
    const broken: Fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect((await postJson(broken, 'http://127.0.0.1', '{}')).kind).toBe(kind);
  });

  it('gives itself time', async () => {
    let signal: AbortSignal | null | undefined;
    const spy: Fetch = async (_, init) => {
      signal = init?.signal;
      return new Response('{}');
    };
    await postJson(spy, 'http://127.0.0.1', '{}');
    expect(signal?.aborted).toBe(false);
  });

  it('shows no address in a failure', async () => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    const failures = [
      await postJson(fetch, url, '{}'),
      await postJson(fetch, 'http://secret.invalid/?token=secret', '{}'),
      await postJson(fetch, 'secret', '{}'),
    ];
    expect(JSON.stringify(failures)).not.toContain('secret');
  });
});

describe('getJson', () => {
  it('asks without a body', async () => {
    const url = await serve(({ method, url }, response) => response.end(JSON.stringify([method, url])));
    expect(await getJson(fetch, url)).toMatchObject({ status: 200, json: ['GET', '/x?token=secret'] });
  });

  it('fails like a post, without its address', async () => {
    const url = await serve((request) => request.socket.resetAndDestroy());
    const failure = await getJson(fetch, url);
    expect(failure).toMatchObject({ kind: 'unknown', reason: 'connection-lost' });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});

describe('postMedia', () => {
  it('posts a file as the part media of a form, with its name as it is', async () => {
    const url = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.end(JSON.stringify([request.headers['content-type'], Buffer.concat(chunks).toString()]));
    });
    const memory = Buffer.from('xx-内容-xx');
    const bytes = memory.subarray(3, memory.length - 3);
    const answer = await postMedia(fetch, url, { name: '周调度.xlsx', contentType: 'text/plain', bytes });
    const [contentType, body] = (answer as { json: [string, string] }).json;
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
    expect(body).toContain(
      'name="media"; filename="周调度.xlsx"\r\nContent-Type: text/plain\r\n\r\n内容\r\n--',
    );
  });
});
