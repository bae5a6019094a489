import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StoreError } from '../errors.ts';
import { ifThere } from './disk-errors.ts';
import type { Finding } from './finding.ts';
import type { Housekeeping } from './housekeeping.ts';
import type { JournalRecord } from './journal-record.ts';
import { type DocumentFormat, readDocument } from './json-document.ts';
import { isAside, isLeftover } from './ledger-folder.ts';

/** Reads documents and folders; what is not in order becomes a finding. */
export interface FindingReader {
  readonly findings: Finding[];
  /** Undefined if there is no such file or it is damaged. `effect`: what it means that it is not read. */
  read<T>(file: string, format: DocumentFormat<T>, effect: string): Promise<T | undefined>;
  /**
   * The names in a folder but for leftovers; none if there is no such folder. Leftovers, and damaged files moved aside
   * at an earlier start, are told of.
   */
  sweep(folder: string): Promise<readonly string[]>;
  /** The names in a folder but for leftovers, touching and telling nothing: while files are being written. */
  list(folder: string): Promise<readonly string[]>;
  /** Sets aside a file whose content is damaged, whatever it holds. */
  damaged(file: string, error: StoreError, effect: string): Promise<void>;
  leftover(file: string): Promise<void>;
  /** Tells of a file that is none of ours. */
  foreign(file: string): void;
}

/**
 * `tell` hears of each finding when it is made. `journalled`: by the files of tasks, what a running bot may not
 * have written to them yet.
 */
export function createFindingReader(
  housekeeping: Housekeeping,
  tell: (finding: Finding) => void = () => {},
  journalled: ReadonlyMap<string, readonly JournalRecord[]> = new Map(),
): FindingReader {
  const findings: Finding[] = [];
  const note = (finding: Finding) => {
    findings.push(finding);
    tell(finding);
  };
  const namesIn = async (folder: string) => {
    // A folder too may be there only by the journal: a backup of a new ledger has no file in it yet.
    const start = `${folder}${sep}`;
    const unwritten = [...journalled.keys()]
      .filter((file) => file.startsWith(start))
      .map((file) => file.slice(start.length).split(sep, 1).join());
    return [...new Set([...((await ifThere(readdir(folder), folder)) ?? []), ...unwritten])].sort();
  };
  const damaged = async (file: string, error: StoreError, effect: string) =>
    note(await housekeeping.damaged(file, error, effect));
  const leftover = async (file: string) => note(await housekeeping.leftover(file));
  return {
    findings,
    damaged,
    leftover,
    list: async (folder) => (await namesIn(folder)).filter((name) => !isLeftover(name)),
    foreign: (file) => note(housekeeping.foreign(file)),
    read: async (file, format, effect) => {
      try {
        return (await readDocument(file, format, journalled.get(file))) ?? undefined;
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'unreadable') throw error;
        await damaged(file, error, effect);
        return undefined;
      }
    },
    sweep: async (folder) => {
      const names = await namesIn(folder);
      for (const name of names) {
        const file = join(folder, name);
        if (isLeftover(name)) await leftover(file);
        if (isAside(name)) note(housekeeping.stillAside(file));
      }
      return names.filter((name) => !isLeftover(name));
    },
  };
}
