/**
 * What posts cost while the bot goes on answering. Run where little else runs: npx tsx bench/weekly-report.ts
 *
 * `cold`: the first time in a process of its own, as a weekly report is made; `warm`: rounds behind it in one process. All
 * are medians, in milliseconds until it is done, others having their turns in between: judging, figures, words for a room
 * (within three messages), rows of the annex. `longest step`: nobody else was served for so long, by a stopwatch around each
 * step, and the worst of all rounds; `loop held up`: the same as the event loop felt it, whatever the cause. `load` is the
 * machine's: a stopwatch runs on while another process has the processor.
 */
import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { splitFor } from '../src/delivery/split.ts';
import type { PostKind } from '../src/domain/post.ts';
import type { Task } from '../src/domain/task.ts';
import { createWecomRoom } from '../src/platforms/wecom/create-wecom-room.ts';
import { type InSteps, inTurns } from '../src/reports/in-steps.ts';
import { judgeAll } from '../src/reports/judge-all.ts';
import type { PostMaterial } from '../src/reports/post-material.ts';
import { MAKE_POST } from '../src/wording/make-post.ts';
import { GENERATED_DIRECTORY, generatedLedger } from '../test/support/generated-ledger.ts';
import { someMaterial } from '../test/support/some-material.ts';

/** Only to see that it runs. */
const SMOKE = process.argv[2] === '--smoke';
const SIZES = SMOKE ? [300] : [30_000, 3000, 300];
/** 催报 goes on the eve of a cut-off; 月通报 has 先进, 年终 the longest list. */
const POSTS: readonly (readonly [PostKind, string])[] = [
  ['weekly', '2026-11-23 09:00'],
  ['monthly', '2026-12-01 09:00'],
  ['yearly', '2026-12-31 09:00'],
  ['overdue', '2026-11-24 08:30'],
  ['near-due', '2026-11-24 08:30'],
  ['unreported', '2026-11-26 15:00'],
];
const COLD_RUNS = SMOKE ? 1 : 5;
const WARM_ROUNDS = SMOKE ? 1 : 11;
const STAGES = ['judging', 'figures', 'words', 'annex'] as const;

type Stage = (typeof STAGES)[number];
type Round = Readonly<Record<Stage | 'step' | 'held', number>>;

/** The same steps; `seen` hears how long each took. */
function* stopped<T>(work: InSteps<T>, seen: (ms: number) => void): InSteps<T> {
  for (;;) {
    const began = performance.now();
    const step = work.next();
    seen(performance.now() - began);
    if (step.done === true) return step.value;
    yield;
  }
}

async function makePost(empty: PostMaterial, tasks: readonly Task[]): Promise<Round> {
  const { kind } = empty.key;
  const took: Record<Stage | 'step' | 'held', number> = {
    judging: 0,
    figures: 0,
    words: 0,
    annex: 0,
    step: 0,
    held: 0,
  };
  const timed = async <T>(stage: Stage, work: () => InSteps<T>): Promise<T> => {
    const began = performance.now();
    const result = await inTurns(
      stopped(work(), (ms) => {
        took.step = Math.max(took.step, ms);
      }),
    );
    took[stage] = performance.now() - began;
    return result;
  };
  const room = createWecomRoom({ baseUrl: 'http://127.0.0.1', key: 'key' });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(20);
  delay.reset();
  const judged = await timed('judging', () => judgeAll(tasks, empty.bench));
  const made = await timed('figures', () => MAKE_POST[kind]({ ...empty, judged }));
  if (made === undefined) throw new Error(`${kind}: nothing to say`);
  const numbered = made.numbered?.(46) ?? made;
  await timed('words', () => splitFor(numbered, { called: new Set(), as: 'post', platform: 'wecom' }, room));
  if (numbered.annex !== undefined) await timed('annex', numbered.annex);
  await pause(5);
  delay.disable();
  took.held = delay.max / 1e6;
  return took;
}

async function roundsOf(
  kind: PostKind,
  when: string,
  count: number,
  rounds: number,
): Promise<readonly Round[]> {
  const group = { id: 'all', title: '县领导群', audience: 'county', scope: 'all', compare: true } as const;
  const material = someMaterial([], { kind, now: when, directory: GENERATED_DIRECTORY, group });
  const tasks = generatedLedger(count);
  globalThis.gc?.();
  const made: Round[] = [];
  for (let round = 0; round < rounds; round += 1) made.push(await makePost(material, tasks));
  return made;
}

function inOwnProcess(kind: PostKind, when: string, count: number, rounds: number): readonly Round[] {
  const args = [
    '--expose-gc',
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    kind,
    when,
    String(count),
    String(rounds),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as readonly Round[];
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function row(title: string, rounds: readonly Round[]): void {
  const of = (what: keyof Round): readonly number[] => rounds.map((round) => round[what]);
  const total = rounds.map((round) => STAGES.reduce((sum, stage) => sum + round[stage], 0));
  const middles = [...STAGES.map((stage) => median(of(stage))), median(total)];
  const longest = [median(of('step')), Math.max(...of('step')), median(of('held')), loadavg()[0] ?? 0];
  const cells = [...middles, ...longest].map((value) => value.toFixed(1).padStart(13));
  process.stdout.write(`${title.padEnd(24)}${cells.join('')}\n`);
}

const [kind, when = '', count, rounds] = process.argv.slice(2);
if (kind === undefined || SMOKE) {
  const heads = [...STAGES, 'all', 'longest step', 'the worst', 'loop held up', 'load'].map((head) =>
    head.padStart(13),
  );
  process.stdout.write(`${'post, tasks (ms)'.padEnd(24)}${heads.join('')}\n`);
  for (const [one, at] of SMOKE ? POSTS.slice(0, 1) : POSTS) {
    for (const size of SIZES) {
      const cold = Array.from({ length: COLD_RUNS }, () => inOwnProcess(one, at, size, 1)).flat();
      row(`${one} ${size} cold`, cold);
      row(`${one} ${size} warm`, inOwnProcess(one, at, size, WARM_ROUNDS + 3).slice(3));
    }
  }
} else {
  const made = await roundsOf(kind as PostKind, when, Number(count), Number(rounds));
  process.stdout.write(JSON.stringify(made));
}
