import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Setting } from '../compose.ts';
import { createClock } from '../config/clock.ts';
import { readHolidays } from '../config/holidays.ts';
import { loadConfig } from '../config/load-config.ts';
import { ConfigError } from '../config/mistake.ts';
import { createOfficeCalendar } from '../config/office-calendar.ts';
import type { Config } from '../config/schema.ts';
import { createLogger } from '../log/create-logger.ts';

/** The options that every command takes. */
export interface CommonOptions {
  readonly config?: string;
  readonly data?: string;
  readonly port?: string;
}

/**
 * Reads config, clock, calendar and logger. Logs go to stdout for the bot (`quiet` false), else warnings to stderr.
 * @throws ConfigError with every mistake at once.
 */
export function readSetting(options: CommonOptions, quiet = true): Setting {
  const { env } = process;
  const { config: file, data, port } = options;
  const loaded = loadConfig({ file, data, port, env, cwd: process.cwd() });
  if (!loaded.ok) throw new ConfigError(loaded.mistakes, loaded.file);
  const clock = createClock(env);
  const stream = quiet
    ? { write: (line: string) => void process.stderr.write(line.includes('"level":"info"') ? '' : line) }
    : undefined;
  return {
    config: loaded.config,
    clock,
    calendar: createOfficeCalendar(readHolidays({ dataFolder: loaded.config.data })),
    logger: createLogger({
      clock,
      secrets: secretsOf(loaded.config),
      ...(stream === undefined ? {} : { stream }),
    }),
    version: packageVersion(),
  };
}

/** Every credential of the config, so that none can stand in a log. */
function secretsOf({ wecom, dingtalk, groups }: Config): readonly string[] {
  return [
    ...(wecom?.bots.flatMap((bot) => [bot.token, bot.encodingAESKey]) ?? []),
    ...(dingtalk?.robots.map((robot) => robot.appSecret) ?? []),
    ...groups.flatMap((group) => [
      group.wecom?.webhookKey,
      group.dingtalk?.webhookToken,
      group.dingtalk?.webhookSecret,
    ]),
  ].filter((secret) => secret !== undefined);
}

/** A file that comes with the package, found from `src/` and from `dist/` alike. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  return version;
}
