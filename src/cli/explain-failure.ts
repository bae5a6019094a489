import { ConfigError } from '../config/mistake.ts';
import { ControlError } from '../control/errors.ts';
import { StoreError } from '../store/errors.ts';
import { CommandFailure } from './failure.ts';

/** Errors whose message is written for the engineer. */
const EXPLAINED = [CommandFailure, ConfigError, StoreError, ControlError];

/** An error as the engineer reads it: what is wrong and what to do; never a stack for what he can mend. */
export function explainFailure(error: unknown): string {
  if (EXPLAINED.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isErrno(error)) return explainErrno(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function explainErrno(error: NodeJS.ErrnoException): string {
  const where = error.path ?? '';
  switch (error.code) {
    case 'EADDRINUSE':
      return '端口已被占用：换一个（PORT=3001 或 --port 3001），或停掉占用它的程序';
    case 'EACCES':
    case 'EPERM':
      return `没有权限：${where}，请检查它和所在文件夹的属主和权限`;
    case 'ENOENT':
      return `没有这个文件或文件夹：${where}`;
    case 'ENOSPC':
      return '磁盘已满，没有写入';
    default:
      return error.message;
  }
}

function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
