/**
 * Something configured that must be mended before the programme can start. The sentences are for the engineer who
 * installs it. A configured value never stands in them: it may be a secret.
 */
export interface Mistake {
  /** Where: `groups[0].wecom.chatId`, a file, a line of a file, or an environment variable. */
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Path = readonly PropertyKey[];

export const WHOLE_FILE = '整个文件';

/** `['groups', 0, 'wecom', 'chatId']` → `groups[0].wecom.chatId`. */
export function pathText(path: Path): string {
  if (path.length === 0) return WHOLE_FILE;
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** The programme cannot start with what is configured; `message` lists every mistake, one a line. */
export class ConfigError extends Error {
  readonly code = 'config-invalid';
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[], file?: string) {
    const heading = `配置${file === undefined ? '' : ` ${file} `}有 ${mistakes.length} 处需要改正：`;
    super([heading, ...mistakes.map(line)].join('\n'));
    this.name = 'ConfigError';
    this.mistakes = mistakes;
  }
}

function line({ path, problem, remedy }: Mistake, index: number): string {
  return `${index + 1}. ${path}：${problem}。${remedy}。`;
}
