import { parseDocument, type YAMLError } from 'yaml';
import { type Mistake, WHOLE_FILE } from './mistake.ts';

export type YamlRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** The mistakes an editor of YAML makes most; the others share one sentence. */
const EXPLAINED: Partial<Record<YAMLError['code'], Pick<Mistake, 'problem' | 'remedy'>>> = {
  DUPLICATE_KEY: { problem: '同一层里有重复的键', remedy: '只保留一个' },
  TAB_AS_INDENT: { problem: '用了制表符缩进', remedy: '改用空格缩进' },
  BAD_INDENT: { problem: '缩进不对', remedy: '同一层的键应左对齐，下一层多缩进两个空格；括号、引号要成对' },
  BAD_ALIAS: { problem: '值以 * 开头', remedy: '给值加引号，如 cron: "*/30 8-17 * * *"' },
  BAD_SCALAR_START: { problem: '值以特殊字符开头', remedy: '给值加引号' },
  MULTILINE_IMPLICIT_KEY: { problem: '键写成了多行', remedy: '检查上一行是否缺冒号，或引号没有成对' },
  MISSING_CHAR: { problem: '缺少符号', remedy: '检查引号、方括号、花括号、冒号是否成对、齐全' },
  TAG_RESOLVE_FAILED: { problem: '值以 ! 开头，被当作 YAML 标签', remedy: '给值加引号' },
  MULTIPLE_DOCS: { problem: '一个文件里有多份文档', remedy: '删去中间的 --- 行' },
};

/**
 * Reads one YAML 1.2 document (JSON is one too). The library's own messages quote the source, which may hold secrets,
 * so only their code and place are used.
 */
export function readYaml(text: string): YamlRead {
  const document = parseDocument(text);
  const faults = firstOfEachLine([...document.errors, ...document.warnings]);
  if (faults.length > 0) return { ok: false, mistakes: faults.map(explain) };
  try {
    return { ok: true, value: document.toJS() };
  } catch {
    // Aliases that multiply (an "alias bomb") are refused when they are resolved, not when they are parsed.
    const remedy = '不用 & 和 *，直接把内容写出来；以 * 开头的值加引号';
    return { ok: false, mistakes: [{ path: WHOLE_FILE, problem: '引用（& 与 *）无法展开', remedy }] };
  }
}

/** What follows a syntax error on its line is only its echo. */
function firstOfEachLine(faults: readonly YAMLError[]): readonly YAMLError[] {
  const lines = faults.map((fault) => fault.linePos?.[0].line);
  return faults.filter((_, index) => lines.indexOf(lines[index]) === index);
}

function explain(fault: YAMLError): Mistake {
  const place = fault.linePos?.[0];
  return {
    path: place === undefined ? WHOLE_FILE : `第${place.line}行第${place.col}列`,
    ...(EXPLAINED[fault.code] ?? {
      problem: '不符合 YAML 语法',
      remedy: '检查这一行和上一行的缩进、冒号（后面要有空格）和引号',
    }),
  };
}
