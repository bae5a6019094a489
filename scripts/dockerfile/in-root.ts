import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the instructions so far have settled for the next one. */
export interface Surroundings {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: string;
}

export interface Ran {
  readonly status: number | null;
  /** Standard output and standard error, one after the other. */
  readonly said: string;
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Runs words in the root as they would run in a container: only its own environment, its user, its folder, its /proc. */
export function runInRoot(surroundings: Surroundings, argv: readonly string[]): Ran {
  const [program, ...rest] = ['unshare', ...OWN_PROCESSES, ...entering(surroundings, argv)];
  return ran(spawnSync(program, rest, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
}

/** Starts words as the first process of a root with a network of its own: loopback, nothing else. */
export function startInRoot(surroundings: Surroundings, argv: readonly string[]): ChildProcess {
  const words = [...OWN_PROCESSES, '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  return spawn('unshare', [...words, ...entering(surroundings, argv)], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs more words beside a started one, in its network and among its processes: `docker exec`. */
export function runBeside(pid: number, surroundings: Surroundings, argv: readonly string[]): Ran {
  const words = ['--target', String(pid), '--net', '--mount', '--pid', ...chrooted(surroundings, argv)];
  return ran(spawnSync('nsenter', words, { encoding: 'utf8' }));
}

/** The id, on this machine, of the first process of a root. */
export function firstProcess({ pid }: ChildProcess): number | undefined {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? undefined : Number(children.split(' ')[0]);
}

const OWN_PROCESSES = ['--mount', '--pid', '--fork', '--kill-child'];

function entering(surroundings: Surroundings, argv: readonly string[]): readonly string[] {
  const mounts = 'mount -t proc proc "$0/proc" && exec "$@"';
  return ['sh', '-c', mounts, surroundings.root, ...chrooted(surroundings, argv)];
}

function chrooted({ root, env, workdir, user }: Surroundings, argv: readonly string[]): readonly string[] {
  const { ids, home } = account(root, user);
  const settings = Object.entries({ PATH, HOME: home, ...env }).map(([name, value]) => `${name}=${value}`);
  const inFolder = ['sh', '-c', 'cd "$0" && exec "$@"', workdir, ...argv];
  return ['chroot', `--userspec=${ids}`, '--groups=', root, 'env', '-i', ...settings, ...inFolder];
}

function account(root: string, user: string): { ids: string; home: string } {
  const lines = readFileSync(join(root, 'etc/passwd'), 'utf8').split('\n');
  const [, , uid, gid, , home] = lines.find((line) => line.startsWith(`${user}:`))?.split(':') ?? [];
  if (uid === undefined || gid === undefined || home === undefined)
    throw new Error(`no user ${user} in the root`);
  return { ids: `${uid}:${gid}`, home };
}

function ran({ status, stdout, stderr, error }: ReturnType<typeof spawnSync>): Ran {
  if (error !== undefined) throw error;
  return { status, said: `${stdout}${stderr}` };
}
