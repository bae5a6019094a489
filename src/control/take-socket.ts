import { createHash } from 'node:crypto';
import { link, lstat, readdir, rename, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { errnoOf } from './errors.ts';
import { socketAddress } from './socket-path.ts';

/**
 * Publishes a socket that already listens (`mine`) under `path`, unless somebody answers there. Of any number of
 * processes that try at the same time, one succeeds.
 *
 * A hard link takes a free name or fails, so an empty place is no difficulty. A socket that nobody answers must be
 * replaced, and between finding it dead and replacing it another process may have done so: whoever removed by name
 * would remove the living. Therefore the right to replace exactly this dead socket (by inode and time) is taken first,
 * as a name of its own, again by a hard link; holding it, nobody else can replace, and a second look tells whether it
 * is still there. If the holder of that right died too, its name is taken in the same way.
 */
export async function takeSocket(mine: string, path: string, base = path): Promise<'taken' | 'held'> {
  for (;;) {
    const linked = await tryLink(mine, path);
    if (linked !== 'exists') return linked;
    const right = await rightToReplace(path, base);
    if (right === undefined) continue;
    if (await answers(path)) return 'held';
    if ((await takeSocket(mine, right, base)) === 'held') return 'held';
    if ((await rightToReplace(path, base)) === right) {
      await rename(right, path);
      return 'taken';
    }
    await unlink(right);
  }
}

/** `held` if our own socket is gone: only whoever holds the folder sweeps. */
async function tryLink(mine: string, path: string): Promise<'taken' | 'exists' | 'held'> {
  try {
    await link(mine, path);
    return 'taken';
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return 'exists';
    if (errnoOf(cause) === 'ENOENT') return 'held';
    throw cause;
  }
}

/** The name of the right to replace what is at `path` now, and never anything else; undefined if nothing is there. */
export async function rightToReplace(path: string, base: string): Promise<string | undefined> {
  try {
    // Inode numbers are used again, times are not.
    const { dev, ino, ctimeNs } = await lstat(path, { bigint: true });
    const digest = createHash('sha1').update(`${dev}-${ino}-${ctimeNs}`).digest('hex');
    return `${base}.${digest.slice(0, 12)}`;
  } catch (cause) {
    if (errnoOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Whether a living process listens here. In doubt (no permission, too many waiting) somebody does. */
async function answers(path: string): Promise<boolean> {
  const socket = connect(socketAddress(path));
  return new Promise((resolve) => {
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (cause) => {
      const code = errnoOf(cause);
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT' && code !== 'ENOTSOCK');
    });
  });
}

/** Removes what processes left beside a socket when they died while taking it. For its holder alone. */
export async function sweepSockets(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (!/^control\.sock\.[0-9a-f]{12}$/.test(name)) continue;
    const left = join(folder, name);
    if (await answers(left)) continue;
    await unlink(left).catch(() => {});
  }
}
