import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FileShelf, KeptFile } from '../../src/ports/file-shelf.ts';
import { type Running, running } from './harness.ts';

type Shelf = Pick<FileShelf, 'read'>;

const NOON = 1_795_399_200_000;
const HOUR = 60 * 60 * 1000;
const ID = 'q7RkW2mZ0bX_4tYv-9Lc';

const started: Running[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(({ server }) => server.stop()));
});

/** A shelf with these files by id; `asked` are the ids it was asked for. */
function shelfOf(files: Readonly<Record<string, Partial<KeptFile>>>): Shelf & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async (id) => {
      asked.push(id);
      const file = files[id];
      return file && { name: '台账.xlsx', bytes: Uint8Array.of(1, 2, 3), keptAt: NOON, ...file };
    },
  };
}

async function serving(files: Shelf, now: () => number = () => NOON): Promise<Running> {
  const one = await running({ files, clock: { now } });
  started.push(one);
  return one;
}

/** Sends a request line as it is, which `fetch` would tidy up, and gives status and body. */
function ask(port: number, target: string, method = 'GET'): Promise<{ status: string; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${method} ${target} HTTP/1.1\r\nHost: duban\r\nConnection: close\r\n\r\n`, 'latin1'),
    );
    let seen = '';
    socket.setEncoding('utf8').on('data', (data) => {
      seen += data;
    });
    socket
      .on('close', () => {
        const [head = '', body = ''] = seen.split('\r\n\r\n');
        resolve({ status: head.split(' ')[1] ?? '', body });
      })
      .on('error', reject);
  });
}

describe('GET /files/<id>', () => {
  it('gives the file out to be saved under its Chinese name', async () => {
    const name = '重点工作周调度〔2026〕第46期附表.xlsx';
    const bytes = Buffer.from('xxxPK\x03\x04xxx').subarray(3, 7);
    const { url, log } = await serving(shelfOf({ [ID]: { name, bytes } }));
    const response = await fetch(`${url}/files/${ID}`);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from('PK\x03\x04'));
    const header = response.headers.get('content-disposition') ?? '';
    const [, plain, extended] =
      /^attachment; filename="([^"]*)"; filename\*=UTF-8''(\S+)$/.exec(header) ?? [];
    expect(plain).toBe('file.xlsx');
    expect(decodeURIComponent(extended ?? '')).toBe(name);
    expect(log.lines).toEqual([
      {
        level: 'info',
        message: 'file given out',
        facts: { file: name, bytes: 4, method: 'GET', status: 200 },
      },
    ]);
  });

  it.each([
    ['a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.PNG', 'image/png'],
    ['a.html', 'application/octet-stream'],
    ['png', 'application/octet-stream'],
  ])('names what %s is', async (name, type) => {
    const { url } = await serving(shelfOf({ [ID]: { name } }));
    const { headers } = await fetch(`${url}/files/${ID}`);
    expect(headers.get('content-type')).toBe(type);
  });

  it.each(['here', 'not here'])('is kept, shown and told on by nobody when the file is %s', async (where) => {
    const { url } = await serving(shelfOf(where === 'here' ? { [ID]: {} } : {}));
    const { headers } = await fetch(`${url}/files/${ID}`);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    });
  });

  it('ends 24 hours after the file was kept, by the clock', async () => {
    let now = NOON;
    const { url } = await serving(shelfOf({ [ID]: { keptAt: NOON } }), () => now);
    const statuses: number[] = [];
    for (const at of [-1, 0, 24 * HOUR - 1, 24 * HOUR, 240 * HOUR]) {
      now = NOON + at;
      statuses.push((await fetch(`${url}/files/${ID}`)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 404, 404]);
  });

  it('says the same of an unknown, an expired and an odd id, and what to do', async () => {
    const old = 'expired-0123456789';
    const { url } = await serving(shelfOf({ [old]: { keptAt: NOON - 25 * HOUR } }));
    const answers = await Promise.all(
      ['unknown-0123456789', old, 'x', '', 'a%00b', '%e4%bd%a0'].map(async (id) => {
        const response = await fetch(`${url}/files/${id}`);
        const { date: _, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(404);
    expect(answers[0]?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answers[0]?.body).toContain(
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
    );
    expect(answers[0]?.body).toContain('请重新发送“导出”，或向督查室索取');
    // Behind a proxy a path of ours may lead elsewhere.
    expect(answers[0]?.body).not.toMatch(/href|src=/);
  });

  it.each([
    ['no id', '/files'],
    ['an empty id', '/files/'],
    ['a way up', '/files/../people.json'],
    ['an encoded slash', '/files/..%2fpeople.json'],
    ['encoded dots', '/files/%2e%2e/people.json'],
    ['a backslash', '/files/..\\people.json'],
    ['a double slash', '/files//people.json'],
    ['a name', '/files/people.json'],
    ['a path', '/files/2026/tasks/0001.json'],
    ['a slash behind the id', `/files/${ID}/`],
    ['a way back behind the id', `/files/${ID}/..`],
    ['an encoded null byte', `/files/${ID}%00.png`],
    ['half an escape', `/files/${ID}%`],
    ['the id in escapes', `/files/%71${ID.slice(1)}`],
    ['a parameter', `/files/${ID};x=1`],
    ['an overlong id', `/files/${'a'.repeat(129)}`],
    ['an id of 10,000 letters', `/files/${'a'.repeat(10_000)}`],
  ])('asks the shelf for nothing by %s', async (_, target) => {
    const shelf = shelfOf({ [ID]: {} });
    const { address } = await serving(shelf);
    const { status, body } = await ask(address.port, target);
    expect([status, body.includes('文件链接已失效')]).toEqual(['404', true]);
    expect(shelf.asked).toEqual([]);
  });

  it.each([
    ['a null byte', `/files/${ID}\0`],
    ['bytes above ASCII', `/files/${'\u00e9'.repeat(20)}`],
  ])('never gets to see %s', async (_, target) => {
    const shelf = shelfOf({ [ID]: {} });
    const { address } = await serving(shelf);
    expect((await ask(address.port, target)).status).toBe('400');
    expect(shelf.asked).toEqual([]);
  });

  it('does not mind a query, which some chat tools put behind a link', async () => {
    const { url } = await serving(shelfOf({ [ID]: {} }));
    expect((await fetch(`${url}/files/${ID}?from=singlemessage`)).status).toBe(200);
  });

  it('answers HEAD like GET, without the body', async () => {
    const { url, address } = await serving(shelfOf({ [ID]: {} }));
    const headersOf = async (method: string) => {
      const { headers } = await fetch(`${url}/files/${ID}`, { method });
      // The connection's own: Node's fetch closes it after a HEAD.
      return [...headers].filter(([name]) => !['connection', 'keep-alive', 'date'].includes(name));
    };
    expect(await headersOf('HEAD')).toEqual(await headersOf('GET'));
    expect(await headersOf('HEAD')).toContainEqual(['content-length', '3']);
    for (const [id, status] of [
      [ID, '200'],
      ['unknown-0123456789', '404'],
    ] as const) {
      expect(await ask(address.port, `/files/${id}`, 'HEAD')).toEqual({ status, body: '' });
    }
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('refuses %s', async (method) => {
    const shelf = shelfOf({ [ID]: {} });
    const { url } = await serving(shelf);
    const response = await fetch(`${url}/files/${ID}`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(shelf.asked).toEqual([]);
  });

  it('is a bare 500 when the shelf cannot be read', async () => {
    const { url, log } = await serving({ read: () => Promise.reject(new Error('EIO')) });
    const response = await fetch(`${url}/files/${ID}`);
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(log.lines).toMatchObject([{ level: 'error', message: 'request failed' }]);
  });

  it('leaves other paths alone, and is not there without a shelf', async () => {
    const { url } = await serving(shelfOf({}));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/filesystem`)).text()).not.toContain('链接');
    const without = await running();
    started.push(without);
    expect(await (await fetch(`${without.url}/files/${ID}`)).text()).not.toContain('链接');
  });
});
