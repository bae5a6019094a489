import { z } from 'zod';
import { type Mistake, type Path, pathText } from './mistake.ts';
import { nearestKey } from './nearest-key.ts';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

/** Parses with a schema and explains every issue in Chinese. */
export function parseExplained<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
):
  | { readonly ok: true; readonly value: z.output<Schema> }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] } {
  const parsed = schema.safeParse(value, { error: remedyOf, reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, mistakes: parsed.error.issues.flatMap((issue) => explain(issue, [])) };
}

/**
 * How to mend an issue; becomes its `message`, unless the schema brings a remedy of its own. For unknown keys, of which
 * one issue may hold several, it is the keys there are.
 */
function remedyOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join('、') : '';
    case 'invalid_type':
      return remedyOfType(issue.expected, issue.input);
    case 'invalid_value':
      return `写 ${issue.values.map(String).join('、')} 之一`;
    case 'invalid_format':
      return issue.format === 'url' ? '写完整的网址，如 https://example.gov.cn' : '按说明书核对写法';
    case 'too_small':
      if (issue.origin === 'array') return '至少写一个；不需要这一项就整项删去';
      return issue.origin === 'string' ? '写上内容' : `不小于 ${issue.minimum}`;
    case 'too_big':
      return `不大于 ${issue.maximum}`;
    default:
      return '按示例配置 config/example.yaml 核对写法';
  }
}

function remedyOfType(expected: string, input: unknown): string {
  if (input === null) return '写上值；不需要这一项就整行删去';
  if (input === undefined) return '补上这一项，写法见 config/example.yaml';
  if (expected === 'string') {
    return typeof input === 'object' ? '写成一行文字' : '给值加引号，如 "0138"';
  }
  if (typeof input === 'string' && ['number', 'int', 'boolean'].includes(expected)) return '去掉引号，只写值';
  if (expected === 'int' || Number.isNaN(input)) return '写整数';
  if (expected === 'array') return '写成列表：每项一行，以 - 开头，或写在 [ ] 里';
  if (expected === 'object') return '写成键值：每行一个“键: 值”，比上一层多缩进两个空格';
  return '按示例配置 config/example.yaml 核对写法';
}

function explain(issue: Issue, under: Path): readonly Mistake[] {
  const path = [...under, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.message, path));
    case 'invalid_union': {
      // The branch that got further than its own first look is the one the writer meant.
      const meant = issue.errors.find((branch) =>
        branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
      );
      if (meant !== undefined) return meant.flatMap((inner) => explain(inner, path));
      return [{ path: pathText(path), problem: '写法不对', remedy: issue.message }];
    }
    default:
      return [{ path: pathText(path), problem: problemOf(issue), remedy: issue.message }];
  }
}

function unknownKey(key: string, known: string, path: Path): Mistake {
  const nearest = nearestKey(key, known.split('、'));
  return {
    path: pathText([...path, key]),
    problem: '没有这个配置项',
    remedy: nearest === undefined ? `删去；这一层可用的有：${known}` : `是否要写 ${nearest}？不是就删去`,
  };
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeProblem(issue.expected, issue.input);
    case 'invalid_value':
      return '不是可用的值';
    case 'invalid_format':
      return issue.format === 'url' ? '不是有效的网址' : '格式不对';
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string' ? '是空的' : '数字太小';
    case 'too_big':
      return '数字太大';
    case 'custom': {
      const { problem } = issue.params ?? {};
      return typeof problem === 'string' ? problem : '写法不对';
    }
    default:
      return '写法不对';
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是非值（true 或 false）',
  array: '列表',
  object: '键值',
};

function typeProblem(expected: string, input: unknown): string {
  if (input === null) return '冒号后面没有写值';
  if (input === undefined) return '缺少这一项';
  if (Number.isNaN(input)) return '不是数字';
  if (expected === 'int' && typeof input === 'number') return '应为整数，写成了小数';
  const given = Array.isArray(input) ? 'array' : typeof input;
  return `应为${TYPE_NAMES[expected] ?? expected}，写成了${TYPE_NAMES[given] ?? given}`;
}
