/**
 * A month of a county's life through the built bot, between both vendors' doubles, on a clock that is moved from hour to hour:
 * 500 people, 2,000 tasks, mixed talk on both platforms by day, all posts at their times with pictures and annexes. Each evening
 * it is seen what the bot takes of the machine. `npm run soak` writes `bench/soak-results.md`; `-- --smoke` is two days of
 * few people, only to see that it runs.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readHolidays } from '../src/config/holidays.ts';
import { createOfficeCalendar } from '../src/config/office-calendar.ts';
import { addDays, type Day, day } from '../src/domain/day.ts';
import { aSimulatedHouse, OFFICE_GROUP, type SimulatedHouse } from '../test/support/a-simulated-house.ts';
import { thisMachine } from '../test/support/this-machine.ts';
import { aCounty } from './soak/a-county.ts';
import { createTalk, type Said } from './soak/a-days-talk.ts';
import { type Sample, slopeOf, takeSample } from './soak/sample.ts';

const SMOKE = process.argv.includes('--smoke');
/** `perHour`: messages in each of eight hours of a working day; `together`: how many at once. */
const EXTENT = SMOKE
  ? { people: 40, tasks: 60, days: 2, perHour: 8, together: 4 }
  : { people: 500, tasks: 2000, days: 30, perHour: 60, together: 8 };
/** Longer than either side keeps a connection that is not used. */
const REST_MS = SMOKE ? 0 : 10_000;
/** Until then caches fill, and the engine learns; what grows behind it goes on growing. */
const WARM_UP_DAYS = 10;
const FIRST = day('2026-11-02');
const BOUGHT = { calls: 1_000_000, messages: 1_000_000 };
const HOURS = [9, 10, 11, 12, 14, 15, 16, 17];
const POSTS = `{ overdue: {}, near-due: {}, unreported: {}, weekly: { release: auto }, monthly: { release: auto } }`;
const RESULTS = fileURLToPath(new URL('soak-results.md', import.meta.url));

interface Evening extends Sample {
  readonly day: Day;
  readonly messages: number;
  readonly posts: number;
  /** Of the whole day, in seconds of the machine. */
  readonly took: number;
}

const at = (on: Day, hour: number): string => `${on}T${String(hour).padStart(2, '0')}:00:00+08:00`;

/** Says it and sees that the vendor took the answer. */
async function say({ vendor, where, who, text }: Said, { simulator }: SimulatedHouse): Promise<void> {
  const room = where === 'group' ? simulator.group('all', vendor) : simulator.person(who.name, vendor);
  const { deliveries } = await room.say(who.name, text);
  const bad = deliveries.find(({ outcome }) => outcome !== 'ok');
  if (bad !== undefined)
    throw new Error(`${vendor} took no answer to 「${text}」: ${bad.status} ${bad.reply?.problem}`);
}

async function liveThrough(
  on: Day,
  messages: number,
  house: SimulatedHouse,
  next: () => Said,
): Promise<Evening> {
  const began = performance.now();
  const posted = postsOf(house);
  for (const hour of HOURS) {
    await house.simulator.clock.to(at(on, hour));
    for (let left = messages; left > 0; left -= EXTENT.together) {
      const together = Array.from({ length: Math.min(left, EXTENT.together) }, next);
      await Promise.all(together.map((said) => say(said, house)));
    }
  }
  await house.simulator.clock.to(at(on, 23));
  const sample = await takeSample(house.bot(), house.house.data);
  return {
    ...sample,
    day: on,
    messages: messages * HOURS.length,
    posts: postsOf(house) - posted,
    took: (performance.now() - began) / 1000,
  };
}

/** What robots said unasked so far: texts, pictures and files. */
function postsOf({ simulator }: SimulatedHouse): number {
  return simulator.chatLog.all().filter(({ via }) => via === 'webhook').length;
}

function tableOf(evenings: readonly Evening[]): string {
  const rows = evenings.map(
    (one) =>
      `| ${one.day} | ${one.messages} | ${one.posts} | ${one.rss.toFixed(0)} | ${one.heap.toFixed(1)} | ${one.external.toFixed(1)} | ${one.handles} | ${one.sockets} | ${one.threads} | ${one.data.toFixed(1)} | ${one.files} | ${one.took.toFixed(0)} |`,
  );
  const head =
    '| day | messages | posts | RSS, MB | heap, MB | external, MB | handles | sockets | threads | data, MB | files | took, s |';
  return [head, '|---|---|---|---|---|---|---|---|---|---|---|---|', ...rows].join('\n');
}

