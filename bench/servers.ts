import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { House } from '../test/support/a-running-bot.ts';
import type { Load } from './load.ts';

/** A server under measurement. */
export interface Served {
  readonly port: number;
  /** From its spawning to its first word that it listens. */
  readonly startMs: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const tsx = (name: string): string[] => ['--import', 'tsx', script(name)];

/** The built bot on a ledger. `flags`: of Node. */
export function startBot({ config, data }: House, flags: readonly string[] = []): Promise<Served> {
  const args = ['dist/cli.js', 'start', '--config', config, '--data', data, '--port', '0'];
  return serve([...flags, ...args], /"port":(\d+).*"msg":"started"/);
}

/** One of `bare-server.ts`. */
export function startBare(what: 'echo' | 'package' | 'naive', file = ''): Promise<Served> {
  return serve([...tsx('bare-server.ts'), what, file], /^(\d+)$/);
}

async function serve(args: readonly string[], listens: RegExp): Promise<Served> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await portOf(child, listens);
  const startMs = performance.now() - began;
  return {
    port,
    startMs,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function portOf(child: ChildProcess, listens: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it listened`)));
    if (child.stdout === null) return reject(new Error('says nothing'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, port] = listens.exec(line) ?? [];
      if (port !== undefined) resolve(Number(port));
    });
  });
}

/** Lets a process of its own send load for so long. */
export async function loadOn(
  { port }: Served,
  connections: number,
  seconds: number,
  tasks: number,
): Promise<Load> {
  const args = [...tsx('load.ts'), ...[port, connections, seconds, tasks].map(String)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error('the load was not answered');
  return JSON.parse(text) as Load;
}

/** Processor time a process has used so far, in seconds, and its memory, in MB; Linux only, else not a number. */
export function usageOf({ pid }: Served): { readonly cpuSeconds: number; readonly rss: number } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond(),
      rss: (pages * 4096) / 1e6,
    };
  } catch {
    return { cpuSeconds: Number.NaN, rss: Number.NaN };
  }
}

let ticks: number | undefined;

function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return ticks;
}
