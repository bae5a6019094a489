import { get, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { aPage, MONDAY, type Page } from './a-page.ts';

let page: Page;
afterEach(() => page.stop());

function streamOf({ host }: Page): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(`http://${host}/sandbox/events`, resolve).on('error', reject));
}

/** What arrives until the text is there. */
async function readUntil(stream: IncomingMessage, text: string): Promise<string> {
  let read = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    read += String(chunk);
    if (read.includes(text)) return read;
  }
  throw new Error(`the stream ended without ${text}: ${read}`);
}

const said = {
  room: 'wecom:all',
  via: 'webhook',
  content: { kind: 'text', text: '甲' },
  mentions: [],
} as const;

describe('GET /sandbox/events', () => {
  it('tells many changes once', async () => {
    page = await aPage();
    const stream = await streamOf(page);
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await readUntil(stream, 'retry');
    for (let count = 0; count < 20; count += 1) page.simulator.chatLog.add(said, MONDAY);
    expect(await readUntil(stream, 'changed')).toBe('event: changed\ndata: \n\n');
    stream.destroy();
  });

  it.each([
    ['a fault', (of: Page) => of.simulator.faults.set('busy')],
    ['something that passed', (of: Page) => fetch(`${of.simulator.baseUrls.wecom}/nowhere`)],
    ['the time', (of: Page) => of.post('/sandbox/clock', { to: '2026-11-24T08:30' })],
  ])('tells a change of %s', async (_, change) => {
    page = await aPage();
    const stream = await streamOf(page);
    await readUntil(stream, 'retry');
    await change(page);
    expect(await readUntil(stream, 'changed')).toContain('event: changed');
    stream.destroy();
  });

  it('ends with the browser', async () => {
    page = await aPage();
    const { chatLog } = page.simulator;
    let watching = 0;
    const watch = chatLog.watch.bind(chatLog);
    Object.assign(chatLog, {
      watch(listener: Parameters<typeof watch>[0]) {
        const stop = watch(listener);
        watching += 1;
        return () => {
          watching -= 1;
          stop();
        };
      },
    });
    const stream = await streamOf(page);
    await readUntil(stream, 'retry');
    expect(watching).toBe(1);
    stream.destroy();
    await expect.poll(() => watching).toBe(0);
  });
});
