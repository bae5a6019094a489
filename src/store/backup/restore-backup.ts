import { createHash } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Instant, isoOf } from '../../domain/instant.ts';
import { StoreError } from '../errors.ts';
import { unreadable, writeError } from '../lowdb/disk-errors.ts';
import { removeDurably, syncFolder } from '../lowdb/file-writer.ts';
import { giveToOwner } from '../lowdb/folder-owner.ts';
import { isLedgerName, restoringFile } from './backup-folder.ts';
import type { FoundBackup } from './backup-list.ts';
import { copyFiles, isSame } from './copy-files.ts';
import { namesIn } from './list-files.ts';
import { readMark, writeMark } from './mark-file.ts';
import { noteRestored } from './restored.ts';

const markSchema = z.object({
  /** `moving`: what was there goes to `movedTo`, nothing is copied yet. */
  stage: z.enum(['moving', 'copying']),
  /** The backup's folder, for the sentence. */
  from: z.string(),
  /** Which backup. */
  backup: z.string(),
  movedTo: z.string().optional(),
});

/** `restoring.json`: a restore that is under way, or was cut off. */
type RestoringMark = z.infer<typeof markSchema>;

export interface RestoreParts {
  readonly from: string;
  /** The data folder, held. */
  readonly to: string;
  readonly found: FoundBackup;
  /** The name under the data folder to which a ledger that is there is moved; without it, it is not touched. */
  readonly moveTo: string | undefined;
  readonly now: Instant;
  readonly zone: string;
}

/** `occupied`: a ledger is there. `other-backup`: the restore of another backup was cut off there. */
export type Restored =
  | { readonly kind: 'restored'; readonly movedTo?: string | undefined }
  | { readonly kind: 'occupied' }
  | { readonly kind: 'other-backup'; readonly from: string };

/**
 * Fills a data folder from a backup. A mark stands in it from before the first change until after the last, so that what
 * was cut off is known for what it is; begun again, it comes to its end.
 * @throws {StoreError} `unreadable` if a file is not as listed, `disk-full` …
 */
export async function restoreBackup(parts: RestoreParts): Promise<Restored> {
  const { from, to, found, moveTo } = parts;
  const mark = await restoringMark(to);
  const backup = createHash('sha256').update(found.text).digest('hex');
  let movedTo = mark?.stage === 'moving' ? mark.movedTo : undefined;
  if (mark?.stage !== 'moving') {
    const isOurs = mark?.backup === backup;
    const isOccupied = (await ledgerNames(to)).length > 0;
    if (moveTo === undefined && mark !== undefined && !isOurs)
      return { kind: 'other-backup', from: mark.from };
    if (moveTo === undefined && mark === undefined && isOccupied) return { kind: 'occupied' };
    if (isOccupied && !isOurs) movedTo = moveTo;
  }
  if (movedTo !== undefined) {
    await noteRestoring(to, { stage: 'moving', from, backup, movedTo });
    await moveAway(to, movedTo);
  }
  await noteRestoring(to, { stage: 'copying', from, backup });
  await copyListed(parts);
  await noteRestored(to, {
    madeAt: found.list.madeAt,
    at: isoOf(parts.now, parts.zone),
  });
  await removeDurably(restoringFile(to));
  return { kind: 'restored', movedTo };
}

/**
 * What says that a restore is under way in a data folder; undefined if none is.
 * @throws {StoreError} `unreadable`, `read-failed`
 */
export async function restoringMark(folder: string): Promise<RestoringMark | undefined> {
  const file = restoringFile(folder);
  const text = await readMark(file);
  if (text === undefined) return undefined;
  try {
    return markSchema.parse(JSON.parse(text));
  } catch {
    throw unreadable(file, '恢复的标记读不懂，请把数据文件夹里的内容移走，重新恢复');
  }
}

async function ledgerNames(folder: string): Promise<readonly string[]> {
  return (await namesIn(folder))
    .map(({ name }) => name)
    .filter((name) => isLedgerName(name) || name === 'backup.json' || name === 'restored.json');
}

function noteRestoring(folder: string, mark: RestoringMark): Promise<void> {
  return writeMark(restoringFile(folder), `${JSON.stringify(mark)}\n`);
}

async function moveAway(folder: string, name: string): Promise<void> {
  const away = join(folder, name);
  try {
    await mkdir(away, { recursive: true, mode: 0o700 });
    await giveToOwner(away);
    for (const each of await ledgerNames(folder)) await rename(join(folder, each), join(away, each));
    await syncFolder(away);
    await syncFolder(folder);
  } catch (cause) {
    throw writeError(cause, away);
  }
}

async function copyListed({ from, to, found }: RestoreParts): Promise<void> {
  const byPath = new Map(found.list.files.map((file) => [file.path, file]));
  await copyFiles([...byPath.keys()], from, to, (read) => {
    const file = byPath.get(read.path);
    if (file !== undefined && isSame(read, file)) return;
    throw unreadable(join(from, read.path), '与备份清单不符');
  });
}

/** @throws {StoreError} `half-restored` if a restore was cut off in the folder */
export async function refuseHalfRestored(folder: string): Promise<void> {
  const mark = await restoringMark(folder);
  if (mark === undefined) return;
  throw new StoreError(
    'half-restored',
    `数据文件夹 ${folder} 只恢复了一半，不能使用。请再执行一次 duban restore ${mark.from}，它会接着做完`,
    { file: restoringFile(folder) },
  );
}
