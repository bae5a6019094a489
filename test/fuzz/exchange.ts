import { connect, type Socket } from 'node:net';
import type { Sent } from './wire.ts';

/** What came back: the statuses of all answers, none if the server only hung up. */
export interface Answered {
  readonly statuses: readonly number[];
  readonly ms: number;
  /** The first answer's body. */
  readonly body: string;
}

export interface Line {
  send(sent: Sent): Promise<Answered>;
  close(): void;
}

/** How long a server may keep silent before the run calls it dead. */
const DEAD_MS = 30_000;
const EMPTY = Buffer.alloc(0);

/** One client of a server on loopback: a connection that lives on for requests that are whole, and new ones for the rest. */
export function openLine(port: number): Line {
  let kept: Socket | undefined;
  return {
    async send(sent) {
      const fresh = kept === undefined || kept.destroyed || !kept.writable || !sent.whole;
      const socket = fresh ? await connected(port) : (kept ?? (await connected(port)));
      if (sent.whole) kept = socket;
      const answered = await exchange(socket, sent);
      if (!sent.whole) socket.destroy();
      return answered;
    },
    close: () => kept?.destroy(),
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    socket.once('connect', () => {
      socket.off('error', reject);
      // A server that hangs up on what it will not read is no fault.
      socket.on('error', () => {});
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Sends; waits for the answer of a whole request, else for the server to hang up. */
function exchange(socket: Socket, { bytes, whole, how }: Sent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    let seen = EMPTY;
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`no answer within ${DEAD_MS} ms: ${how}`));
    }, DEAD_MS);
    const done = (): void => {
      clearTimeout(timer);
      socket.off('data', take).off('end', hungUp).off('close', done);
      const ms = performance.now() - startedMs;
      resolve({ ms, statuses: statusesIn(seen), body: bodyOf(seen)?.toString('utf8') ?? '' });
    };
    const take = (data: Buffer): void => {
      seen = Buffer.concat([seen, data]);
      if (whole && bodyOf(seen) !== undefined) {
        if (/\r\nconnection: close\r\n/i.test(headOf(seen) ?? '')) socket.destroy();
        done();
      }
    };
    const hungUp = (): void => {
      socket.destroy();
      done();
    };
    socket.on('data', take).on('end', hungUp).on('close', done);
    socket.write(bytes);
    if (!whole) socket.end();
  });
}

function headOf(seen: Buffer): string | undefined {
  const end = seen.indexOf('\r\n\r\n');
  return end < 0 ? undefined : seen.toString('latin1', 0, end + 2);
}

/** The body of the first answer, once it is there. */
function bodyOf(seen: Buffer): Buffer | undefined {
  const head = headOf(seen);
  if (head === undefined) return undefined;
  const start = head.length + 2;
  const length = Number(/\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1] ?? 0);
  return seen.length < start + length ? undefined : seen.subarray(start, start + length);
}

function statusesIn(seen: Buffer): readonly number[] {
  return [...seen.toString('latin1').matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
