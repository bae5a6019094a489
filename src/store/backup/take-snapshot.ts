import { copyFileSync, linkSync, mkdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMissing, writeError } from '../lowdb/disk-errors.ts';
import { giveToOwner } from '../lowdb/folder-owner.ts';
import { stagingFolder } from './backup-folder.ts';
import { listFiles, listJournals, namesIn } from './list-files.ts';

/** Linked without a break: a few milliseconds, so that others get their turn. */
const AT_A_TIME = 100;

export interface Snapshot {
  /** Holds the ledger as it was at one moment, whatever is written since. */
  readonly staging: string;
  /** How long nothing could be written. */
  readonly heldMs: number;
}

/**
 * Shows a data folder as it is at one moment, to be copied in peace: a second name for each file. No file of ours is ever
 * written to once it has its name (a journal not once it is ended): what changes gets a new file. `whileStill` keeps everything
 * from being written while it runs, and ends the journal first. `pid`: the process that copies; its folder goes when it has.
 */
export async function takeSnapshot(
  folder: string,
  pid: number,
  whileStill: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<Snapshot> {
  await sweepStagings(folder);
  const staging = stagingOf(folder, pid);
  const began = performance.now();
  try {
    await rm(staging, { recursive: true, force: true });
    await makeFolders(staging, stagingFolder(folder));
    await whileStill(() => linkAll(folder, staging));
  } catch (cause) {
    await removeStaging(staging).catch(() => {});
    throw writeError(cause, staging);
  }
  return { staging, heldMs: Math.round(performance.now() - began) };
}

export const stagingOf = (folder: string, pid: number): string => join(stagingFolder(folder), String(pid));

/** The folder around it goes with the last one in it. */
export async function removeStaging(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true });
  const around = dirname(staging);
  if ((await namesIn(around)).length === 0) await rm(around, { recursive: true, force: true });
}

/** Removes what processes left that died while they copied. */
export async function sweepStagings(folder: string): Promise<void> {
  for (const { name } of await namesIn(stagingFolder(folder))) {
    if (!isAlive(Number(name))) await removeStaging(join(stagingFolder(folder), name));
  }
}

async function makeFolders(staging: string, around: string): Promise<void> {
  await mkdir(staging, { recursive: true, mode: 0o700 });
  await giveToOwner(around);
  await giveToOwner(staging);
}

async function linkAll(folder: string, staging: string): Promise<void> {
  const journals = await listJournals(folder);
  linkSome(journals, folder, staging);
  const known = new Set(journals);
  const rest = (await listFiles(folder)).filter((path) => !known.has(path));
  for (let done = 0; done < rest.length; done += AT_A_TIME) {
    linkSome(rest.slice(done, done + AT_A_TIME), folder, staging);
    await nextTurn();
  }
}

function linkSome(paths: readonly string[], folder: string, staging: string): void {
  for (const path of paths) {
    const [from, to] = [join(folder, path), join(staging, path)];
    mkdirSync(dirname(to), { recursive: true });
    try {
      linkOrCopy(from, to);
    } catch (cause) {
      // Only a journal goes away, when all it says stands in the files.
      if (!isMissing(cause)) throw cause;
    }
  }
}

/** A folder on another disk, or a file of another owner, cannot have a second name here. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (cause) {
    if (isMissing(cause)) throw cause;
    copyFileSync(from, to);
  }
}

/** A process of another user is alive too. */
function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
