import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom a new file or folder must be given to. An engineer may run `sudo duban import` on the folder of a bot that runs
 * as nobody special: what root makes there belongs to the owner of the folder around it, or the bot could not read it.
 * Undefined for everybody but root.
 */
export async function ownerFor(path: string): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const { uid, gid } = await stat(dirname(path));
  return uid === 0 ? undefined : { uid, gid };
}

export async function giveToOwner(path: string): Promise<void> {
  const owner = await ownerFor(path);
  if (owner !== undefined) await chown(path, owner.uid, owner.gid);
}
