import { join, relative, resolve } from 'node:path';
import { ControlError } from './errors.ts';

/** What a Unix socket's address may be long, in bytes: 108 with the closing zero on Linux, 104 on macOS. */
const LIMIT = 103;

export function controlSocket(folder: string): string {
  return join(resolve(folder), 'control.sock');
}

/**
 * The path by which a socket can be bound or connected: as it is, or from the working directory where that is short
 * enough. The system would cut a longer one short, and bind something else.
 * @throws {ControlError} `path-too-long`
 */
export function socketAddress(path: string): string {
  const near = relative(process.cwd(), path);
  const address = [path, near].find((candidate) => Buffer.byteLength(candidate) <= LIMIT);
  if (address !== undefined) return address;
  throw new ControlError(
    'path-too-long',
    `数据文件夹的路径太长，系统无法在其中建立控制套接字（${path}，最长${LIMIT}字节）。请换一个路径短的数据文件夹，或先进入数据文件夹附近再运行`,
  );
}
