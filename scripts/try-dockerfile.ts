// Carries out the Dockerfile without a container engine: each instruction as written, in a clean root of the same Debian
// release, and then what the image would run. Needs Linux, root, Debian's debootstrap, and minutes.
// Usage: npx tsx scripts/try-dockerfile.ts. KEEP=1 leaves the roots where they are.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildContext } from './dockerfile/build-context.ts';
import { type Build, carryOut } from './dockerfile/carry-out.ts';
import { buildNetwork, makeCleanRoot, megabytes, packageCount } from './dockerfile/clean-root.ts';
import type { Surroundings } from './dockerfile/in-root.ts';
import { parseDockerfile, type Stage } from './dockerfile/parse-dockerfile.ts';
import { type Image, tryImage } from './dockerfile/try-image.ts';

const CONTEXT = join(import.meta.dirname, '..');

/** Says a step, does it, and says how it went. */
function step<T>(title: string, act: () => T): T {
  const started = performance.now();
  process.stdout.write(`${title.replace(/\s+/g, ' ')}\n`);
  const result = act();
  process.stdout.write(`   done, ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

function buildStage(stage: Stage, root: string, build: Build): Surroundings {
  let at: Surroundings = { root, env: {}, workdir: '/', user: 'root' };
  for (const [index, one] of stage.steps.entries()) {
    const title = `[${stage.name ?? 'image'} ${index + 1}/${stage.steps.length}] ${one.text}`;
    at = step(title, () => carryOut(one, at, build));
  }
  return at;
}

function buildImage(scratch: string): Image {
  const stages = parseDockerfile(readFileSync(join(CONTEXT, 'Dockerfile'), 'utf8'));
  const files = buildContext(CONTEXT);
  process.stdout.write(`build context: ${files.length} files\n`);
  const roots = new Map<string, string>();
  const network = buildNetwork();
  let last: { stage: Stage; at: Surroundings } | undefined;
  for (const [index, stage] of stages.entries()) {
    const base = join(scratch, stage.base.replace(':', '-'));
    if (!roots.has(stage.base)) {
      step(`FROM ${stage.base}: debootstrap, Node ${process.version}`, () => makeCleanRoot(stage.base, base));
      roots.set(stage.base, base);
    }
    const root = join(scratch, `stage-${index}`);
    const { status } = spawnSync('cp', ['-a', base, root]);
    if (status !== 0) throw new Error(`cannot copy ${base}`);
    const at = buildStage(stage, root, { context: CONTEXT, files, stages: roots, network });
    if (stage.name !== undefined) roots.set(stage.name, root);
    last = { stage, at };
  }
  if (last === undefined) throw new Error('the Dockerfile has no FROM');
  const { at, stage } = last;
  const app = join(at.root, at.workdir);
  process.stdout.write(
    `the image: ${megabytes(at.root)} MB, of which ${megabytes(app)} MB the bot, ` +
      `${megabytes(join(app, 'node_modules'))} MB of it ${packageCount(join(app, 'node_modules'))} packages\n`,
  );
  return { at, steps: stage.steps };
}

const scratch = mkdtempSync(join(tmpdir(), 'duban-dockerfile-'));
try {
  await tryImage(buildImage(scratch), step);
  process.stdout.write('every instruction was carried out, and what the image runs works\n');
} catch (error) {
  process.stdout.write(`   FAILED: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  if (process.env['KEEP'] === undefined) rmSync(scratch, { recursive: true, force: true });
  else process.stdout.write(`kept: ${scratch}\n`);
}
