import { mkdir, readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { Setting } from '../compose.ts';
import { askHolder } from '../control/ask-holder.ts';
import { holdFolder } from '../control/hold-folder.ts';
import { isoOf } from '../domain/instant.ts';
import { claimFolder } from '../store/backup/guard-folder.ts';
import { makeBackup, noteBackup } from '../store/backup/make-backup.ts';
import { removeStaging, type Snapshot, stagingOf, takeSnapshot } from '../store/backup/take-snapshot.ts';
import { CommandFailure } from './failure.ts';
import { holdsLedger } from './ledger-folder.ts';
import { done, type Output } from './output.ts';
import { sizeText } from './size-text.ts';

/** What the running bot says of its snapshot. */
const snapshotSchema = z.object({ heldMs: z.number() });

export const snapshotOutput = ({ heldMs }: Snapshot): Output => done(JSON.stringify({ heldMs }));

/**
 * `duban backup DIR`: the running bot only shows its folder as it is at one moment (or this process does, where none runs);
 * the copying is done here, so that the bot answers as fast as ever, and DIR belongs to whoever asked for it.
 */
export async function backup(dir: string, setting: Setting): Promise<string> {
  const { config, clock, version } = setting;
  const folder = resolve(config.data);
  if (!holdsLedger(folder)) throw new CommandFailure(`数据文件夹 ${folder} 里没有台账，没有可以备份的`);
  const to = resolve(dir);
  await refuseInside(to, folder);
  const isNew = await makeEmpty(to);
  try {
    const { staging, heldMs } = await snapshotOf(folder, setting);
    try {
      const at = clock.now();
      const list = await makeBackup({ from: staging, to, at, zone: config.timezone, program: version });
      const bytes = list.files.reduce((sum, { size }) => sum + size, 0);
      const lines = [
        `已备份到 ${to}`,
        `  任务 ${list.tasks} 项、推送 ${list.posts} 次，共 ${list.files.length} 个文件，${sizeText(bytes)}`,
        `  截至 ${list.madeAt}，其间暂停写入 ${heldMs} 毫秒`,
      ];
      await noteBackup(folder, { at: isoOf(at, config.timezone), to }).catch((error: unknown) => {
        lines.push(`  注意：没能在数据文件夹里记下这次备份的时间（${String(error)}），备份本身是完整的`);
      });
      return `${lines.join('\n')}\n`;
    } finally {
      await removeStaging(staging);
    }
  } catch (error) {
    // Half a backup is none, and takes the room that the next one needs.
    await clear(to, isNew).catch(() => {});
    throw error;
  }
}

async function snapshotOf(folder: string, { config, clock, logger, version }: Setting): Promise<Snapshot> {
  const asked = { command: 'snapshot', args: { pid: process.pid }, cwd: process.cwd() };
  const answered = await askHolder(folder, asked);
  if (answered !== undefined) {
    if (answered.status !== 0) throw new CommandFailure(answered.stderr);
    // The bot may know the folder by another path.
    return { staging: stagingOf(folder, process.pid), ...snapshotSchema.parse(JSON.parse(answered.stdout)) };
  }
  const held = await holdFolder(folder, version);
  try {
    await claimFolder(folder, { now: clock.now(), zone: config.timezone, logger });
    return await takeSnapshot(folder, process.pid);
  } finally {
    await held.release();
  }
}

async function clear(to: string, isOurs: boolean): Promise<void> {
  for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true });
  if (isOurs) await rmdir(to);
}

async function refuseInside(to: string, folder: string): Promise<void> {
  const [inside, around] = await Promise.all([realPath(to), realPath(folder)]);
  if (inside === around || inside.startsWith(`${around}${sep}`))
    throw new CommandFailure(`${to} 在数据文件夹里面，磁盘坏了会一起丢失，请写到别处（最好是另一块磁盘）`);
}

/** Where a path leads, also one of which the last steps are not there yet. */
async function realPath(path: string): Promise<string> {
  return realpath(path).catch(async () => {
    const above = dirname(path);
    return above === path ? path : join(await realPath(above), basename(path));
  });
}

/** Whether the folder had to be made. */
async function makeEmpty(to: string): Promise<boolean> {
  const names = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    if (error.code === 'ENOTDIR') throw new CommandFailure(`${to} 是文件，请写一个文件夹`);
    throw error;
  });
  if (names === undefined) {
    await mkdir(to, { recursive: true, mode: 0o700 });
    return true;
  }
  if (names.length > 0)
    throw new CommandFailure(
      `${to} 里已有内容，不会覆盖。请换一个名字，如 ${to}-2；没做完的备份（没有 backup.json）可以删去`,
    );
  return false;
}
