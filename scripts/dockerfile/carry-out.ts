import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import type { BuildNetwork } from './clean-root.ts';
import { runInRoot, type Surroundings } from './in-root.ts';
import type { Step } from './parse-dockerfile.ts';

export interface Build {
  readonly context: string;
  /** What `.dockerignore` lets in, relative to `context`. */
  readonly files: readonly string[];
  /** The roots of the stages before, by name. */
  readonly stages: ReadonlyMap<string, string>;
  readonly network: BuildNetwork;
}

/** Carries out one instruction; what the next one finds is returned, a failure thrown. */
export function carryOut(step: Step, at: Surroundings, build: Build): Surroundings {
  switch (step.kind) {
    case 'env':
      return { ...at, env: { ...at.env, ...step.values } };
    case 'workdir': {
      const workdir = posix.resolve(at.workdir, step.folder);
      mkdirSync(join(at.root, workdir), { recursive: true });
      return { ...at, workdir };
    }
    case 'user':
      return { ...at, user: step.user };
    case 'copy':
      copy(step, at, build);
      return at;
    case 'run':
      run(step.argv, at, build.network);
      return at;
    case 'cmd':
    case 'healthcheck':
    case 'declared':
      return at;
  }
}

function copy(step: Step & { kind: 'copy' }, at: Surroundings, build: Build): void {
  const into = join(at.root, posix.resolve(at.workdir, step.target));
  const isFolder = step.target.endsWith('/') || step.sources.length > 1;
  for (const source of step.sources) {
    const from = step.from === undefined ? build.context : build.stages.get(step.from);
    if (from === undefined) throw new Error(`no stage ${step.from}`);
    const path = join(from, source);
    if (step.from === undefined) {
      copyContext(posix.normalize(source), into, isFolder, build);
    } else if (!existsSync(path)) {
      throw new Error(`stage ${step.from} has no ${source}`);
    } else {
      const target = isFolder && !statSync(path).isDirectory() ? join(into, basename(path)) : into;
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target, { recursive: true, verbatimSymlinks: true });
    }
  }
}

function copyContext(source: string, into: string, isFolder: boolean, { context, files }: Build): void {
  const found = files.filter((file) => file === source || file.startsWith(`${source}/`));
  if (found.length === 0) throw new Error(`the build context has no ${source}`);
  for (const file of found) {
    const below = file === source ? (isFolder ? basename(file) : '') : file.slice(source.length + 1);
    const target = join(into, below);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(context, file), target, { verbatimSymlinks: true });
  }
}

function run(argv: readonly string[], at: Surroundings, { env, files }: BuildNetwork): void {
  const lent = files.filter((file) => !existsSync(join(at.root, file)));
  for (const file of lent) cpSync(file, join(at.root, file), { recursive: true, dereference: true });
  try {
    const { status, said } = runInRoot({ ...at, env: { ...at.env, ...env } }, argv);
    if (status !== 0) throw new Error(`exit status ${status}\n${said.split('\n').slice(-25).join('\n')}`);
  } finally {
    for (const file of lent) rmSync(join(at.root, file));
  }
}
