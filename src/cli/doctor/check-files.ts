import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles, listJournals } from '../../store/backup/list-files.ts';
import { type Finding, findingsOf, someOf } from './finding.ts';

const { wrong, attention, ok } = findingsOf('data');

/** Whether the bot may read and write what stands in the data folder, and whether it ended in order. */
export async function checkFiles(folder: string, running: boolean): Promise<readonly Finding[]> {
  const { uid: owner } = await stat(folder);
  const me = process.getuid?.();
  const strangers: string[] = [];
  const closed: string[] = [];
  for (const path of await listFiles(folder)) {
    const file = join(folder, path);
    // A running bot removes journals and renames files.
    const found = await stat(file).catch(() => undefined);
    if (found === undefined) continue;
    if (found.uid !== owner) strangers.push(path);
    else if (!(await mayUse(file))) closed.push(path);
  }
  const journals = running ? [] : await listJournals(folder);
  return [
    ...(me === undefined || me === owner
      ? []
      : [
          attention('数据文件夹：不属于现在这个用户，下面的权限不一定说明问题', '用运行机器人的那个用户来查'),
        ]),
    ...(strangers.length === 0
      ? []
      : [
          wrong(
            `数据：${strangers.length}个文件的属主与数据文件夹不同，机器人可能读不了：${someOf(strangers, '个', 3)}`,
            `chown -R --reference=${folder} ${folder}`,
          ),
        ]),
    ...(closed.length === 0
      ? []
      : [
          wrong(
            `数据：${closed.length}个文件不能读写：${someOf(closed, '个', 3)}`,
            `chmod -R u+rwX ${folder}`,
          ),
        ]),
    ...(journals.length === 0
      ? []
      : [ok(`数据：上次没有正常停机（留有 ${someOf(journals, '个', 3)}），下次启动时自动补写`)]),
  ];
}

async function mayUse(file: string): Promise<boolean> {
  return access(file, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}
