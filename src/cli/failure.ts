/** A command of the programme cannot do what was asked: one clear message for stderr, and the exit status. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly code = 'command-failed';
  /** 1: refused or failed; 2: wrong usage. */
  readonly status: 1 | 2;

  constructor(message: string, status: 1 | 2 = 1) {
    super(message);
    this.status = status;
  }
}
