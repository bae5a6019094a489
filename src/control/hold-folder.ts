import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, lstat, mkdir, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { whoHolds } from './ask-holder.ts';
import { type ControlServer, createControlServer, type Run } from './control-server.ts';
import { ControlError, errnoOf } from './errors.ts';
import { controlSocket, socketAddress } from './socket-path.ts';
import { sweepSockets, takeSocket } from './take-socket.ts';

const LINGER_MS = 500;

/** A data folder held: nobody else may write in it until it is released, or this process dies. */
export interface Held {
  /** Carries out the commands that come over the socket; until then they are told that the bot is starting. */
  serve(run: Run): void;
  /** Refuses new commands and waits for those under way; call it before closing what they write to. */
  drain(): Promise<void>;
  /** Drains, and lets the folder go. Removes only its own socket. */
  release(): Promise<void>;
}

/**
 * Holds a data folder by listening on `<folder>/control.sock` (for its owner alone); the folder is made if it is not
 * there. A socket that nobody answers is taken over.
 * @throws {ControlError} `held`, `no-access`, `path-too-long`, `no-socket`
 */
export async function holdFolder(folder: string, version = ''): Promise<Held> {
  const path = controlSocket(folder);
  const server = createControlServer({ pid: process.pid, folder: resolve(folder), version });
  // Listening before it has its name: whoever finds the name finds somebody who answers.
  const mine = `${path}.${randomBytes(6).toString('hex')}`;
  const address = socketAddress(mine);
  try {
    await mkdir(resolve(folder), { recursive: true, mode: 0o700 });
    server.http.listen(address);
    await once(server.http, 'listening');
    await chmod(mine, 0o600);
    if ((await takeSocket(mine, path)) === 'held') throw await heldBy(folder);
    await sweepSockets(path);
  } catch (cause) {
    server.http.close();
    if (cause instanceof ControlError) throw cause;
    // Whoever holds the folder sweeps what does not answer yet: our own name may be gone before it listened.
    throw errnoOf(cause) === 'ENOENT' ? await heldBy(folder) : noSocket(folder, cause);
  } finally {
    await unlink(mine).catch(() => {});
  }
  return held(server, path);
}

async function held(server: ControlServer, path: string): Promise<Held> {
  const own = await lstat(path);
  const letGo = async (): Promise<void> => {
    await server.drain();
    const now = await lstat(path).catch(() => undefined);
    if (now?.ino === own.ino && now.dev === own.dev) await unlink(path);
    server.http.close();
    // An answer under way gets the time to leave; who only keeps a connection open is not waited for.
    setTimeout(() => server.http.closeAllConnections(), LINGER_MS).unref();
    await once(server.http, 'close');
  };
  let released: Promise<void> | undefined;
  return {
    serve: server.serve,
    drain: server.drain,
    release: () => {
      released ??= letGo();
      return released;
    },
  };
}

async function heldBy(folder: string): Promise<ControlError> {
  let pid: number | undefined;
  try {
    pid = (await whoHolds(folder))?.pid;
  } catch (error) {
    // A holder that says nothing holds all the same.
    if (error instanceof ControlError && error.code === 'no-access') return error;
  }
  const who = pid === undefined ? '另一个进程' : `进程 ${pid} `;
  const message = `数据文件夹 ${resolve(folder)} 正由${who}使用，同一时间只能有一个程序写入。请先停止它，或换一个数据文件夹（--data）`;
  return new ControlError('held', message, { pid });
}

function noSocket(path: string, cause: unknown): ControlError {
  const what = errnoOf(cause) ?? String(cause);
  return new ControlError(
    'no-socket',
    `无法在数据文件夹中建立控制套接字（${what}）：${path}。请检查文件夹的权限和挂载方式；网络盘、共享文件夹不支持，请放在本机磁盘上`,
    { cause },
  );
}
