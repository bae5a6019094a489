import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { askHolder, whoHolds } from '../../src/control/ask-holder.ts';
import { type Held, holdFolder } from '../../src/control/hold-folder.ts';
import { rightToReplace } from '../../src/control/take-socket.ts';
import { leaveDeadSocket } from './dead-socket.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const act of undo.splice(0).reverse()) await act();
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-hold-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function hold(folder: string): Promise<Held> {
  const held = await holdFolder(folder, '1.0');
  undo.push(() => held.release());
  return held;
}

/** A process of its own that holds when told to; `tell` resolves with what it says. */
async function aProcess() {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'test/control/hold-loop.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  undo.push(() => child.kill('SIGKILL'));
  if (child.stdin === null || child.stdout === null) throw new Error('no pipes');
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async (): Promise<string> => String((await lines.next()).value);
  expect(await hear()).toBe('ready');
  const tell = (line: string) => {
    stdin.write(`${line}\n`);
    return hear();
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { pid: child.pid, tell, kill };
}

const socketOf = (folder: string) => join(folder, 'control.sock');
const request = { command: 'import', args: {}, cwd: '/' };

describe('holdFolder', () => {
  it('makes the folder and a socket for its owner alone, and leaves nothing else in it', async () => {
    const folder = join(aFolder(), 'new/data');
    await hold(folder);
    expect(readdirSync(folder)).toEqual(['control.sock']);
    expect(lstatSync(socketOf(folder)).isSocket()).toBe(true);
    expect(statSync(socketOf(folder)).mode & 0o777).toBe(0o600);
    expect(await whoHolds(folder)).toEqual({ pid: process.pid, folder, version: '1.0' });
  });

  it('refuses a folder that is held, and says by whom', async () => {
    const folder = aFolder();
    await hold(folder);
    const refused = holdFolder(folder);
    await expect(refused).rejects.toMatchObject({ name: 'ControlError', code: 'held', pid: process.pid });
    await expect(refused).rejects.toThrow(`进程 ${process.pid}`);
    expect(readdirSync(folder)).toEqual(['control.sock']);
    expect(await whoHolds(folder)).toMatchObject({ pid: process.pid });
  });

  it('refuses a folder whose holder takes the connection and says nothing', { timeout: 10_000 }, async () => {
    const folder = aFolder();
    const mute = createServer().listen(socketOf(folder));
    undo.push(() => mute.close());
    await once(mute, 'listening');
    mute.on('connection', (socket) => socket.on('error', () => {}));
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'held', pid: undefined });
  });

  it('is free again after release, which removes the socket', async () => {
    const folder = aFolder();
    const first = await hold(folder);
    await first.release();
    await first.release();
    expect(readdirSync(folder)).toEqual([]);
    await hold(folder);
    expect(await whoHolds(folder)).toMatchObject({ pid: process.pid });
  });

  it('removes at release only its own socket', async () => {
    const folder = aFolder();
    const first = await hold(folder);
    rmSync(socketOf(folder));
    const second = await hold(folder);
    await first.release();
    expect(await whoHolds(folder)).toBeDefined();
    await second.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that was killed', async () => {
    const folder = aFolder();
    const other = await aProcess();
    expect(await other.tell(`hold ${folder}`)).toBe('held');
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'held', pid: other.pid });
    expect((await askHolder(folder, request))?.stdout).toBe(String(other.pid));
    await other.kill();
    expect(existsSync(socketOf(folder))).toBe(true);
    await hold(folder);
    expect(await whoHolds(folder)).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder)).toEqual(['control.sock']);
  });

  it('takes the place of anything that nobody answers at', async () => {
    const folder = aFolder();
    writeFileSync(socketOf(folder), 'a file');
    await hold(folder);
    expect(await whoHolds(folder)).toMatchObject({ pid: process.pid });
  });

  it('finishes what a process left that died while taking over, and clears it away', async () => {
    const folder = aFolder();
    const path = socketOf(folder);
    await leaveDeadSocket(path);
    const right = await rightToReplace(path, path);
    await leaveDeadSocket(String(right));
    await leaveDeadSocket(`${path}.0123456789ab`);
    writeFileSync(`${path}.bak`, 'not ours');
    await hold(folder);
    expect(await whoHolds(folder)).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder).sort()).toEqual(['control.sock', 'control.sock.bak']);
  });

  it('gives a dead socket to exactly one of many who try at once', async () => {
    for (let round = 0; round < 40; round += 1) {
      const folder = aFolder();
      if (round % 4 !== 0) await leaveDeadSocket(socketOf(folder));
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
      const holders = tries.flatMap((tried) => (tried.status === 'fulfilled' ? [tried.value] : []));
      const refused = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason.code] : []));
      expect(holders).toHaveLength(1);
      expect(refused).toEqual(Array.from({ length: 7 }, () => 'held'));
      expect(readdirSync(folder)).toEqual(['control.sock']);
      await holders[0]?.release();
    }
  });

  it('gives a dead socket to exactly one of several processes', async () => {
    const racers = await Promise.all([aProcess(), aProcess(), aProcess(), aProcess()]);
    for (let round = 0; round < 10; round += 1) {
      const folder = aFolder();
      await leaveDeadSocket(socketOf(folder));
      const said = await Promise.all(racers.map((racer) => racer.tell(`hold ${folder}`)));
      expect(said.filter((line) => line === 'held')).toHaveLength(1);
      expect(said.filter((line) => line.startsWith('held '))).toHaveLength(3);
      await racers[said.indexOf('held')]?.tell('release');
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('says what to do where the path is too long for a socket', async () => {
    const folder = join(aFolder(), 'a'.repeat(60), 'b'.repeat(60));
    await expect(holdFolder(folder)).rejects.toMatchObject({ code: 'path-too-long' });
    await expect(askHolder(folder, request)).rejects.toThrow('路径太长');
  });

  it('holds a folder with a long path from a working directory near it', async () => {
    const folder = join(aFolder(), 'a'.repeat(60), 'b'.repeat(60));
    mkdirSync(folder, { recursive: true });
    const script = resolve('test/control/hold-loop.ts');
    const near = execFileSync(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
      cwd: folder,
      input: 'hold .\nrelease\n',
      encoding: 'utf8',
    });
    expect(near).toBe('ready\nheld\nreleased\n');
  });
});
