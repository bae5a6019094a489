import { copyFileSync, linkSync, mkdirSync, statSync, unlinkSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMissing, writeError } from '../lowdb/disk-errors.ts';
import { giveToOwner } from '../lowdb/folder-owner.ts';
import { journalCount } from '../lowdb/ledger-folder.ts';
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
 *
 * Most is named before anything is kept from being written; what changed since then is another file.
 */
export async function takeSnapshot(
  folder: string,
  pid: number,
  whileStill: (work: () => Promise<void>) => Promise<void> = (work) => work(),
): Promise<Snapshot> {
  await sweepStagings(folder);
  const staging = stagingOf(folder, pid);
  let heldMs = 0;
  try {
    await rm(staging, { recursive: true, force: true });
    await makeFolders(staging, stagingFolder(folder));
    const named = new Map<string, string>();
    await nameAll(await documentsOf(folder), { folder, staging, named });
    await whileStill(async () => {
      const began = performance.now();
      await nameAll(await listJournals(folder), { folder, staging, named });
      const documents = await documentsOf(folder);
      await nameAll(documents, { folder, staging, named });
      await forget(documents, { staging, named });
      heldMs = Math.ceil(performance.now() - began);
    });
  } catch (cause) {
    await removeStaging(staging).catch(() => {});
    throw writeError(cause, staging);
  }
  return { staging, heldMs };
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

interface Naming {
  readonly folder: string;
  readonly staging: string;
  /** What has its second name: which file it is, by path. */
  readonly named: Map<string, string>;
}

async function documentsOf(folder: string): Promise<readonly string[]> {
  return (await listFiles(folder)).filter((path) => journalCount(path) === undefined);
}

async function nameAll(paths: readonly string[], naming: Naming): Promise<void> {
  for (let done = 0; done < paths.length; done += AT_A_TIME) {
    for (const path of paths.slice(done, done + AT_A_TIME)) nameOne(path, naming);
    await nextTurn();
  }
}

function nameOne(path: string, { folder, staging, named }: Naming): void {
  const [from, to] = [join(folder, path), join(staging, path)];
  // What is gone since it was listed: a journal whose documents stand in their files, a picture out of date.
  const found = statSync(from, { throwIfNoEntry: false });
  if (found === undefined) return;
  const version = `${found.ino} ${found.mtimeMs}`;
  if (named.get(path) === version) return;
  if (named.has(path)) unlinkSync(to);
  else mkdirSync(dirname(to), { recursive: true });
  try {
    linkOrCopy(from, to);
    named.set(path, version);
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    named.delete(path);
  }
}

/** Takes the second name from what is not there any more. */
async function forget(
  documents: readonly string[],
  { staging, named }: Omit<Naming, 'folder'>,
): Promise<void> {
  const there = new Set(documents);
  for (const path of named.keys()) {
    if (there.has(path) || journalCount(path) !== undefined) continue;
    await rm(join(staging, path), { force: true });
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
