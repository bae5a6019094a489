import { request } from 'node:http';
import { ControlError, errnoOf } from './errors.ts';
import {
  type Holder,
  parseHolder,
  parseRunOutcome,
  type RunOutcome,
  type RunRequest,
} from './run-request.ts';
import { controlSocket, socketAddress } from './socket-path.ts';

/** A holder too busy to say who it is within this time is a holder all the same. */
const WHO_TIMEOUT_MS = 2000;

/**
 * Has a command carried out by whoever holds the data folder; undefined if nobody does. Waits as long as it takes.
 * @throws {ControlError} `no-answer`, `no-access`, `path-too-long`
 */
export async function askHolder(folder: string, asked: RunRequest): Promise<RunOutcome | undefined> {
  const text = await exchange(folder, { method: 'POST', path: '/run' }, JSON.stringify(asked));
  if (text === undefined) return undefined;
  const outcome = parseRunOutcome(text);
  if (outcome === undefined) throw noAnswer(folder);
  return outcome;
}

/**
 * Who holds a data folder; undefined if nobody does.
 * @throws {ControlError} `no-answer`, `no-access`, `path-too-long`
 */
export async function whoHolds(folder: string): Promise<Holder | undefined> {
  const signal = AbortSignal.timeout(WHO_TIMEOUT_MS);
  const text = await exchange(folder, { method: 'GET', path: '/', signal });
  if (text === undefined) return undefined;
  const holder = parseHolder(text);
  if (holder === undefined) throw noAnswer(folder);
  return holder;
}

interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly signal?: AbortSignal;
}

/** The body of the answer; undefined if nobody listens. */
function exchange(folder: string, options: Exchange, body?: string): Promise<string | undefined> {
  const socketPath = socketAddress(controlSocket(folder));
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown): void => {
      const code = errnoOf(cause);
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve(undefined);
      else if (code === 'EACCES' || code === 'EPERM') reject(noAccess(folder, cause));
      else reject(noAnswer(folder, cause));
    };
    const asking = request({ ...options, socketPath, agent: false }, (response) => {
      const chunks: Uint8Array[] = [];
      response.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', fail);
    });
    asking.on('error', fail);
    asking.end(body);
  });
}

function noAnswer(folder: string, cause?: unknown): ControlError {
  const message = `运行中的机器人没有答完（${folder}）：命令可能已经执行，也可能没有。请核对后再试`;
  return new ControlError('no-answer', message, { cause });
}

function noAccess(folder: string, cause: unknown): ControlError {
  const message = `没有权限联系占用数据文件夹的程序（${folder}）：请用运行它的账号执行；如果确认没有程序在运行，请以root删除其中的control.sock`;
  return new ControlError('no-access', message, { cause });
}
