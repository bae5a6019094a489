import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReportDrawer } from '../../src/picture/create-report-drawer.ts';
import type { PictureJob } from '../../src/picture/picture-job.ts';
import { startWorker } from '../../src/picture/start-worker.ts';
import { BARE } from './a-report-picture.ts';

/** A worker that runs a script of one line instead of drawing. */
const running = (script: string, options = {}) =>
  new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), options);
const HANGS = () => running('for (;;);');
const SLEEPS = () => running('setInterval(() => {}, 1000);');
const THROWS = () => running("throw new TypeError('torn');");
const EXITS = () => running('process.exit(7);');
const SWELLS = () =>
  running('const all = []; for (;;) all.push(new Array(1e5).fill({}));', {
    resourceLimits: { maxOldGenerationSizeMb: 16 },
    stderr: true,
  });
const answering = (answer: string) => () =>
  running(`import { parentPort } from 'node:worker_threads'; parentPort.postMessage(${answer});`);
const BABBLES = answering("{ kind: 'checked' }");
const ANSWERS = answering("{ kind: 'drawn', png: Uint8Array.of(1, 2, 3) }");

const SIGNATURE = '89504e470d0a1a0a';
const signature = (png: Uint8Array) => Buffer.from(png.slice(0, 8)).toString('hex');

/** A drawer whose workers are started one after another by these, then by the real one. */
function drawerWith(starts: readonly (() => Worker)[], timeLimit?: number) {
  const left = [...starts];
  const alive = { now: 0, most: 0 };
  const start = (job: PictureJob) => {
    const worker = left.shift()?.() ?? startWorker(job);
    alive.most = Math.max(alive.most, ++alive.now);
    worker.once('exit', () => alive.now--);
    return worker;
  };
  return { ...createReportDrawer({ start, ...(timeLimit !== undefined && { timeLimit }) }), alive };
}

describe('a report drawer', () => {
  let drawer: ReturnType<typeof drawerWith>;
  afterEach(() => {
    vi.unstubAllEnvs();
    return drawer.stop();
  });

  it('draws one picture after another, leaves the main thread free meanwhile and no worker behind', async () => {
    drawer = drawerWith([]);
    let turns = 0;
    const turning = setInterval(() => turns++, 5);
    const drawing = Promise.all([drawer.draw(BARE), drawer.draw({ ...BARE, title: '月通报' })]);
    const pngs = await drawing.finally(() => clearInterval(turning));
    expect(pngs.map(signature)).toEqual([SIGNATURE, SIGNATURE]);
    expect(pngs[0]).not.toEqual(pngs[1]);
    expect(drawer.alive).toEqual({ now: 0, most: 1 });
    // Drawn on this thread it would be a turn or two; a free thread has some hundred.
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['waits', SLEEPS],
    ['never comes to rest', HANGS],
  ])('ends a worker that %s at the time limit', async (_, slow) => {
    drawer = drawerWith([slow], 150);
    await expect(drawer.draw(BARE)).rejects.toMatchObject({ name: 'PictureError', code: 'too-slow' });
    expect(drawer.alive.now).toBe(0);
  });

  it.each([
    ['throws', THROWS, /torn/],
    ['ends without an answer', EXITS, /ended with 7/],
    ['swells beyond its memory', SWELLS, /memory/],
    ['answers something else', BABBLES, /something else/],
  ])('rejects the picture of a worker that %s, and draws the next', async (_, broken, message) => {
    drawer = drawerWith([broken, ANSWERS]);
    const both = await Promise.allSettled([drawer.draw(BARE), drawer.draw(BARE)]);
    expect(both[0]).toMatchObject({ reason: { code: 'failed', message: expect.stringMatching(message) } });
    expect(both[1]).toMatchObject({ value: Uint8Array.of(1, 2, 3) });
  });

  it('rejects a picture whose worker cannot be started', async () => {
    drawer = drawerWith([
      () => {
        throw new Error('no thread left');
      },
    ]);
    await expect(drawer.draw(BARE)).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('thread'),
    });
  });

  it('refuses what is drawn, what waits and what comes when it is stopped', async () => {
    drawer = drawerWith([SLEEPS]);
    const asked = [drawer.draw(BARE), drawer.draw(BARE)].map((picture) =>
      expect(picture).rejects.toMatchObject({ code: 'stopped' }),
    );
    await new Promise(setImmediate);
    await drawer.stop();
    await Promise.all(asked);
    await expect(drawer.draw(BARE)).rejects.toMatchObject({ code: 'stopped' });
    expect(drawer.alive).toEqual({ now: 0, most: 1 });
  });

  it('finds that Chinese can be drawn here', async () => {
    drawer = drawerWith([]);
    expect(await drawer.check()).toEqual({ drawable: true });
  });

  it('says so where the drawing library has no binary for the platform', async () => {
    vi.stubEnv('NAPI_RS_NATIVE_LIBRARY_PATH', '/nowhere/skia.node');
    drawer = drawerWith([]);
    expect(await drawer.check()).toMatchObject({
      drawable: false,
      reason: 'no-canvas',
      remedy: expect.stringContaining('npm ci'),
      detail: expect.stringContaining('native binding'),
    });
  });

  it('says what is amiss, and never rejects, where it cannot be found out', async () => {
    drawer = drawerWith([THROWS]);
    expect(await drawer.check()).toMatchObject({
      drawable: false,
      reason: 'no-answer',
      remedy: expect.stringContaining('duban doctor'),
      detail: expect.stringContaining('torn'),
    });
  });
});

describe('the built drawer', () => {
  const built = new URL('../../dist/picture/create-report-drawer.js', import.meta.url);

  it('draws, and does not keep the process alive', async () => {
    const script = `
      import { createReportDrawer } from '${built}';
      const png = await createReportDrawer().draw(${JSON.stringify(BARE)});
      process.stdout.write(Buffer.from(png.slice(0, 8)).toString('hex'));`;
    const node = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      timeout: 20_000,
    });
    expect((await node).stdout).toBe(SIGNATURE);
  });
});
