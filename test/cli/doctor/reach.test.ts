import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createSocketServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { reach } from '../../../src/cli/doctor/reach.ts';

const closings: (() => void)[] = [];
afterEach(() => {
  for (const close of closings.splice(0)) close();
});

async function aVendor(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('reach', () => {
  it.each([200, 302, 404, 405, 500])(
    'takes any answer for one, also %i, and asks for nothing but /',
    async (status) => {
      const asked: string[] = [];
      const origin = await aVendor((request, response) => {
        asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim());
        response.writeHead(status, { location: '/elsewhere' }).end();
      });
      expect(await reach(`${origin}/cgi-bin/webhook/send?key=secret`)).toMatchObject({ kind: 'reached' });
      expect(asked).toEqual(['HEAD /']);
    },
  );

  it("tells how far this machine's time is ahead of the host's", async () => {
    const origin = await aVendor((_, response) => {
      response.writeHead(404, { date: 'Mon, 23 Nov 2026 02:00:00 GMT' }).end();
    });
    const read = () => Date.parse('2026-11-23T10:05:00+08:00');
    expect(await reach(origin, { read })).toEqual({ kind: 'reached', aheadMs: 5 * 60_000 });
  });

  it('tells nothing of the time where the host does not', async () => {
    const origin = await aVendor((_, response) => {
      response.sendDate = false;
      response.end();
    });
    expect(await reach(origin)).toEqual({ kind: 'reached' });
  });

  it('gives up on a host that takes the connection and says nothing', async () => {
    const server = createSocketServer((socket) => {
      closings.push(() => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closings.push(() => server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await reach(origin, { timeoutMs: 50 })).toEqual({ kind: 'unreached', code: 'timeout' });
  });

  it('tells why there is no connection', async () => {
    const origin = await aVendor(() => {});
    for (const close of closings.splice(0)) close();
    expect(await reach(origin)).toEqual({ kind: 'unreached', code: 'ECONNREFUSED' });
  });
});