/** Whether what is behind the warm-up is level, in words: for people to judge, no test. */
function verdict(evenings: readonly Evening[]): string {
  const behind = evenings.slice(WARM_UP_DAYS);
  if (behind.length < 2) return 'Too few days to tell a slope.';
  const slope = (what: 'rss' | 'heap' | 'handles' | 'threads' | 'data'): number =>
    slopeOf(behind.map((one) => one[what]));
  const last = behind.at(-1)?.heap ?? 0;
  const share = (slope('heap') * behind.length) / last;
  const handles = behind.map((one) => one.handles);
  const spread = Math.max(...handles) - Math.min(...handles);
  return [
    `Behind the first ${WARM_UP_DAYS} days, a day:`,
    '',
    `- heap behind a collection: ${signed(slope('heap'))} MB, while the ledger itself grew by ${signed(slope('data'))} MB on disk (entries, posts, frozen reports, kept files): ${Math.abs(share) < 0.1 ? 'level' : 'GROWING'} (${(100 * share).toFixed(0)} % over these days)`,
    `- RSS: ${signed(slope('rss'))} MB`,
    `- handles but sockets: ${signed(slope('handles'))}, all within ${spread}: ${Math.abs(slope('handles')) < 0.5 ? 'level' : 'GROWING'}`,
    `- threads: ${signed(slope('threads'))}`,
  ].join('\n');
}

const signed = (figure: number): string => `${figure < 0 ? '−' : '+'}${Math.abs(figure).toFixed(2)}`;

/** What became of the lines of all messages, where several of one came to the same as one; the most frequent first. */
function outcomes({ bot }: SimulatedHouse): string {
  const counts = new Map<string, number>();
  for (const line of bot().printed) {
    const [, outcome] = /"outcome":"([^"]*)".*"msg":"message answered"/u.exec(line) ?? [];
    for (const one of outcome?.split('+') ?? []) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const lines = [...counts].sort(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`);
  return `What became of them: ${lines.join(', ')}.`;
}

/** How often the bot logged what, of that which somebody should look at. */
function complaints({ bot }: SimulatedHouse): string {
  const counts = new Map<string, number>();
  for (const line of bot().printed) {
    const [, level, message] = /^\{"level":"(warn|error)".*"msg":"([^"]*)"/u.exec(line) ?? [];
    if (level !== undefined)
      counts.set(`${level}: ${message}`, (counts.get(`${level}: ${message}`) ?? 0) + 1);
  }
  const lines = [...counts].map(([what, count]) => `- ${count} × ${what}`);
  return lines.length === 0
    ? 'Nothing was logged as a warning or an error.'
    : ['Logged:', '', ...lines].join('\n');
}

const began = performance.now();
const county = await aCounty(EXTENT.people, EXTENT.tasks, FIRST);
const house = await aSimulatedHouse({
  now: at(FIRST, 8),
  posts: POSTS,
  more: OFFICE_GROUP,
  workbook: county.workbook,
  world: (usual) => ({
    ...usual,
    members: county.people.map(({ id, name }) => ({ account: id, name })),
    // The month's quota of DingTalk's standard edition is a smaller county's.
    ...(usual.dingtalk === undefined ? {} : { dingtalk: { ...usual.dingtalk, quota: BOUGHT } }),
  }),
  env: { NODE_OPTIONS: `--import ${new URL('soak/tell-heap.mjs', import.meta.url).href}` },
});
const calendar = createOfficeCalendar(readHolidays({ dataFolder: house.house.data }));
const next = createTalk(county);
const evenings: Evening[] = [];
let rested: Sample | undefined;
try {
  for (let n = 0; n < EXTENT.days; n += 1) {
    const on = addDays(FIRST, n);
    const messages = calendar.isWorkday(on) ? EXTENT.perHour : 1;
    const evening = await liveThrough(on, messages, house, next);
    evenings.push(evening);
    process.stdout.write(`${tableOf([evening]).split('\n').at(-1)}\n`);
  }
  await pause(REST_MS);
  rested = await takeSample(house.bot(), house.house.data);
} finally {
  await house.close();
  rmSync(house.house.folder, { recursive: true, force: true });
}
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const said = evenings.reduce((sum, { messages }) => sum + messages, 0);
const posts = evenings.reduce((sum, one) => sum + one.posts, 0);
const parts = [
  '# A month of a county, in minutes',
  `${thisMachine()}. ${EXTENT.people} people, ${EXTENT.tasks} tasks, ${EXTENT.days} days: ${said} messages on both platforms, ${posts} messages of posts and notices; ${minutes} minutes.`,
  verdict(evenings),
  `After ${REST_MS / 1000} s without a request: ${rested?.handles} handles, ${rested?.sockets} sockets, ${rested?.threads} threads.`,
  outcomes(house),
  complaints(house),
  tableOf(evenings),
];
process.stdout.write(`\n${parts.join('\n\n')}\n`);
if (!SMOKE) writeFileSync(RESULTS, `${parts.join('\n\n')}\n`);
