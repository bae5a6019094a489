import type { Setting } from '../../compose.ts';
import { composeRooms } from '../../compose-rooms.ts';
import { isRehearsal } from '../../config/clock.ts';
import type { Environment } from '../../config/environment.ts';
import { isLoopback, vendorHosts } from '../../config/vendor-hosts.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { dayOf } from '../../domain/instant.ts';
import { openTasks } from '../../ports/open-tasks.ts';
import type { PostLogReader } from '../../ports/post-log.ts';
import { createCronMatcher } from '../../schedule/cron-matcher.ts';
import { lacksRoster, rosterLacking } from '../../store/backup/lacks-roster.ts';
import { StoreError } from '../../store/errors.ts';
import { openLowdbReader, type StoreReader } from '../../store/lowdb/open-lowdb-reader.ts';
import { isSandbox, ledgerFolder } from '../ledger-folder.ts';
import { checkCalendar } from './check-calendar.ts';
import { CALLS_DAYS, checkCalls } from './check-calls.ts';
import { checkClock } from './check-clock.ts';
import { checkFolder } from './check-folder.ts';
import { checkLedger } from './check-ledger.ts';
import { checkNetwork, checkTls } from './check-network.ts';
import { checkPicture, type PictureAnswer } from './check-picture.ts';
import { checkRooms } from './check-rooms.ts';
import { checkRoster } from './check-roster.ts';
import { checkScopes } from './check-scopes.ts';
import { checkTimes } from './check-times.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Reached } from './reach.ts';

/** What the doctor asks of the world. */
export interface Instruments {
  readonly env: Environment;
  /** Whether a vendor's host answers. */
  readonly reach: (origin: string) => Promise<Reached>;
  /** Whether pictures can be drawn. */
  readonly drawable: () => Promise<PictureAnswer>;
}

/** Looks at everything but the config's own shape, which was read to get here; each thing that fails keeps none from the others. */
export async function gatherFindings(
  setting: Setting,
  instruments: Instruments,
): Promise<readonly Finding[]> {
  const { config, clock, calendar, version } = setting;
  const today = dayOf(clock.now(), config.timezone);
  const folder = ledgerFolder(config);
  const [onDisk, online, picture] = await Promise.all([
    checkFolder(folder, version),
    reachVendors(setting, instruments),
    instruments.drawable(),
  ]);
  const times = { matches: createCronMatcher(), calendar, zone: config.timezone };
  return [
    ...onDisk,
    ...(await checkKept(folder, today, setting)),
    ...checkCalendar(today, calendar, config.data),
    ...checkClock({
      now: clock.now(),
      zone: config.timezone,
      rehearsal: isRehearsal(instruments.env),
      realVendors: vendorHosts(config).some((host) => !isLoopback(host)),
      ahead: aheadOf(online),
    }),
    ...(isSandbox(config) ? [] : checkRooms(config, { roomsOf: composeRooms(setting) })),
    ...checkTimes(config, today, times),
    checkPicture(picture),
    ...checkTls(instruments.env),
    ...checkNetwork(online),
  ];
}

/** What is kept in the data folder; nothing where there is none. */
async function checkKept(folder: string, today: Day, { config }: Setting): Promise<readonly Finding[]> {
  const { wrong } = findingsOf('data');
  try {
    const store = await openLowdbReader({ folder, zone: config.timezone });
    const [directory, tasks, posts] = await Promise.all([
      store.directory(),
      openTasks(today, store),
      postsOfWeek(today, store.posts),
    ]);
    const half = await lacksRoster(folder, store);
    const open = tasks.filter(({ status }) => status !== 'closed' && status !== 'cancelled');
    return [
      ...damages(store),
      ...(half === undefined ? [] : [wrong(`数据：${rosterLacking(folder, half)}`)]),
      ...checkRoster(config, directory, open),
      ...checkScopes(config, directory),
      ...checkLedger(directory, open),
      ...checkCalls(posts, directory),
    ];
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [wrong(`数据：${error.message}`)];
  }
}

function damages({ findings }: StoreReader): readonly Finding[] {
  const { wrong } = findingsOf('data');
  return findings
    .filter(({ kind }) => kind !== 'leftover' && kind !== 'foreign')
    .map(({ file, message }) => wrong(`数据：${file}：${message}`));
}

async function postsOfWeek(today: Day, posts: PostLogReader) {
  const days = Array.from({ length: CALLS_DAYS }, (_, index) => addDays(today, -index));
  return (await Promise.all(days.map((day) => posts.on(day)))).flat();
}

/** What became of asking each vendor, by host. */
async function reachVendors(
  { config }: Setting,
  { reach }: Instruments,
): Promise<ReadonlyMap<string, Reached>> {
  const origins = new Map(vendorHosts(config).map((url) => [new URL(url).host, new URL(url).origin]));
  return new Map(
    await Promise.all([...origins].map(async ([host, origin]) => [host, await reach(origin)] as const)),
  );
}

function aheadOf(reached: ReadonlyMap<string, Reached>): ReadonlyMap<string, number> {
  return new Map(
    [...reached].flatMap(([host, result]) =>
      result.kind === 'reached' && result.aheadMs !== undefined ? [[host, result.aheadMs] as const] : [],
    ),
  );
}
