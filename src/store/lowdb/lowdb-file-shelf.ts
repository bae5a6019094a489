import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileShelf, KeptFile } from '../../ports/file-shelf.ts';
import { fileAddress, isFileId, KEPT_MS, newFileId } from '../file-address.ts';
import { ifThere, isMissing, unreadable, writeError } from './disk-errors.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import type { FindingReader } from './finding-reader.ts';
import { openDocument } from './json-document.ts';
import { keptFileFormat, sha256Of } from './kept-file-format.ts';
import type { KeyQueue } from './key-queue.ts';

export interface FileShelfParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly queue: KeyQueue;
  readonly ensure: EnsureFolder;
  readonly reader: FindingReader;
  readonly clock?: Clock;
  readonly publicUrl?: string | undefined;
}

const NOT_SERVED = '这个附件不能再打开';

/**
 * Kept files in `files/`: `<id>.bin` as it is, and `<id>.json` with its name, moment and checksum. The bytes are written
 * first and removed last: a file is there if its facts are. A damaged one is set aside like any document, and not served.
 */
export async function openLowdbFileShelf(parts: FileShelfParts): Promise<FileShelf> {
  const { zone, write, reader, queue, clock = { now: () => Date.now() } } = parts;
  const shelf = join(parts.folder, 'files');
  const bytesFile = (id: string) => join(shelf, `${id}.bin`);
  const factsFile = (id: string) => join(shelf, `${id}.json`);
  const format = keptFileFormat(zone);
  await clearOrphans(shelf, reader);
  /** When files were kept, as far as it was looked at: the young ones are not read again each day. */
  const moments = new Map<string, Instant>();
  const factsOf = (id: string) => reader.read(factsFile(id), format, NOT_SERVED);

  const readKept = async (id: string): Promise<KeptFile | undefined> => {
    const facts = await factsOf(id);
    const bytes = facts && (await ifThere(readFile(bytesFile(id)), bytesFile(id)));
    if (facts === undefined || bytes === undefined) return undefined;
    if (sha256Of(bytes) === facts.sha256) return { name: facts.name, bytes, keptAt: facts.keptAt };
    await reader.damaged(bytesFile(id), unreadable(bytesFile(id), '内容与sha256不符'), NOT_SERVED);
    return undefined;
  };

  const isOlder = async (id: string, than: Instant): Promise<boolean> => {
    const keptAt = moments.get(id) ?? (await factsOf(id))?.keptAt;
    if (keptAt === undefined) return false;
    moments.set(id, keptAt);
    return keptAt < than;
  };

  return {
    keep: async (name, bytes) => {
      const id = newFileId();
      const keptAt = clock.now();
      await parts.ensure('files');
      await write(bytesFile(id), bytes).catch((cause: unknown) => {
        throw writeError(cause, bytesFile(id));
      });
      await openDocument(factsFile(id), format, write).write({ name, keptAt, sha256: sha256Of(bytes) });
      moments.set(id, keptAt);
      return id;
    },
    read: async (id) => (isFileId(id) ? queue(`file ${id}`, () => readKept(id)) : undefined),
    addressOf: (id) => fileAddress(id, parts.publicUrl),
    prune: async (now) => {
      let removed = 0;
      for (const id of (await reader.list(shelf)).map(idOfFacts)) {
        if (id === undefined) continue;
        await queue(`file ${id}`, async () => {
          if (!(await isOlder(id, now - KEPT_MS))) return;
          await removeFile(factsFile(id));
          await removeFile(bytesFile(id));
          moments.delete(id);
          removed += 1;
        });
      }
      return removed;
    },
  };
}

function idOfFacts(name: string): string | undefined {
  return /^([0-9a-f]{32})\.json$/.exec(name)?.[1];
}

/** Bytes without facts: the programme ended while they were being kept, or removed. */
async function clearOrphans(shelf: string, reader: FindingReader): Promise<void> {
  const names = await reader.sweep(shelf);
  const told = new Set(names.filter((name) => !name.endsWith('.bin')).map((name) => name.slice(0, 32)));
  for (const name of names) {
    if (/^[0-9a-f]{32}\.bin$/.test(name) && !told.has(name.slice(0, 32))) {
      await reader.leftover(join(shelf, name));
    }
  }
}

async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (cause) {
    if (!isMissing(cause)) throw writeError(cause, file);
  }
}
