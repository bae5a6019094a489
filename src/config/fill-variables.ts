import { type Environment, given } from './environment.ts';
import { type Mistake, type Path, pathText } from './mistake.ts';

export interface Filled {
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
}

const VARIABLE = /\$\{([^}]*)(\}?)/g;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Replaces `${NAME}` inside every string of a parsed document, once: what a variable holds is not read again. A missing
 * variable is a mistake at the string's place.
 */
export function fillVariables(value: unknown, env: Environment, path: Path = []): Filled {
  if (typeof value === 'string') return fillText(value, env, pathText(path));
  if (Array.isArray(value)) {
    const filled = value.map((item, index) => fillVariables(item, env, [...path, index]));
    return { value: filled.map((item) => item.value), mistakes: filled.flatMap((item) => item.mistakes) };
  }
  if (typeof value === 'object' && value !== null) {
    const filled = Object.entries(value).map(
      ([key, item]) => [key, fillVariables(item, env, [...path, key])] as const,
    );
    return {
      value: Object.fromEntries(filled.map(([key, item]) => [key, item.value])),
      mistakes: filled.flatMap(([, item]) => item.mistakes),
    };
  }
  return { value, mistakes: [] };
}

function fillText(text: string, env: Environment, path: string): Filled {
  const mistakes: Mistake[] = [];
  const value = text.replace(VARIABLE, (written, inside: string, closing: string) => {
    const name = inside.trim();
    if (closing === '' || !NAME.test(name)) {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: shown to people as it stands in the file
      const remedy = '写作 ${NAME}，NAME 由字母、数字、下划线组成，不以数字开头';
      mistakes.push({ path, problem: '变量写法不对', remedy });
      return written;
    }
    const found = given(env, name);
    if (found === undefined) {
      const remedy = `启动前设置 ${name}（写入环境文件，或在启动命令前 export）`;
      mistakes.push({ path, problem: `环境变量 ${name} 没有设置，或是空的`, remedy });
      return written;
    }
    return found;
  });
  return { value, mistakes };
}
