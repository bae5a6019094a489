import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { whoHolds } from '../../control/ask-holder.ts';
import { ControlError, errnoOf } from '../../control/errors.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('data');

const MEGABYTE = 1024 * 1024;
const SCARCE = 500 * MEGABYTE;
const TOO_LITTLE = 50 * MEGABYTE;
/** Others than the owner may read, write or enter. */
const OTHERS = 0o007;

/** Whether the data folder can be read and written, has room, and who holds it. `version` is this programme's. */
export async function checkFolder(
  folder: string,
  version: string,
): Promise<{ readonly findings: readonly Finding[]; readonly running: boolean; readonly isThere: boolean }> {
  const { findings, isThere } = await checkItself(folder);
  if (!isThere) return { findings, isThere, running: false };
  const { finding, running } = await checkHolder(folder, version);
  return { findings: [...findings, finding], isThere, running };
}

async function checkItself(
  folder: string,
): Promise<{ readonly findings: readonly Finding[]; readonly isThere: boolean }> {
  const found = await stat(folder).catch((error: unknown) => errnoOf(error) ?? String(error));
  const lacks = (finding: Finding) => ({ findings: [finding], isThere: false });
  if (found === 'ENOENT') return lacks(await checkMissing(folder));
  if (typeof found === 'string' || !found.isDirectory()) {
    return lacks(wrong(`数据文件夹：${folder} 打不开或不是文件夹`, '检查 data、--data、DUBAN_DATA 写的位置'));
  }
  if (!(await mayUse(folder))) {
    return lacks(
      wrong(
        `数据文件夹：${folder} 不能读写`,
        '用运行机器人的那个用户来查；不对就改属主和权限（chown、chmod 700）',
      ),
    );
  }
  const findings = [
    ok(`数据文件夹：${folder} 可读写`),
    ...((found.mode & OTHERS) === 0
      ? []
      : [attention('数据文件夹：本机其他用户也能进入，里面有姓名和账号', `chmod 700 ${folder}`)]),
    ...(await checkSpace(folder)),
  ];
  return { findings, isThere: true };
}

async function checkMissing(folder: string): Promise<Finding> {
  let above = dirname(folder);
  while (!(await exists(above))) above = dirname(above);
  return (await mayUse(above))
    ? attention(
        `数据文件夹：还没有 ${folder}`,
        '第一次 import 或 start 时会建好；位置不对就改 data、--data 或 DUBAN_DATA',
      )
    : wrong(
        `数据文件夹：还没有 ${folder}，也建不了`,
        `给运行机器人的用户 ${above} 的写权限，或先建好这个文件夹`,
      );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function mayUse(folder: string): Promise<boolean> {
  return access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function checkSpace(folder: string): Promise<readonly Finding[]> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= SCARCE) return [];
  const what = `数据文件夹：所在磁盘只剩 ${Math.floor(free / MEGABYTE)} MB`;
  return [(free < TOO_LITTLE ? wrong : attention)(what, '清理或扩容；写不下时不会答复“已记录”')];
}

async function checkHolder(
  folder: string,
  version: string,
): Promise<{ readonly finding: Finding; readonly running: boolean }> {
  try {
    const holder = await whoHolds(folder);
    if (holder === undefined) return { finding: ok('机器人：没有在运行'), running: false };
    const finding =
      holder.version === version
        ? ok(`机器人：正在运行（${version}，进程 ${holder.pid}）`)
        : attention(`机器人：正在运行的是 ${holder.version}，装的是 ${version}`, '重启机器人');
    return { finding, running: true };
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return { finding: wrong(`机器人：${error.message}`), running: error.code === 'no-answer' };
  }
}
