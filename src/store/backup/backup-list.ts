import { isAbsolute, normalize, sep } from 'node:path';
import { z } from 'zod';
import { StoreError } from '../errors.ts';
import { unreadable } from '../lowdb/disk-errors.ts';
import { backupFile } from './backup-folder.ts';
import { readMark } from './mark-file.ts';

const VERSION = 1;

/** A path that leaves the folder would write beside it. */
const isInside = (path: string): boolean =>
  path !== '' && !isAbsolute(path) && normalize(path) === path && !path.split(sep).includes('..');

const listSchema = z.object({
  version: z.literal(VERSION),
  /** With the office's offset. */
  madeAt: z.iso.datetime({ offset: true }),
  /** The version of the programme. */
  program: z.string(),
  tasks: z.int().nonnegative(),
  posts: z.int().nonnegative(),
  files: z.array(
    z.object({
      path: z.string().refine(isInside),
      size: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** `backup.json`: what a backup holds. Paths are from its folder on. */
export type BackupList = z.infer<typeof listSchema>;
export type ListedFile = BackupList['files'][number];

export function backupListText(list: Omit<BackupList, 'version'>): string {
  return `${JSON.stringify({ version: VERSION, ...list }, undefined, 1)}\n`;
}

/** A list, and its own text, which tells one backup from another. */
export interface FoundBackup {
  readonly list: BackupList;
  readonly text: string;
}

/**
 * The backup in a folder; undefined if there is none that was finished.
 * @throws {StoreError} `unreadable`, `newer-version`, `read-failed`
 */
export async function findBackup(folder: string): Promise<FoundBackup | undefined> {
  const file = backupFile(folder);
  const text = await readMark(file);
  if (text === undefined) return undefined;
  const raw = parseJson(text);
  const { version } = z.object({ version: z.number() }).catch({ version: 0 }).parse(raw);
  if (version > VERSION)
    throw new StoreError('newer-version', `${file} 由更新版本的程序写成，请用新版本恢复`, { file });
  const parsed = listSchema.safeParse(raw);
  if (!parsed.success) throw unreadable(file, '不是完好的备份清单，请换一份备份');
  return { list: parsed.data, text };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
