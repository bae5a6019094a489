import type { Setting } from '../../compose.ts';
import { composeRooms } from '../../compose-rooms.ts';
import { isRehearsal } from '../../config/clock.ts';
import type { Environment } from '../../config/environment.ts';
import { isLoopback, vendorHosts } from '../../config/vendor-hosts.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { dayOf } from '../../domain/instant.ts';
import type { DingtalkConfig } from '../../platforms/dingtalk/config.ts';
import { openTasks } from '../../ports/open-tasks.ts';
import type { PostLogReader } from '../../ports/post-log.ts';
import { createCronMatcher } from '../../schedule/cron-matcher.ts';
import { lacksRoster, rosterLacking } from '../../store/backup/lacks-roster.ts';
import { StoreError } from '../../store/errors.ts';
import { openLowdbReader, type StoreReader } from '../../store/lowdb/open-lowdb-reader.ts';
import { holdsLedger, isSandbox, ledgerFolder } from '../ledger-folder.ts';
import type { Health } from './ask-health.ts';
import { checkBackup } from './check-backup.ts';
import { checkCalendar } from './check-calendar.ts';
import { CALLS_DAYS, checkCalls } from './check-calls.ts';
import { checkClock } from './check-clock.ts';
import { type AskToken, checkCredentials } from './check-credentials.ts';
import { checkFiles } from './check-files.ts';
import { checkFolder } from './check-folder.ts';
import { checkLedger } from './check-ledger.ts';
import { checkMachine, type MachineFacts } from './check-machine.ts';
import { checkNetwork, checkTls } from './check-network.ts';
import { checkPicture, type PictureAnswer } from './check-picture.ts';
import { checkRooms } from './check-rooms.ts';
import { checkRoster } from './check-roster.ts';
import { checkScopes } from './check-scopes.ts';
import { checkServer } from './check-server.ts';
import { checkTimes } from './check-times.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Reached } from './reach.ts';

/** What the doctor asks of the world. */
export interface Instruments {
  readonly env: Environment;
  /** Whether a vendor's host answers. */
  readonly reach: (origin: string) => Promise<Reached>;
  readonly machine: MachineFacts;
  /** How to ask for tokens of these robots. */
  readonly askToken: (config: DingtalkConfig | undefined) => AskToken;
  /** What the bot says of itself at a host and port, and whether one could listen there. */
  readonly health: (host: string, port: number) => Promise<Health>;
  readonly tryPort: (host: string, port: number) => Promise<string | undefined>;
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
  const [onDisk, online, picture, credentials] = await Promise.all([
    checkFolder(folder, version),
    reachVendors(setting, instruments),
    instruments.drawable(),
    checkCredentials(config, instruments.askToken(config.dingtalk)),
  ]);
  const { running, isThere } = onDisk;
  const times = { matches: createCronMatcher(), calendar, zone: config.timezone };
  return [
    ...checkMachine(instruments.machine),
    ...onDisk.findings,
    ...(isThere ? await checkFiles(folder, running) : []),
    ...(await checkKept(folder, today, setting)),
    ...(isThere && !isSandbox(config) && holdsLedger(folder) ? [await checkBackup(folder, clock.now())] : []),
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
    ...credentials,
    ...(await checkServer({
      server: config.server,
      running,
      health: () => instruments.health(config.server.host, config.server.port),
      tryPort: () => instruments.tryPort(config.server.host, config.server.port),
      reach: instruments.reach,
    })),
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
