import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup } from '../../src/cli/backup.ts';
import { holdLedger } from '../../src/cli/hold-ledger.ts';
import { restore } from '../../src/cli/restore.ts';
import { readSetting } from '../../src/cli/setting.ts';
import { holdFolder } from '../../src/control/hold-folder.ts';
import { aLedger } from '../store/backup/a-backup.ts';
import { useDataFolders } from '../store/lowdb/data-folder.ts';
import { aHouse, type House } from '../support/a-running-bot.ts';

const newFolder = useDataFolders();

async function anOffice(tasks?: number): Promise<House> {
  const folder = newFolder();
  const house = { ...aHouse(), folder, data: join(folder, 'data') };
  mkdirSync(house.data, { mode: 0o700 });
  if (tasks !== 0) await aLedger(house.data, tasks);
  return house;
}
const settingOf = (house: House) => readSetting(house);

describe('duban backup', () => {
  it('says what it holds and until when, and notes it for doctor', async () => {
    const house = await anOffice();
    const to = join(house.folder, 'nightly', 'one');
    const said = await backup(to, settingOf(house));
    expect(said).toMatch(/^已备份到 .*one\n {2}任务 5 项、推送 1 次，共 \d+ 个文件，\d+ KB\n {2}截至 20/);
    expect(JSON.parse(readFileSync(join(house.data, 'last-backup.json'), 'utf8'))).toMatchObject({ to });
    expect(readdirSync(house.data)).not.toContain('backup-staging');
  });

  it('refuses a folder that is not empty, one in the data folder, and where there is no ledger', async () => {
    const house = await anOffice();
    const setting = settingOf(house);
    const full = newFolder();
    writeFileSync(join(full, 'x'), '');
    await expect(backup(full, setting)).rejects.toThrow(/里已有内容，不会覆盖/);
    expect(readdirSync(full)).toEqual(['x']);
    await expect(backup(join(full, 'x'), setting)).rejects.toThrow(/是文件/);
    symlinkSync(house.data, join(full, 'link'));
    for (const inside of [house.data, join(house.data, 'b'), join(full, 'link', 'b', 'c')])
      await expect(backup(inside, setting)).rejects.toThrow(/在数据文件夹里面/);
    const none = await anOffice(0);
    await expect(backup(newFolder(), settingOf(none))).rejects.toThrow(/没有台账/);
  });

  it('leaves nothing behind where the disk is full', async () => {
    const house = await anOffice();
    writeFileSync(join(house.data, 'files', `${'a'.repeat(32)}.bin`), Buffer.alloc(300_000));
    const to = join(house.folder, 'b');
    // The limit of a file's size is told by a signal unless somebody listens.
    const listens = '--import=data:text/javascript,process.on("SIGXFSZ",()=>{})';
    const run = (dir: string) =>
      spawnSync(
        'sh',
        [
          '-c',
          'ulimit -f 200 && exec "$0" "$@"',
          process.execPath,
          listens,
          'dist/cli.js',
          'backup',
          dir,
          '--config',
          house.config,
          '--data',
          house.data,
        ],
        { encoding: 'utf8' },
      );
    expect(run(to)).toMatchObject({ status: 1, stderr: expect.stringContaining('EFBIG') });
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(house.data)).not.toContain('backup-staging');
    expect(readdirSync(house.data)).not.toContain('last-backup.json');
  });
});

describe('duban restore', () => {
  async function aBackup() {
    const house = await anOffice();
    const to = join(house.folder, 'b');
    await backup(to, settingOf(house));
    return to;
  }

  it('says what it restored, and how many tasks to look for', async () => {
    const from = await aBackup();
    writeFileSync(join(from, '2026', 'mine.txt'), '');
    const house = await anOffice(0);
    const said = await restore(from, false, settingOf(house));
    expect(said).toContain('任务 5 项、推送 1 次');
    expect(said).toContain('没有恢复清单以外的 1 个文件：2026/mine.txt');
    const ledger = await holdLedger(house.data, settingOf(house));
    expect(await ledger.store.list(2026)).toHaveLength(5);
    expect(ledger.store.findings).toEqual([]);
    await ledger.close();
  });

  it('refuses what is no backup, or not a whole one, before it touches anything', async () => {
    const house = await anOffice(0);
    const setting = settingOf(house);
    const from = await aBackup();
    writeFileSync(join(from, '2026/tasks/0002.json'), '{}');
    rmSync(join(from, 'people.json'));
    await expect(restore(from, false, setting)).rejects.toThrow(
      /不完整，没有恢复：缺少 1 个文件：people.json；内容变了的 1 个：2026\/tasks\/0002.json/,
    );
    await expect(restore(newFolder(), false, setting)).rejects.toThrow(/里没有 backup.json/);
    expect(readdirSync(house.data)).toEqual([]);
  });

  it('refuses a folder with a ledger and says the command that takes it all the same', async () => {
    const house = await anOffice(2);
    const from = await aBackup();
    await expect(restore(from, false, settingOf(house))).rejects.toThrow(`duban restore ${from} --move-away`);
    const said = await restore(from, true, settingOf(house));
    const [, name = ''] = /原有的数据移到了 .*\/(replaced-\d{14})/.exec(said) ?? [];
    expect(readdirSync(join(house.data, name))).toContain('people.json');
  });

  it('refuses while a bot runs, the data folder itself, and a half of another backup', async () => {
    const house = await anOffice(0);
    const setting = settingOf(house);
    const from = await aBackup();
    const held = await holdFolder(house.data);
    await expect(restore(from, false, setting)).rejects.toMatchObject({ code: 'held' });
    await held.release();
    const mark = { stage: 'copying', from: '/backup/other', backup: 'x' };
    writeFileSync(join(house.data, 'restoring.json'), JSON.stringify(mark));
    await expect(restore(from, false, setting)).rejects.toThrow(/duban restore \/backup\/other；/);
    await expect(holdLedger(house.data, setting)).rejects.toMatchObject({ code: 'half-restored' });
    await expect(backup(newFolder(), setting)).rejects.toThrow();
    const itself = await anOffice(0);
    cpSync(from, itself.data, { recursive: true });
    await expect(restore(itself.data, false, settingOf(itself))).rejects.toThrow(/就是数据文件夹/);
  });
});

describe('a folder of tasks in which people wrote', () => {
  it('is not opened without its people, but with what is left of a damaged file of them', async () => {
    const house = await anOffice();
    const setting = settingOf(house);
    rmSync(join(house.data, 'people.json'));
    await expect(holdLedger(house.data, setting)).rejects.toThrow(/却没有花名册 people.json/);
    writeFileSync(join(house.data, 'people.json'), 'damaged');
    const ledger = await holdLedger(house.data, setting);
    expect(ledger.store.findings).toMatchObject([{ kind: 'set-aside', file: 'people.json' }]);
    await ledger.close();
    await (await holdLedger(house.data, setting)).close();
  });

  it('opens without its numbers, which go on from the highest there is', async () => {
    const house = await anOffice();
    rmSync(join(house.data, '2026', 'numbers.json'));
    const ledger = await holdLedger(house.data, settingOf(house));
    expect(await ledger.store.next('task', 2026)).toBe(6);
    await ledger.close();
  });
});
