import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Setting } from '../compose.ts';
import { type Held, holdFolder } from '../control/hold-folder.ts';
import { isoOf } from '../domain/instant.ts';
import { type BackupList, type FoundBackup, findBackup } from '../store/backup/backup-list.ts';
import { compareFiles } from '../store/backup/copy-files.ts';
import { listFiles } from '../store/backup/list-files.ts';
import { type Restored, restoreBackup } from '../store/backup/restore-backup.ts';
import { someOf } from './doctor/finding.ts';
import { CommandFailure } from './failure.ts';
import { sizeText } from './size-text.ts';

/**
 * `duban restore DIR`: checks a backup whole, and only then fills the data folder from it. Cut off, it is finished by being
 * run again; until then nothing opens the folder.
 */
export async function restore(dir: string, moveAway: boolean, setting: Setting): Promise<string> {
  const { config, clock, version } = setting;
  const [from, to] = [resolve(dir), resolve(config.data)];
  const found = await wholeBackup(from, to);
  const held = await holdFolder(to, version);
  const now = clock.now();
  const moveTo = moveAway
    ? `replaced-${isoOf(now, config.timezone).replace(/\D/g, '').slice(0, 14)}`
    : undefined;
  const outcome = await restoring(held, () =>
    restoreBackup({ from, to, found, moveTo, now, zone: config.timezone }),
  );
  switch (outcome.kind) {
    case 'occupied':
      throw new CommandFailure(
        `数据文件夹 ${to} 里已有台账，没有动它。确要换成备份里的，执行 duban restore ${dir} --move-away：现有的会移到其中的 replaced-… 里留底`,
      );
    case 'other-backup':
      throw new CommandFailure(
        `数据文件夹 ${to} 里另一份备份（${outcome.from}）只恢复了一半。接着做完它，执行 duban restore ${outcome.from}；要换成这一份，执行 duban restore ${dir} --move-away`,
      );
    case 'restored':
      return restoredText(found.list, outcome, {
        from,
        to,
        unlisted: await unlistedIn(from, found.list),
        owner: await ownerNote(to),
      });
  }
}

/** The backup, if every file of it is there as it was written. */
async function wholeBackup(from: string, to: string): Promise<FoundBackup> {
  const found = await findBackup(from);
  if (found === undefined)
    throw new CommandFailure(
      `${from} 里没有 backup.json：不是 duban backup 做的备份，或没有做完。用 tar、cp 拷贝的数据文件夹按《运维手册》第 10 节恢复`,
    );
  if ((await realpath(from)) === (await realpath(to).catch(() => undefined)))
    throw new CommandFailure(`${from} 就是数据文件夹，请把备份放在别处，或直接启动（启动时会核对）`);
  const { missing, changed } = await compareFiles(from, found.list);
  const wrong = [
    ...(missing.length === 0 ? [] : [`缺少 ${missing.length} 个文件：${someOf(missing, '个', 3)}`]),
    ...(changed.length === 0 ? [] : [`内容变了的 ${changed.length} 个：${someOf(changed, '个', 3)}`]),
  ];
  if (wrong.length > 0)
    throw new CommandFailure(
      `备份 ${from} 不完整，没有恢复：${wrong.join('；')}。请重新拷贝，或用另一份备份`,
    );
  return found;
}

async function restoring(held: Held, work: () => Promise<Restored>): Promise<Restored> {
  try {
    return await work();
  } finally {
    await held.release();
  }
}

async function unlistedIn(from: string, { files }: BackupList): Promise<readonly string[]> {
  const listed = new Set(files.map(({ path }) => path));
  return (await listFiles(from)).filter((path) => !listed.has(path));
}

/** Root's folder is nobody else's to open. */
async function ownerNote(to: string): Promise<readonly string[]> {
  if (process.getuid?.() !== 0 || (await stat(to)).uid !== 0) return [];
  return [`  注意：${to} 属于 root；机器人用别的账号运行的，先执行 chown -R 账号: ${to}`];
}

interface Facts {
  readonly from: string;
  readonly to: string;
  readonly unlisted: readonly string[];
  readonly owner: readonly string[];
}

function restoredText(
  { tasks, posts, files, madeAt }: BackupList,
  { movedTo }: Extract<Restored, { kind: 'restored' }>,
  { from, to, unlisted, owner }: Facts,
): string {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const lines = [
    `已从 ${from} 恢复到 ${to}`,
    `  任务 ${tasks} 项、推送 ${posts} 次，共 ${files.length} 个文件，${sizeText(bytes)}；截至 ${madeAt}`,
    ...(movedTo === undefined ? [] : [`  原有的数据移到了 ${to}/${movedTo}，确认无误后再删`]),
    ...(unlisted.length === 0
      ? []
      : [`  没有恢复清单以外的 ${unlisted.length} 个文件：${someOf(unlisted, '个', 3)}`]),
    ...owner,
    '  接下来：启动机器人。备份以后到点的推送不知发过没有，记作“是否送达不明”，不会自动再发',
  ];
  return `${lines.join('\n')}\n`;
}
