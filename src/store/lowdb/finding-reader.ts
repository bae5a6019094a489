import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';
import { isMissing, readError } from './disk-errors.ts';
import type { Finding } from './finding.ts';
import type { Housekeeping } from './housekeeping.ts';
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
}

export function createFindingReader(housekeeping: Housekeeping): FindingReader {
  const findings: Finding[] = [];
  return {
    findings,
    read: async (file, format, effect) => {
      try {
        return (await readDocument(file, format)) ?? undefined;
      } catch (error) {
        if (!(error instanceof StoreError) || error.code !== 'unreadable') throw error;
        findings.push(await housekeeping.damaged(file, error, effect));
        return undefined;
      }
    },
    sweep: async (folder) => {
      const names = await namesIn(folder);
      for (const name of names) {
        const file = join(folder, name);
        if (isLeftover(name)) findings.push(await housekeeping.leftover(file));
        if (isAside(name)) findings.push(housekeeping.stillAside(file));
      }
      return names.filter((name) => !isLeftover(name));
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw readError(cause, folder);
  }
}
