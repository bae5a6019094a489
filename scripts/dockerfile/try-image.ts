import { setTimeout as pause } from 'node:timers/promises';
import { firstProcess, type Ran, runBeside, type Surroundings, startInRoot } from './in-root.ts';
import type { Step } from './parse-dockerfile.ts';

/** A built root, and the instructions it was built by. */
export interface Image {
  readonly at: Surroundings;
  readonly steps: readonly Step[];
}

type SayStep = <T>(title: string, act: () => T) => T;

const READY_MS = 60_000;
/** As long as `docker stop` waits before it kills. */
const STOP_MS = 10_000;

/** Runs what the image runs, as it would run it, asks what a user and an engine would ask, and stops it. */
export async function tryImage({ at, steps }: Image, step: SayStep): Promise<void> {
  const cmd = argvOf(steps, 'cmd');
  const health = argvOf(steps, 'healthcheck');
  process.stdout.write(`CMD as ${at.user} in ${at.workdir}: ${cmd.join(' ')}\n`);
  // What compose.yaml adds to the image.
  const composed = { ...at, env: { ...at.env, DUBAN_SANDBOX: 'open' } };
  const started = performance.now();
  const bot = startInRoot(composed, cmd);
  let printed = '';
  for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (part) => (printed += String(part)));
  const ended = new Promise<number | null>((resolve) => bot.once('exit', resolve));
  try {
    const pid = await firstPid(bot);
    const beside = (argv: readonly string[]): Ran => runBeside(pid, composed, argv);
    while (beside(health).status !== 0) {
      if (bot.exitCode !== null || performance.now() - started > READY_MS)
        throw new Error(`not healthy\n${printed}`);
      await pause(200);
    }
    process.stdout.write(`   healthy by HEALTHCHECK after ${Math.round(performance.now() - started)} ms\n`);
    for (const { title, argv, wanted } of QUESTIONS) {
      step(title, () => {
        const { said } = beside(argv);
        if (!wanted.test(said)) throw new Error(`not ${wanted}:\n${said}\n${printed}`);
        process.stdout.write(`   ${said.trim().split('\n').join('\n   ')}\n`);
      });
    }
    const stopping = performance.now();
    process.stdout.write('SIGTERM, as docker stop\n');
    process.kill(pid, 'SIGTERM');
    const status = await Promise.race([ended, pause(STOP_MS, 'late' as const, { ref: false })]);
    if (status !== 0) throw new Error(`ended with ${status}\n${printed}`);
    process.stdout.write(`   exit status 0 after ${Math.round(performance.now() - stopping)} ms\n`);
  } finally {
    bot.kill('SIGKILL');
  }
}

/** What is asked of the running image, and what the answer holds. */
const QUESTIONS = [
  {
    title: 'GET /healthz',
    argv: ['node', '-e', ask('/healthz')],
    wanted: /^200 \{"status":"ok"/,
  },
  {
    title: 'GET /sandbox',
    argv: ['node', '-e', ask('/sandbox', 60)],
    wanted: /^200 <!doctype html>/i,
  },
  {
    title: 'who runs it, and whose its data are',
    argv: ['sh', '-c', 'id -un; stat -c "%U %a %n" /data /data/sandbox; cat /proc/1/cmdline | tr "\\0" " "'],
    wanted: /^node\nnode 700 \/data\nnode 700 \/data\/sandbox\nnode dist\/cli\.js start/,
  },
  { title: 'duban doctor', argv: ['duban', 'doctor'], wanted: /✓ 图片/ },
  {
    title: 'duban dump | wc -l',
    argv: ['sh', '-c', 'duban dump | wc -l'],
    wanted: /^60\n/,
  },
  {
    title: 'duban chat --as 张三',
    argv: ['sh', '-c', 'echo 我的任务 | duban chat --as 张三'],
    wanted: /我的任务 3 项/,
  },
];

/** A programme that prints the status and the beginning of the body. */
function ask(path: string, length = 200): string {
  const answer = `fetch("http://127.0.0.1:" + process.env.PORT + "${path}")`;
  return `${answer}.then(async (it) => console.log(it.status, (await it.text()).slice(0, ${length})))`;
}

async function firstPid(bot: ReturnType<typeof startInRoot>): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const pid = firstProcess(bot);
    if (pid !== undefined) return pid;
    await pause(20);
  }
  throw new Error('the image starts nothing');
}

function argvOf(steps: readonly Step[], kind: 'cmd' | 'healthcheck'): readonly string[] {
  const found = steps.findLast((step) => step.kind === kind);
  if (found === undefined || !('argv' in found))
    throw new Error(`the Dockerfile has no ${kind.toUpperCase()}`);
  return found.argv;
}
