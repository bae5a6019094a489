import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LampCounts } from '../src/domain/lamp-counts.ts';
import type { ReportPicture } from '../src/domain/report-picture.ts';
import { createReportDrawer } from '../src/picture/create-report-drawer.ts';

/**
 * What pictures cost: time, size, memory, and what the main thread feels of them.
 * Run: npx tsx bench/picture.ts, or after a build, as it runs at an office: npx tsx bench/picture.ts dist
 */
const PICTURES = process.argv.includes('--smoke') ? 2 : 50;
const MEMORY_AFTER = [1, 20, 50];

function lamps(red: number, yellow: number, blue: number, green: number, grey: number, none = 0): LampCounts {
  return { red, yellow, blue, green, grey, none };
}

/** A weekly report of a ledger of so many tasks, as full as a report gets. */
function weekly(tasks: number): ReportPicture {
  const share = tasks / 60;
  const counts = lamps(3 * share, 6 * share, 18 * share, 30 * share, 3 * share);
  return {
    title: '重点工作周调度〔2026〕第46期',
    subtitle: '县委督查室　县政府督查室　数据截至11月22日24时　内部掌握',
    counts,
    units: Array.from({ length: 18 }, (_, index) => ({
      name: `第${index + 1}街道办事处`,
      counts: lamps(Math.max(0, 6 - index), index % 4, 3 + (index % 5), Math.ceil(share), index % 3),
    })),
    moreUnits: 42,
    trend: Array.from({ length: 8 }, (_, index) => ({ label: `11.${index + 1}`, counts })),
    red: Array.from({ length: 10 }, (_, index) => ({
      no: `#${index + 101}`,
      title: '城南污水处理厂提标扩建工程及配套管网改造',
      unit: '城管局',
      why: `逾期${40 - index}天`,
      word: index % 2 === 0 ? '承诺12月4日' : '未说明原因',
    })),
    moreRed: 5,
    legend:
      '红：逾期或滞后20点以上；黄：3个工作日内到期、滞后10点以上、未按期报；蓝：按序时推进；绿：已销号；灰：尚无进度',
  };
}

/** The drawer of the sources, or that of `dist/`. */
async function drawerOf(where: string | undefined): Promise<ReturnType<typeof createReportDrawer>> {
  if (where !== 'dist') return createReportDrawer();
  const built = await import(new URL('../dist/picture/create-report-drawer.js', import.meta.url).href);
  return built.createReportDrawer();
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const milliseconds = (nanoseconds: number) => Math.round(nanoseconds / 1e5) / 10;

const drawer = await drawerOf(process.argv[2]);
const before = megabytes(process.memoryUsage().rss);
const checkFrom = performance.now();
const check = await drawer.check();
const checked = performance.now() - checkFrom;
if (!check.drawable) throw new Error(check.remedy);

const delay = monitorEventLoopDelay({ resolution: 1 });
const rss: string[] = [];
const times: number[] = [];
let kilobytes = 0;
delay.enable();
for (let drawn = 1; drawn <= PICTURES; drawn++) {
  const from = performance.now();
  const png = await drawer.draw(weekly(drawn % 2 === 0 ? 60 : 3000));
  times.push(performance.now() - from);
  kilobytes = Math.max(kilobytes, Math.round(png.length / 1000));
  if (MEMORY_AFTER.includes(drawn)) rss.push(`${megabytes(process.memoryUsage().rss)} MB after ${drawn}`);
}
delay.disable();

/** What other work of the machine delays this thread by, in as long a time without pictures. */
const idle = monitorEventLoopDelay({ resolution: 1 });
idle.enable();
await new Promise((resolve) =>
  setTimeout(
    resolve,
    times.reduce((sum, time) => sum + time),
  ),
);
idle.disable();

const sorted = times.toSorted((a, b) => a - b);
const rows = [
  ['check', `${Math.round(checked)} ms`],
  ['first picture', `${Math.round(times[0] ?? 0)} ms`],
  ['a picture, median', `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms`],
  ['a picture, slowest', `${Math.round(sorted.at(-1) ?? 0)} ms`],
  ['largest PNG', `${kilobytes} kB`],
  ['main thread delayed, longest', `${milliseconds(delay.max)} ms`],
  ['main thread delayed, 99 %', `${milliseconds(delay.percentile(99))} ms`],
  [
    '… as long without pictures',
    `${milliseconds(idle.max)} ms, 99 %: ${milliseconds(idle.percentile(99))} ms`,
  ],
  ['memory (RSS)', `${before} MB before, ${rss.join(', ')}`],
] as const;
for (const [what, figure] of rows) process.stdout.write(`${what.padEnd(32)}${figure}\n`);
