import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askHolder, whoHolds } from '../../src/control/ask-holder.ts';
import { type Held, holdFolder } from '../../src/control/hold-folder.ts';
import type { RunRequest } from '../../src/control/run-request.ts';
import { leaveDeadSocket } from './dead-socket.ts';

const REQUEST: RunRequest = {
  command: 'import',
  args: { file: '台账.xlsx', dryRun: false },
  cwd: '/home/county',
};

let folder: string;
let held: Held;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duban-ask-'));
  held = await holdFolder(folder);
});
afterEach(async () => {
  await held.release();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends a body as it is; the status and the body of the answer. */
async function send(method: string, path: string, body = ''): Promise<[number | undefined, unknown]> {
  const asking = httpRequest({ socketPath: join(folder, 'control.sock'), method, path, agent: false });
  asking.end(body);
  const [response] = await once(asking, 'response');
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return [response.statusCode, JSON.parse(Buffer.concat(chunks).toString('utf8'))];
}

describe('askHolder', () => {
  it('hands the command to the holder and brings back status, output and errors', async () => {
    const asked: RunRequest[] = [];
    held.serve(async (request) => {
      asked.push(request);
      return { status: 1, stdout: `导入${'一'.repeat(300_000)}`, stderr: '第3行：时限读不懂' };
    });
    const outcome = await askHolder(folder, REQUEST);
    expect(asked).toEqual([REQUEST]);
    expect(outcome).toEqual({
      status: 1,
      stdout: `导入${'一'.repeat(300_000)}`,
      stderr: '第3行：时限读不懂',
    });
  });

  it('is undefined where nobody holds the folder', async () => {
    await held.release();
    expect(await askHolder(folder, REQUEST)).toBeUndefined();
    expect(await whoHolds(folder)).toBeUndefined();
    await leaveDeadSocket(join(folder, 'control.sock'));
    expect(await askHolder(folder, REQUEST)).toBeUndefined();
    expect(await askHolder(join(folder, 'nowhere'), REQUEST)).toBeUndefined();
  });

  it('answers a failing command as status 1 with its message', async () => {
    held.serve(async () => {
      throw new Error('磁盘已满，没有写入');
    });
    expect(await askHolder(folder, REQUEST)).toEqual({ status: 1, stdout: '', stderr: '磁盘已满，没有写入' });
  });

  it('is told to come later before commands are served', async () => {
    expect(await askHolder(folder, REQUEST)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('请稍后再试'),
    });
  });

  it('rejects where the holder goes away in the middle', async () => {
    const server = createServer((socket) => socket.destroy());
    await held.release();
    server.listen(join(folder, 'control.sock'));
    await once(server, 'listening');
    await expect(askHolder(folder, REQUEST)).rejects.toMatchObject({
      name: 'ControlError',
      code: 'no-answer',
    });
    server.close();
    await once(server, 'close');
  });
});

describe('the control server', () => {
  it.each([
    ['no JSON', '{"command":'],
    ['no object', '["import"]'],
    ['no arguments', '{"command":"import","cwd":"/"}'],
    ['a command that is no text', '{"command":1,"args":{},"cwd":"/"}'],
  ])('answers a body with %s as a failure and runs nothing', async (_, body) => {
    let runs = 0;
    held.serve(async () => {
      runs += 1;
      return { status: 0, stdout: '', stderr: '' };
    });
    expect(await send('POST', '/run', body)).toEqual([
      200,
      expect.objectContaining({ status: 1, stdout: '' }),
    ]);
    expect(runs).toBe(0);
  });

  it('refuses a body over its limit', async () => {
    const body = JSON.stringify({ ...REQUEST, args: { text: 'x'.repeat(1_100_000) } });
    expect(await send('POST', '/run', body)).toEqual([413, expect.objectContaining({ status: 1 })]);
  });

  it.each([
    ['GET', '/run'],
    ['POST', '/'],
    ['DELETE', '/run'],
  ])('knows no %s %s', async (method, path) => {
    expect(await send(method, path)).toEqual([404, expect.objectContaining({ status: 1 })]);
  });
});

describe('release', () => {
  it('waits for the command under way, refuses the next, and keeps the folder held meanwhile', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    held.serve(async () => {
      begun();
      await finished;
      return { status: 0, stdout: '已导入', stderr: '' };
    });
    const first = askHolder(folder, REQUEST);
    await started;
    const releasing = held.release();
    expect(await askHolder(folder, REQUEST)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('正在停止'),
    });
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'held' });
    finish();
    expect(await first).toMatchObject({ status: 0, stdout: '已导入' });
    await releasing;
    expect(await askHolder(folder, REQUEST)).toBeUndefined();
  });

  it('does not wait for somebody who only keeps a connection open', async () => {
    const idle = connect(join(folder, 'control.sock'));
    idle.on('error', () => {});
    await once(idle, 'connect');
    await held.release();
    expect(await whoHolds(folder)).toBeUndefined();
    idle.destroy();
  });
});
