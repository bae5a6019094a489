/** What a command prints and how it ends; the same wherever it ran. */
export interface Output {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const done = (stdout: string): Output => ({ status: 0, stdout, stderr: '' });
export const failed = (stderr: string): Output => ({ status: 1, stdout: '', stderr });
