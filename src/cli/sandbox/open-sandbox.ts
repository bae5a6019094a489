import type { Setting } from '../../compose.ts';
import type { Time } from '../../compose-time.ts';
import { isRehearsal } from '../../config/clock.ts';
import { createSandboxPage, type SandboxPage } from '../../simulator/page/create-sandbox-page.ts';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { type HeldLedger, holdLedger } from '../hold-ledger.ts';
import { sandboxFolder } from '../ledger-folder.ts';
import { randomSecrets, sandboxConfig, withHosts } from './sandbox-config.ts';
import { clearSandbox, fillSandbox } from './sandbox-ledger.ts';
import { nextMorning, sandboxStart } from './sandbox-time.ts';
import { suggestCommands } from './suggest-commands.ts';
import { castOf, worldOf } from './world-of.ts';

/** A bot where no platform is configured: the sample ledger, and the simulator in the platforms' place. */
export interface Sandbox {
  readonly ledger: HeldLedger;
  /** The setting with the simulator for its platforms. */
  readonly setting: Setting;
  readonly page: SandboxPage;
  /** Tells the simulator where the bot answers, and how time is moved. */
  begin(port: number, time: Time): void;
  close(): Promise<void>;
}

/** Opens `<data>/sandbox`, made new from the sample ledger, and starts WeCom and DingTalk beside it. */
export async function openSandbox(plain: Setting): Promise<Sandbox> {
  const { clock, calendar, logger } = plain;
  const { timezone, bot, server } = plain.config;
  // Whoever set a time of his own keeps it.
  if (!isRehearsal(process.env)) clock.to(sandboxStart(plain));
  const config = sandboxConfig(plain.config, randomSecrets());
  const folder = sandboxFolder(config);
  const ledger = await holdLedger(folder, { ...plain, config }, () => clearSandbox(folder));
  await fillSandbox(ledger.store, plain);
  const directory = await ledger.store.directory();

  const world = worldOf(config, directory);
  let time: Time | undefined;
  const simulator = await startSimulator({ world, clock, moveTo: async (to) => time?.passTo(to) });
  const [botName = ''] = bot.names;
  const page = createSandboxPage({
    simulator,
    zone: timezone,
    botName,
    cast: castOf(world, directory),
    suggest: (account, room) => suggestCommands(account, room, ledger.application.office),
    nextMorning: (now) => nextMorning(now, calendar, timezone),
    open: server.sandbox === 'open',
    report: (error) => logger.error({ error }, 'sandbox page failed'),
  });
  return {
    ledger,
    setting: { ...plain, config: withHosts(config, simulator.baseUrls) },
    page,
    begin(port, running) {
      time = running;
      const address = `http://127.0.0.1:${port}`;
      simulator.connect({ wecom: `${address}/wecom/bot`, dingtalk: `${address}/dingtalk/robot` });
    },
    async close() {
      await simulator.stop();
      await ledger.close();
    },
  };
}
