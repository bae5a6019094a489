/**
 * Why a workbook was not written. `too-slow`: the worker was ended at the time limit. `failed`: it threw, ran out of
 * memory, or ended without an answer; `cause` says more.
 */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';
  readonly code: 'too-slow' | 'failed';

  constructor(code: 'too-slow' | 'failed', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
