import { readFileSync } from 'node:fs';
import type { Mistake } from './mistake.ts';

export type FileRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads a text file; a file that cannot be read is a mistake with its path, not an exception. */
export function readConfigFile(path: string): FileRead {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    return { ok: false, mistakes: [{ path, ...explain(error) }] };
  }
}

function explain(error: unknown): Pick<Mistake, 'problem' | 'remedy'> {
  if (error instanceof TypeError) {
    return { problem: '不是 UTF-8 编码', remedy: '用编辑器另存为 UTF-8（记事本：另存为，编码选 UTF-8）' };
  }
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return { problem: '没有这个文件', remedy: '检查 --config 或 DUBAN_CONFIG 的路径' };
    case 'EISDIR':
      return { problem: '是文件夹，不是文件', remedy: '写到文件名为止' };
    case 'EACCES':
      return { problem: '没有读取权限', remedy: '让运行本程序的账号可以读它' };
    default:
      return { problem: '读不出来', remedy: '检查磁盘和文件' };
  }
}
