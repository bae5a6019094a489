import { snapshotOutput } from './cli/backup.ts';
import { type HeldLedger, holdLedger } from './cli/hold-ledger.ts';
import { isSandbox } from './cli/ledger-folder.ts';
import { moveClock } from './cli/move-clock.ts';
import { pushBy } from './cli/push.ts';
import { refuseUnsafe } from './cli/refuse-unsafe.ts';
import type { Sandbox } from './cli/sandbox/open-sandbox.ts';
import { startNotice } from './cli/start-notice.ts';
import { type Stop, stopInTime } from './cli/stop-in-time.ts';
import { untilSignalled } from './cli/until-signalled.ts';
import { parseWritingRequest, runWriting } from './cli/writing-commands.ts';
import { composeServer, type Setting } from './compose.ts';
import { composeMetrics, composeMetricsPage } from './compose-metrics.ts';
import { composeTime } from './compose-time.ts';
import { isRehearsal } from './config/clock.ts';
import { createReportDrawer, type ReportDrawer } from './picture/create-report-drawer.ts';
import { createBreakableFetch } from './platforms/breakable-fetch.ts';

/** A stop takes less than ten seconds, which is what Docker gives: so long for answers of vendors, the rest to write. */
const BREAK_OFF_MS = 6000;
const LIMIT_MS = 9000;

/** Starts the bot and keeps it running until SIGTERM or SIGINT. Resolves when everything is closed again. */
export async function start(plain: Setting): Promise<void> {
  refuseUnsafe(plain.config, '启动');
  const { logger, version } = plain;
  const metrics = composeMetrics(version);
  const vendors = createBreakableFetch();
  const configured = { ...plain, metrics, fetch: vendors.fetch };
  const sandbox = isSandbox(configured.config) ? await openSandbox(configured) : undefined;
  const { ledger, setting } = sandbox ?? (await openOffice(configured));
  const drawer = createReportDrawer();
  const stops: Stop[] = [{ name: 'ledger', stop: () => (sandbox ?? ledger).close() }];
  try {
    stops.push({ name: 'pictures', stop: () => drawer.stop() });
    const time = composeTime(setting, ledger.application, drawer.draw);
    // Stopped after the server: what the last messages raised is still told.
    stops.push({ name: 'time', stop: () => time.stop() });
    const { host, port: wanted } = setting.config.server;
    const degraded = () => [...troubles(ledger), ...time.delivery.untold()];
    const server = composeServer(setting, ledger.application, {
      degraded,
      metricsPage: composeMetricsPage(setting, metrics, ledger.application.ledger, { time, degraded }),
      replied: (conversationId) => time.replied(conversationId),
      sandbox: sandbox?.page,
    });
    const { port } = await server.start(wanted, host);
    stops.push({ name: 'server', stop: () => server.stop() });
    sandbox?.begin(port, time);
    const mayMove = sandbox !== undefined || isRehearsal(process.env);
    ledger.held.serve(async ({ command, args }) => {
      const request = parseWritingRequest({ command, ...args });
      if (request.command === 'snapshot') return snapshotOutput(await ledger.store.snapshot(request.pid));
      if (request.command === 'clock') return moveClock(request.to, mayMove ? time : undefined, setting);
      if (request.command === 'push') return pushBy(request, time.delivery, setting);
      return runWriting(request, ledger.application, setting);
    });
    logger.info(
      { folder: ledger.folder, port, version: setting.version, sandbox: sandbox !== undefined },
      'started',
    );
    process.stdout.write(await startNotice(setting, ledger, port, sandbox !== undefined));
    void tellLacks(drawer, setting);
    // What fell due while the bot did not run is not left waiting for the next minute.
    void time.wake();
    const signal = await untilSignalled();
    logger.info({ signal }, 'stopping');
    // What is leaving ends by itself, before anything is broken off.
    void time.delivery.stop();
  } finally {
    await stopInTime(stops, {
      logger,
      breakOffMs: BREAK_OFF_MS,
      breakOff: () => {
        logger.warn({ requests: vendors.breakOff() }, 'stopping: requests to vendors broken off');
        void drawer.stop();
      },
      limitMs: LIMIT_MS,
      end: (status) => process.exit(status),
    });
  }
}

/** What the engineer should mend, said at every start. */
async function tellLacks(drawer: ReportDrawer, { logger }: Setting): Promise<void> {
  const check = await drawer.check();
  if (!check.drawable) logger.warn({ reason: check.reason, detail: check.detail }, check.remedy);
}

/** Loaded where it is wanted only: the simulated vendors and their page are as large as the rest of the bot. */
async function openSandbox(setting: Setting): Promise<Sandbox> {
  const sandbox = await import('./cli/sandbox/open-sandbox.ts');
  return sandbox.openSandbox(setting);
}

async function openOffice(setting: Setting): Promise<Pick<Sandbox, 'ledger' | 'setting'>> {
  return { ledger: await holdLedger(setting.config.data, setting), setting };
}

/** A disk that takes nothing, and files that a person should look at; leftovers of a cut-off write and foreign files are none. */
function troubles({ store }: HeldLedger): readonly string[] {
  const files = store.findings.filter(({ kind }) => kind !== 'leftover' && kind !== 'foreign');
  return [...store.trouble(), ...files.map(({ kind, file }) => `${kind}: ${file}`)];
}
