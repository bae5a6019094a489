/**
 * Why a picture was not drawn. `too-slow`: the worker was ended at the time limit. `failed`: it threw, ran out of
 * memory, or ended without an answer; `cause` says more. `stopped`: the programme is ending.
 */
export type PictureErrorCode = 'too-slow' | 'failed' | 'stopped';

export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly code: PictureErrorCode;

  constructor(code: PictureErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
