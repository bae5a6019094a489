/** A writing command to be carried out by whoever holds the data folder. */
export interface RunRequest {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Where the asker stands: relative file names are his. */
  readonly cwd: string;
}

/** What the command printed, and its exit status. */
export interface RunOutcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  readonly folder: string;
  readonly version: string;
}

export const failure = (stderr: string): RunOutcome => ({ status: 1, stdout: '', stderr });

export function parseRunRequest(text: string): RunRequest | undefined {
  const { command, args, cwd } = parseObject(text);
  if (typeof command !== 'string' || typeof cwd !== 'string' || !isObject(args)) return undefined;
  return { command, args, cwd };
}

export function parseRunOutcome(text: string): RunOutcome | undefined {
  const { status, stdout, stderr } = parseObject(text);
  if (typeof status !== 'number' || typeof stdout !== 'string' || typeof stderr !== 'string')
    return undefined;
  return { status, stdout, stderr };
}

export function parseHolder(text: string): Holder | undefined {
  const { pid, folder, version } = parseObject(text);
  if (typeof pid !== 'number' || typeof folder !== 'string' || typeof version !== 'string') return undefined;
  return { pid, folder, version };
}

/** The object a text holds; an empty one if it holds none. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
