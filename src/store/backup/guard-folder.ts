import { type Instant, isoOf } from '../../domain/instant.ts';
import type { Logger } from '../../ports/logger.ts';
import { StoreError } from '../errors.ts';
import { removeDurably } from '../lowdb/file-writer.ts';
import { backupFile } from './backup-folder.ts';
import { type BackupList, findBackup } from './backup-list.ts';
import { compareFiles } from './copy-files.ts';
import { listFiles } from './list-files.ts';
import { refuseHalfRestored } from './restore-backup.ts';
import { noteRestored } from './restored.ts';
import { sweepStagings } from './take-snapshot.ts';

/** So many names are said of many. */
const SHOWN = 3;

/**
 * Refuses a folder that was restored by half: by `duban restore`, or by hand from a backup of which not all arrived, or onto
 * an older ledger. Changes nothing. Gives the backup of which the folder is a whole copy, if it is one.
 * @throws {StoreError} `half-restored`, `unreadable`, `newer-version`, `read-failed`
 */
export async function guardFolder(folder: string): Promise<BackupList | undefined> {
  await refuseHalfRestored(folder);
  const found = await findBackup(folder);
  if (found === undefined) return undefined;
  const { missing, changed } = await compareFiles(folder, found.list);
  const listed = new Set(found.list.files.map(({ path }) => path));
  // Pictures that nobody asks for, and holidays, harm nobody.
  const foreign = (await listFiles(folder)).filter(
    (path) => !listed.has(path) && !/^(?:files|holidays)\//u.test(path),
  );
  const wrong = [
    ...say('缺少', missing),
    ...say('与备份不符的有', changed),
    ...say('不属于这份备份的有', foreign),
  ];
  if (wrong.length === 0) return found.list;
  throw new StoreError(
    'half-restored',
    `数据文件夹 ${folder} 是从备份拷贝来的，但没有拷全或拷在了旧数据上：${wrong.join('；')}。什么都没有改动。请把其中的内容移走，重新拷贝整个备份；或执行 duban restore 备份文件夹 --move-away`,
    { file: backupFile(folder) },
  );
}

interface ClaimParts {
  readonly now: Instant;
  readonly zone: string;
  readonly logger?: Logger | undefined;
}

/** For the holder of a folder: the same, after which a whole copy of a backup is the ledger itself. */
export async function claimFolder(folder: string, { now, zone, logger }: ClaimParts): Promise<void> {
  const backup = await guardFolder(folder);
  await sweepStagings(folder);
  if (backup === undefined) return;
  const { madeAt, files } = backup;
  await noteRestored(folder, { madeAt, at: isoOf(now, zone) });
  await removeDurably(backupFile(folder));
  logger?.info({ madeAt, files: files.length }, 'restored by hand from a backup, all of it there');
}

function say(what: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const shown = paths.slice(0, SHOWN).join('、');
  return [`${what} ${paths.length} 个文件（${shown}${paths.length > SHOWN ? '等' : ''}）`];
}
