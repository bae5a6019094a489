import type { RunOutcome } from '../control/run-request.ts';

/** What a command prints and how it ends; the same wherever it ran. */
export type Output = RunOutcome;

export const done = (stdout: string): Output => ({ status: 0, stdout, stderr: '' });
export const failed = (stderr: string): Output => ({ status: 1, stdout: '', stderr });
