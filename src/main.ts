import { CommandFailure } from './cli/failure.ts';
import { type HeldLedger, holdLedger } from './cli/hold-ledger.ts';
import { isSandbox, sandboxFolder } from './cli/ledger-folder.ts';
import { clearSandbox, fillSandbox } from './cli/sandbox.ts';
import { startNotice } from './cli/start-notice.ts';
import { parseWritingRequest, runWriting } from './cli/writing-commands.ts';
import { composeServer, composeTicker, type Setting } from './compose.ts';
import { given } from './config/environment.ts';
import { isLoopback, vendorHosts } from './config/vendor-hosts.ts';

/** Starts the bot and keeps it running until SIGTERM or SIGINT. Resolves when everything is closed again. */
export async function start(setting: Setting): Promise<void> {
  refuseRehearsalAbroad(setting);
  const { config, logger } = setting;
  const folder = isSandbox(config) ? sandboxFolder(config) : config.data;
  const ledger = await openForServing(folder, setting);
  const stops: { name: string; stop: () => Promise<void> }[] = [
    { name: 'ledger', stop: () => ledger.close() },
  ];
  try {
    const server = composeServer(setting, ledger.application, () => troubles(ledger));
    const { port } = await server.start(config.server.port, config.server.host);
    stops.push({ name: 'server', stop: () => server.stop() });
    ledger.held.serve(({ command, args }) =>
      runWriting(parseWritingRequest({ command, ...args }), ledger.application, setting),
    );
    const ticker = composeTicker(ledger.application);
    stops.push({ name: 'ticker', stop: () => ticker.stop() });
    logger.info({ folder, port, version: setting.version, sandbox: isSandbox(config) }, 'started');
    process.stdout.write(await startNotice(setting, ledger, port));
    await signalled();
  } finally {
    for (const { name, stop } of stops.toReversed()) {
      await stop().catch((error: unknown) => logger.error({ part: name, error }, 'could not stop'));
    }
    logger.info({}, 'stopped');
  }
}

/** Holds the folder; the sandbox is made new from the sample ledger. */
async function openForServing(folder: string, setting: Setting): Promise<HeldLedger> {
  if (!isSandbox(setting.config)) return holdLedger(folder, setting);
  const ledger = await holdLedger(folder, setting, () => clearSandbox(setting));
  await fillSandbox(ledger.store, setting);
  return ledger;
}

/** Files that a person should look at; leftovers of a cut-off write and foreign files are none. */
function troubles({ store }: HeldLedger): readonly string[] {
  return store.findings
    .filter(({ kind }) => kind !== 'leftover' && kind !== 'foreign')
    .map(({ kind, file }) => `${kind}: ${file}`);
}

/** A rehearsal at a false time must not write into people's groups. */
function refuseRehearsalAbroad({ config }: Setting): void {
  const abroad = vendorHosts(config).filter((url) => !isLoopback(url));
  if (given(process.env, 'DUBAN_NOW') !== undefined && abroad.length > 0) {
    throw new CommandFailure(
      `设了 DUBAN_NOW（演练时间），却配置了真实平台地址（${abroad.join('、')}），不予启动。请去掉 DUBAN_NOW，或把平台地址改为本机`,
    );
  }
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
