/**
 * Why a data folder cannot be held, or its holder cannot be asked.
 * `held`: another process holds it. `path-too-long`: the socket's path does not fit into the system's 103 bytes.
 * `no-socket`: the folder's file system knows no sockets or hard links. `no-access`: the socket belongs to another user.
 * `no-answer`: the holder was reached and did not answer to the end; what was asked may have been done.
 */
export type ControlErrorCode = 'held' | 'path-too-long' | 'no-socket' | 'no-access' | 'no-answer';

interface Circumstances {
  /** The process that holds the folder, if it says so. */
  readonly pid?: number | undefined;
  readonly cause?: unknown;
}

/** `message` says in Chinese what is wrong and what the engineer can do. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly code: ControlErrorCode;
  readonly pid?: number;

  constructor(code: ControlErrorCode, message: string, { pid, cause }: Circumstances = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    if (pid !== undefined) this.pid = pid;
  }
}

/** The system's word for what went wrong: `ENOENT` … */
export function errnoOf(cause: unknown): string | undefined {
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return undefined;
}
