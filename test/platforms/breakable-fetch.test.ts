import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postJson } from '../../src/platforms/ask-vendor.ts';
import { createBreakableFetch } from '../../src/platforms/breakable-fetch.ts';

/** Answers `/whole`, begins an answer to `/half`, and never answers `/never`. */
const server = createServer((request, response) => {
  if (request.url === '/whole') response.end('{"errcode":0}');
  else if (request.url === '/half') response.write('{"errcode":');
});
let url = '';
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('lets requests through as they are', async () => {
  const { fetch, breakOff } = createBreakableFetch();
  expect(await postJson(fetch, `${url}/whole`, '{}')).toMatchObject({ status: 200, json: { errcode: 0 } });
  expect(breakOff()).toBe(0);
});

it.each(['/never', '/half'])('breaks off what is under way (%s): its outcome is unknown', async (path) => {
  const { fetch, breakOff } = createBreakableFetch();
  const arrived = once(server, 'request');
  const asking = postJson(fetch, url + path, '{}');
  await arrived;
  expect(breakOff()).toBe(1);
  expect(await asking).toEqual({ kind: 'unknown', reason: 'interrupted' });
});

it('refuses what comes after: nothing has left', async () => {
  const { fetch, breakOff } = createBreakableFetch();
  breakOff();
  expect(await postJson(fetch, `${url}/whole`, '{}')).toMatchObject({
    kind: 'refused',
    reason: 'unreachable',
  });
});

it('keeps the patience of whoever asks', async () => {
  const { fetch, breakOff } = createBreakableFetch();
  const signal = AbortSignal.timeout(20);
  await expect(fetch(`${url}/never`, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(breakOff()).toBe(0);
});
