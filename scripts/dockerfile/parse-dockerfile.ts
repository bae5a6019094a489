/** One instruction of a Dockerfile, as far as it can be carried out in a plain root. */
export type Step = { readonly line: number; readonly text: string } & (
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'workdir'; readonly folder: string }
  | {
      readonly kind: 'copy';
      readonly from: string | undefined;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'run'; readonly argv: readonly string[] }
  | { readonly kind: 'user'; readonly user: string }
  | { readonly kind: 'cmd'; readonly argv: readonly string[] }
  | { readonly kind: 'healthcheck'; readonly argv: readonly string[] }
  | { readonly kind: 'declared' }
);

export interface Stage {
  /** `node:20-bookworm-slim`. */
  readonly base: string;
  readonly name: string | undefined;
  readonly steps: readonly Step[];
}

/** Reads the instructions that this project's Dockerfile uses; any other one throws, lest it be passed over unseen. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { base: string; name: string | undefined; steps: Step[] }[] = [];
  for (const { line, text: whole } of logicalLines(text)) {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/s.exec(whole) ?? [];
    if (word.toUpperCase() === 'FROM') {
      const [base = '', , name] = rest.split(/\s+/);
      stages.push({ base, name, steps: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`Dockerfile:${line}: ${word} stands before FROM`);
    stage.steps.push({ line, text: whole, ...stepOf(word.toUpperCase(), rest, line) });
  }
  return stages;
}

type Bare<S> = S extends unknown ? Omit<S, 'line' | 'text'> : never;

function stepOf(word: string, rest: string, line: number): Bare<Step> {
  switch (word) {
    case 'ENV':
      return { kind: 'env', values: Object.fromEntries([...rest.matchAll(/(\w+)=(\S*)/g)].map(pair)) };
    case 'WORKDIR':
      return { kind: 'workdir', folder: rest };
    case 'COPY':
      return copyOf(rest, line);
    case 'RUN':
      return { kind: 'run', argv: argvOf(rest) };
    case 'USER':
      return { kind: 'user', user: rest };
    case 'CMD':
      return { kind: 'cmd', argv: argvOf(rest) };
    case 'HEALTHCHECK':
      return { kind: 'healthcheck', argv: argvOf(rest.replace(/^(--\S+\s+)*CMD\s+/, '')) };
    case 'VOLUME':
    case 'EXPOSE':
      return { kind: 'declared' };
    default:
      throw new Error(`Dockerfile:${line}: ${word} is not known here, please add it`);
  }
}

function copyOf(rest: string, line: number): Bare<Step> {
  const words = rest.split(/\s+/);
  const options = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  const from = options.find((option) => option.startsWith('--from='))?.slice('--from='.length);
  const target = paths.pop();
  if (target === undefined || paths.length === 0 || options.length > (from === undefined ? 0 : 1)) {
    throw new Error(`Dockerfile:${line}: COPY ${rest} is not known here, please add it`);
  }
  return { kind: 'copy', from, sources: paths, target };
}

/** `["node", "x"]` as it stands; anything else goes to a shell, as Docker does it. */
function argvOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return ['/bin/sh', '-c', text];
  const argv: unknown = JSON.parse(text);
  if (Array.isArray(argv) && argv.every((word) => typeof word === 'string')) return argv;
  throw new Error(`not a list of words: ${text}`);
}

function pair([, name = '', value = '']: RegExpMatchArray): [string, string] {
  return [name, value];
}

/** Instructions with their continued lines joined, without comments. `line` counts from 1. */
function* logicalLines(text: string): Generator<{ line: number; text: string }> {
  let started: { line: number; text: string } | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const part = raw.trim();
    if (part === '' || part.startsWith('#')) continue;
    started = { line: started?.line ?? index + 1, text: `${started?.text ?? ''}${part}` };
    if (part.endsWith('\\')) {
      started.text = `${started.text.slice(0, -1).trimEnd()} `;
    } else {
      yield started;
      started = undefined;
    }
  }
}
