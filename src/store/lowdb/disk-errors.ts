import { StoreError } from '../errors.ts';

function codeOf(cause: unknown): string | undefined {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return undefined;
}

export function isMissing(cause: unknown): boolean {
  return codeOf(cause) === 'ENOENT';
}

/**
 * What is read of a file or a folder; undefined if it is not there.
 * @throws {StoreError} `read-failed`
 */
export async function ifThere<T>(reading: Promise<T>, path: string): Promise<T | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw readError(cause, path);
  }
}

/** What a failed write means to the office, and what to do. */
export function writeError(cause: unknown, file: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const facts = { file, cause };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new StoreError('disk-full', `磁盘空间不足，未写入：${file}。请清理磁盘后重试`, facts);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new StoreError(
        'read-only',
        `没有写入权限（${code}），未写入：${file}。请检查目录权限和挂载方式`,
        facts,
      );
    default:
      return new StoreError('write-failed', `写入失败（${code ?? String(cause)}）：${file}`, facts);
  }
}

/** Damage to one file, and what is wrong with it. */
export function unreadable(file: string, wrong: string, cause?: unknown): StoreError {
  return new StoreError('unreadable', `文件已损坏：${file}（${wrong}）`, { file, cause });
}

/** A bad sector, or a folder where a file should be, is damage to one file; anything else is the machine's trouble. */
export function readError(cause: unknown, file: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  const facts = { file, cause };
  if (code === 'EIO' || code === 'EISDIR') return unreadable(file, `读取出错（${code}）`, cause);
  return new StoreError(
    'read-failed',
    `无法读取（${code ?? String(cause)}）：${file}。请检查文件权限`,
    facts,
  );
}
