import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/simulator/traffic.ts';
import { serveVendor, type VendorServer } from '../../src/simulator/vendor-server.ts';
import { aLab, aTinyVendor, GROUP, NOON, type TestLab } from './a-tiny-vendor.ts';

const started: VendorServer[] = [];

interface Served {
  readonly baseUrl: string;
  readonly lab: TestLab;
  /** Posts a body to a path: status, content type and body of the answer. */
  post(path: string, body?: string): Promise<readonly [number, string, string]>;
  /** What people see. */
  seen(): readonly string[];
  /** Outcome and note of everything that passed. */
  passed(): readonly (readonly [Exchange['outcome'], string?])[];
}

async function served(): Promise<Served> {
  const lab = aLab();
  const server = await serveVendor(aTinyVendor(), lab);
  started.push(server);
  const { baseUrl } = server;
  return {
    baseUrl,
    lab,
    post: async (path, body = '好') => {
      const response = await fetch(`${baseUrl}${path}`, { method: 'POST', body });
      return [response.status, response.headers.get('content-type') ?? '', await response.text()];
    },
    seen: () => lab.chatLog.all().map(({ content }) => ('text' in content ? content.text : content.kind)),
    passed: () =>
      lab.traffic.all().map(({ outcome, note }) => (note === undefined ? [outcome] : [outcome, note])),
  };
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

const TAKEN = [200, 'application/json; charset=utf-8', '{"code":0}'];

describe('serveVendor', () => {
  it('answers what the double answers, shows what it shows, and keeps both', async () => {
    const { baseUrl, lab, post, seen } = await served();
    expect(await post('/show?key=k', '逾期7项')).toEqual(TAKEN);
    expect(seen()).toEqual(['逾期7项']);
    expect(lab.chatLog.all()[0]).toMatchObject({ room: GROUP.key, at: NOON, via: 'webhook' });
    expect(lab.traffic.all()).toEqual([
      {
        no: 1,
        at: NOON,
        vendor: 'wecom',
        direction: 'request',
        request: {
          method: 'POST',
          url: '/show?key=k',
          headers: expect.objectContaining({
            host: baseUrl.replace('http://', ''),
            'content-type': 'text/plain;charset=UTF-8',
          }),
          body: '逾期7项',
        },
        response: { status: 200, body: '{"code":0}' },
        outcome: 'ok',
        room: GROUP.key,
      },
    ]);
  });

  it('hands over query and time, and takes over the type of the answer', async () => {
    const { baseUrl, lab } = await served();
    lab.clock.at = NOON + 5;
    const response = await fetch(`${baseUrl}/hello?who=%E5%BC%A0%E4%B8%89`);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(await response.text()).toBe(`张三 ${NOON + 5}`);
    expect(lab.traffic.all()[0]?.at).toBe(NOON + 5);
  });

  it.each(['/nothing', '/show/', '/hello'])('says that %s is not played', async (path) => {
    const { lab, post, passed } = await served();
    lab.faults.set('server-error');
    lab.faults.set('no-answer');
    expect((await post(path))[2]).toBe('{"code":40008}');
    expect(passed()).toEqual([['not-simulated', `not simulated: POST ${path}`]]);
    expect(lab.traffic.all()[0]).not.toHaveProperty('room');
  });

  it('keeps why the double refuses, and shows nothing of it', async () => {
    const { post, passed, seen } = await served();
    expect((await post('/no'))[2]).toBe('{"code":7}');
    expect(passed()).toEqual([['refused', '7 不行']]);
    expect(seen()).toEqual([]);
  });

  it('keeps what the vendor keeps to itself', async () => {
    const { post, passed } = await served();
    await post('/quiet');
    expect(passed()).toEqual([['ok', '什么也看不到']]);
  });

  it('tells of a file by its size', async () => {
    const { baseUrl, lab } = await served();
    const form = new FormData();
    form.append('media', new Blob(['x'.repeat(100)]), 'a.png');
    await fetch(`${baseUrl}/show`, { method: 'POST', body: form });
    expect(lab.traffic.all()[0]?.request.body).toMatch(/^（multipart\/form-data; boundary=.+，\d{3} 字节）$/);
  });

  it('lives on after a bug of the double, whose caller gets no answer', async () => {
    const { post } = await served();
    await expect(post('/broken')).rejects.toThrow();
    expect(await post('/show')).toEqual(TAKEN);
  });

  it('hangs up on a body that no vendor takes', async () => {
    const { baseUrl, post, seen } = await served();
    const huge = fetch(`${baseUrl}/show`, { method: 'POST', body: new Uint8Array(33 * 1024 * 1024) });
    await expect(huge).rejects.toThrow();
    expect(await post('/show', '还在')).toEqual(TAKEN);
    expect(seen()).toEqual(['还在']);
  });

  it('lives on after a caller that hangs up in the middle', async () => {
    const { baseUrl, lab, post } = await served();
    const { port } = new URL(baseUrl);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write('POST /show HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () =>
      socket.resetAndDestroy(),
    );
    await once(socket, 'close');
    expect(await post('/show')).toEqual(TAKEN);
    expect(lab.traffic.all()).toHaveLength(1);
  });

  it('takes the port that it is told, or fails', async () => {
    const { baseUrl } = await served();
    const port = Number(new URL(baseUrl).port);
    await expect(serveVendor(aTinyVendor(), aLab(), port)).rejects.toThrow('EADDRINUSE');
    await started.pop()?.stop();
    const again = await serveVendor(aTinyVendor(), aLab(), port);
    started.push(again);
    expect(again.baseUrl).toBe(baseUrl);
  });
});

describe('a fault before the vendor takes anything', () => {
  it('is worded by the double, shows nothing, and is told of', async () => {
    const { lab, post, seen, passed } = await served();
    lab.faults.set('busy', { times: 1 });
    expect((await post('/show'))[2]).toBe('{"code":"busy"}');
    expect(seen()).toEqual([]);
    expect(await post('/show')).toEqual(TAKEN);
    expect(passed()).toEqual([['refused', '故障：busy'], ['ok']]);
    expect(lab.traffic.all()[0]?.response).toEqual({ status: 200, body: '{"code":"busy"}' });
  });

  it('does not happen, and is not counted, where the vendor has no word for it', async () => {
    const { lab, post } = await served();
    lab.faults.set('removed', { times: 1 });
    expect(await post('/quiet')).toEqual(TAKEN);
    expect(lab.faults.list()).toHaveLength(1);
    expect((await post('/show'))[2]).toBe('{"code":"removed"}');
    expect(lab.faults.list()).toEqual([]);
  });

  it('happens on its path and with its vendor only', async () => {
    const { lab, post } = await served();
    lab.faults.set('busy', { path: '/show' });
    expect(await post('/quiet')).toEqual(TAKEN);
    expect((await post('/show'))[2]).toBe('{"code":"busy"}');
    lab.faults.set('busy', { vendor: 'dingtalk' });
    expect(await post('/show')).toEqual(TAKEN);
  });

  it.each([
    [undefined, 502],
    [503, 503],
  ])('may be a gateway (%s): %i and a page', async (amount, status) => {
    const { lab, post, passed, seen } = await served();
    lab.faults.set('server-error', amount === undefined ? {} : { amount });
    const [answered, type, body] = await post('/show');
    expect([answered, type]).toEqual([status, 'text/html']);
    expect(body).toMatch(/^<html>/);
    expect(seen()).toEqual([]);
    expect(passed()).toEqual([['refused', '故障：server-error']]);
  });

  it('may be a page with 200', async () => {
    const { lab, post, passed } = await served();
    lab.faults.set('not-json', { times: 1 });
    const [status, type, body] = await post('/show');
    expect([status, type]).toEqual([200, 'text/html']);
    expect(() => JSON.parse(body)).toThrow();
    expect(passed()).toEqual([['refused', '故障：not-json']]);
  });

  it('leaves those after it for the next request', async () => {
    const { lab, post } = await served();
    for (const kind of ['busy', 'not-json', 'accepted-but-dropped', 'reset-after-accept'] as const) {
      lab.faults.set(kind, { times: 1 });
    }
    expect((await post('/show'))[2]).toBe('{"code":"busy"}');
    expect((await post('/show'))[1]).toBe('text/html');
    await expect(post('/show')).rejects.toThrow();
    expect(lab.faults.list()).toEqual([]);
  });
});

describe('a fault after the vendor has taken the message', () => {
  it('makes it slow: people see it before the bot hears of it', async () => {
    const { lab, post, seen, passed } = await served();
    lab.faults.set('slow', { amount: 150 });
    const story: string[] = [];
    lab.chatLog.watch(() => story.push('seen'));
    const before = performance.now();
    const answered = post('/show').finally(() => story.push('answered'));
    expect(await answered).toEqual(TAKEN);
    expect(performance.now() - before).toBeGreaterThanOrEqual(145);
    expect(story).toEqual(['seen', 'answered']);
    expect(seen()).toEqual(['好']);
    expect(passed()).toEqual([['ok', '故障：slow']]);
  });

  it('leaves the bot without an answer, though people see the message', async () => {
    const { baseUrl, lab, seen, passed } = await served();
    lab.faults.set('no-answer');
    const hangUp = new AbortController();
    lab.traffic.watch(() => setImmediate(() => hangUp.abort()));
    const { signal } = hangUp;
    await expect(fetch(`${baseUrl}/show`, { method: 'POST', body: '好', signal })).rejects.toThrow('aborted');
    expect(seen()).toEqual(['好']);
    expect(passed()).toEqual([['broken', '故障：no-answer']]);
    expect(lab.traffic.all()[0]).not.toHaveProperty('response');
  });

  it('breaks the connection, though people see the message', async () => {
    const { lab, post, seen, passed } = await served();
    lab.faults.set('reset-after-accept', { times: 1 });
    await expect(post('/show')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(seen()).toEqual(['好']);
    expect(passed()).toEqual([['broken', '故障：reset-after-accept']]);
    expect(lab.traffic.all()[0]).not.toHaveProperty('response');
  });

  it('drops the message, though the bot hears that all is well', async () => {
    const { lab, post, seen, passed } = await served();
    lab.faults.set('accepted-but-dropped');
    expect(await post('/show')).toEqual(TAKEN);
    expect(seen()).toEqual([]);
    expect(passed()).toEqual([['ok', '故障：accepted-but-dropped']]);
  });

  it('drops nothing, and is not counted, where nothing would be seen', async () => {
    const { lab, post } = await served();
    lab.faults.set('accepted-but-dropped', { times: 1 });
    await post('/quiet');
    expect(lab.faults.list()).toHaveLength(1);
  });

  it('finds nobody behind an @', async () => {
    const { lab, post, passed } = await served();
    lab.faults.set('mention-unresolved', { times: 1 });
    await post('/show');
    expect(lab.faults.list()).toHaveLength(1);
    await post('/call');
    await post('/call');
    const pinged = lab.chatLog.all().map(({ mentions }) => mentions.map((one) => one.pinged));
    expect(pinged).toEqual([[], [false], [true]]);
    expect(passed()).toEqual([['ok'], ['ok', '故障：mention-unresolved'], ['ok']]);
  });

  it('does not happen to what the double refuses', async () => {
    const { lab, post, passed } = await served();
    for (const kind of ['slow', 'no-answer', 'reset-after-accept', 'accepted-but-dropped'] as const) {
      lab.faults.set(kind, { times: 1 });
    }
    expect((await post('/no'))[2]).toBe('{"code":7}');
    expect(lab.faults.list()).toHaveLength(4);
    expect(passed()).toEqual([['refused', '7 不行']]);
  });

  it('does not keep the vendor from stopping', async () => {
    const { baseUrl, lab } = await served();
    lab.faults.set('no-answer');
    const shown = new Promise<void>((resolve) => {
      lab.chatLog.watch(() => resolve());
    });
    const asked = fetch(`${baseUrl}/show`, { method: 'POST', body: '好' });
    await shown;
    const [stopped] = await Promise.allSettled([started.pop()?.stop(), asked]);
    expect(stopped.status).toBe('fulfilled');
    await expect(asked).rejects.toThrow();
  });
});
