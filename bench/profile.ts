/**
 * Where the time of a command goes: the bot under load with V8's profiler, drawn as a flame picture, `bench/profile.svg`
 * (open it in a browser; hover for the share). Widths are shares of the main thread's busy time once the bot is warm.
 * Run: npm run build && npx tsx bench/profile.ts
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aLedgerOf, removeLedger } from './ledger-folder.ts';
import { loadOn, startBot } from './servers.ts';

const [TASKS, ENTRIES, CONNECTIONS] = [3000, 30, 64];
const [WARM_UP_SECONDS, SECONDS] = [6, 8];
const PICTURE = fileURLToPath(new URL('profile.svg', import.meta.url));

/** As V8 writes it: times in microseconds. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A function as it was called from its parent. */
interface Frame {
  readonly name: string;
  time: number;
  readonly children: Map<string, Frame>;
}

async function record(): Promise<Profile> {
  const house = aLedgerOf(TASKS, ENTRIES);
  const folder = mkdtempSync(join(tmpdir(), 'duban-profile-'));
  try {
    const bot = await startBot(house, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    await loadOn(bot, CONNECTIONS, WARM_UP_SECONDS + SECONDS, TASKS);
    await bot.stop();
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    // Workers (the check of the drawing library) have profiles of their own.
    const [longest = ''] = files.sort((a, b) => b.length - a.length);
    return JSON.parse(longest) as Profile;
  } finally {
    rmSync(folder, { recursive: true });
    removeLedger(house);
  }
}

/** All that ran in the last seconds, called from the top; the same function of the same caller is one. */
function framesOf({ nodes, samples, timeDeltas }: Profile): Frame {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const top: Frame = { name: 'all', time: 0, children: new Map() };
  const skipped = timeDeltas.reduce((sum, delta) => sum + delta, 0) - SECONDS * 1e6;
  let passed = 0;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    passed += delta;
    const calls: string[] = [];
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) {
      calls.unshift(nameOf(known.get(at)));
    }
    if (passed < skipped || calls.includes('(idle)')) continue;
    let frame = top;
    frame.time += delta;
    for (const name of calls.slice(1)) {
      const child = frame.children.get(name) ?? { name, time: 0, children: new Map() };
      frame.children.set(name, child);
      child.time += delta;
      frame = child;
    }
  }
  return top;
}

function nameOf(node: Profile['nodes'][number] | undefined): string {
  if (node === undefined) return '?';
  const { functionName, url } = node.callFrame;
  const file = url.replace(/^.*\/(dist|node_modules)\//, '').replace(/^dist\//, '');
  return [functionName || '(anonymous)', file].filter((part) => part !== '').join(' · ');
}

const [WIDTH, ROW, LEAST] = [1600, 18, 1.5];
const COLOURS: readonly [RegExp, string][] = [
  [/node_modules|^(?!.*\.js)/, '#d9d9d9'],
  [/· (language)\//, '#f3c969'],
  [/· (store)\//, '#e8927c'],
  [/· (platforms|web)\//, '#8fb8de'],
  [/· (commands|wording|domain|reports)\//, '#a3c9a8'],
];

/** Rectangles, the caller above what it called; too narrow ones are left out. */
function rowsOf(frame: Frame, x: number, depth: number, perMicrosecond: number, all: number): string[] {
  const width = frame.time * perMicrosecond;
  if (width < LEAST) return [];
  const share = `${((100 * frame.time) / all).toFixed(1)} %`;
  const colour = COLOURS.find(([files]) => files.test(frame.name))?.[1] ?? '#ececec';
  const shown = frame.name.slice(0, Math.floor(width / 6.2));
  const own = `<g><title>${escaped(frame.name)} ${share}</title><rect x="${x.toFixed(1)}" y="${depth * ROW}" width="${Math.max(width - 0.5, 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colour}"/><text x="${(x + 3).toFixed(1)}" y="${depth * ROW + 13}">${escaped(shown)}</text></g>`;
  const rows = [own];
  let left = x;
  for (const child of [...frame.children.values()].sort((a, b) => b.time - a.time)) {
    rows.push(...rowsOf(child, left, depth + 1, perMicrosecond, all));
    left += child.time * perMicrosecond;
  }
  return rows;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function depthOf(frame: Frame, perMicrosecond: number): number {
  const children = [...frame.children.values()].filter(({ time }) => time * perMicrosecond >= LEAST);
  return 1 + Math.max(0, ...children.map((child) => depthOf(child, perMicrosecond)));
}

const top = framesOf(await record());
const perMicrosecond = WIDTH / top.time;
const height = depthOf(top, perMicrosecond) * ROW;
const rows = rowsOf(top, 0, 0, perMicrosecond, top.time);
const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="monospace" font-size="10">`;
const title = '<title>Where the time of a command goes</title>';
writeFileSync(PICTURE, `${[head, title, ...rows].join('\n')}\n</svg>\n`);
process.stdout.write(`${PICTURE}\n`);
