/**
 * Why the store could not do what it was asked.
 * `illegal-change`: the programme asked for an order of acts, a shape or a key that may not be (a programming error).
 * `disk-full`, `read-only`, `write-failed`: nothing was shown; the same update works when the disk does.
 * `read-failed`: a file is there but may not be read. `unreadable`: its content is damaged.
 * `set-aside`: the number, or the post, belongs to a damaged file that was moved aside. `newer-version`: written by a later release.
 * `half-restored`: the folder holds a part of a backup, or a mixture.
 * `closed`: the store was closed.
 */
export type StoreErrorCode =
  | 'illegal-change'
  | 'disk-full'
  | 'read-only'
  | 'write-failed'
  | 'read-failed'
  | 'unreadable'
  | 'set-aside'
  | 'newer-version'
  | 'half-restored'
  | 'closed';

interface Circumstances {
  /** The file it is about. */
  readonly file?: string;
  readonly cause?: unknown;
}

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly file?: string;

  constructor(code: StoreErrorCode, message: string, { file, cause }: Circumstances = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    if (file !== undefined) this.file = file;
  }
}
