import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Setting } from '../compose.ts';
import { isRehearsal } from '../config/clock.ts';
import { yamlText } from '../config/yaml-text.ts';
import type { Instant } from '../domain/instant.ts';
import { createSandboxPage, type SandboxPage } from '../simulator/page/create-sandbox-page.ts';
import { startSimulator, type VendorUrls } from '../simulator/start-simulator.ts';
import { openLowdbReader } from '../store/lowdb/open-lowdb-reader.ts';
import { isSandbox, ledgerFolder } from './ledger-folder.ts';
import { passTogether } from './sandbox/pass-together.ts';
import { FIXED_SECRETS, sandboxConfig, withHosts } from './sandbox/sandbox-config.ts';
import { nextMorning } from './sandbox/sandbox-time.ts';
import { castOf, worldOf } from './sandbox/world-of.ts';
import { untilSignalled } from './until-signalled.ts';

export interface SimulateOptions {
  /** The first of three ports: page, WeCom, DingTalk. 0 takes free ones. */
  readonly basePort: number;
  /** Where duban listens, e.g. `http://127.0.0.1:3000`; another bot's own callback URLs go before it. */
  readonly bot: string;
  readonly wecomCallback?: string;
  readonly dingtalkCallback?: string;
}

/**
 * `duban simulate`: WeCom, DingTalk and the sandbox page for a bot that runs elsewhere. It plays the groups and bots of
 * the config, with the credentials written there; without a platform in the config, groups of its own.
 */
export async function simulate(options: SimulateOptions, setting: Setting): Promise<void> {
  const { basePort, bot } = options;
  const { clock, calendar, logger } = setting;
  const made = isSandbox(setting.config);
  const config = made ? sandboxConfig(setting.config, FIXED_SECRETS) : setting.config;
  const { timezone } = config;
  const folder = ledgerFolder(setting.config);
  const directory = await (await openLowdbReader({ folder, zone: timezone })).directory();
  const world = worldOf(config, directory);
  const simulator = await startSimulator({
    world,
    clock,
    moveTo: (to) => passTogether(to, clock, { folder: config.data, zone: timezone }),
    ports: basePort === 0 ? {} : { wecom: basePort + 1, dingtalk: basePort + 2 },
  });
  const callbacks = {
    wecom: options.wecomCallback ?? `${bot}/wecom/bot`,
    dingtalk: options.dingtalkCallback ?? `${bot}/dingtalk/robot`,
  };
  simulator.connect(callbacks);
  const page = await servePage(
    createSandboxPage({
      simulator,
      zone: timezone,
      botName: config.bot.names[0] ?? '',
      cast: castOf(world, directory),
      suggest: async () => ['我的任务', '帮助', '群号'],
      // Both clocks must be false ones, or the bot would take no signature.
      ...(isRehearsal(process.env)
        ? { nextMorning: (now: Instant) => nextMorning(now, calendar, timezone) }
        : {}),
      report: (error) => logger.error({ error }, 'sandbox page failed'),
      open: config.server.sandbox === 'open',
    }),
    basePort,
  );
  process.stdout.write(notice(page.address, callbacks, simulator.baseUrls));
  if (made) {
    const { wecom, dingtalk, groups } = withHosts(config, simulator.baseUrls);
    process.stdout.write(
      `\n机器人要用的配置（duban 可直接使用）：\n\n${yamlText({ wecom, dingtalk, groups })}`,
    );
  }
  await untilSignalled();
  await page.close();
  await simulator.stop();
}

async function servePage(
  handle: SandboxPage,
  port: number,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${taken}/sandbox`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function notice(page: string, callbacks: VendorUrls, { wecom, dingtalk }: VendorUrls): string {
  const lines = [
    '',
    '模拟平台已启动。用浏览器打开：',
    '',
    `  ${page}`,
    '',
    ...(wecom === undefined ? [] : [`  企业微信接口  ${wecom}    回调送往 ${callbacks.wecom}`]),
    ...(dingtalk === undefined ? [] : [`  钉钉接口      ${dingtalk}    回调送往 ${callbacks.dingtalk}`]),
    '  按 Ctrl+C 结束',
    '',
  ];
  return lines.join('\n');
}
