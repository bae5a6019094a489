import { FIXED_SECRETS, sandboxConfig } from '../../../src/cli/sandbox/sandbox-config.ts';
import { fillSandbox } from '../../../src/cli/sandbox/sandbox-ledger.ts';
import { sandboxStart } from '../../../src/cli/sandbox/sandbox-time.ts';
import { worldOf } from '../../../src/cli/sandbox/world-of.ts';
import { type Application, composeApplication, type Setting } from '../../../src/compose.ts';
import { readHolidays } from '../../../src/config/holidays.ts';
import { createOfficeCalendar } from '../../../src/config/office-calendar.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { Config } from '../../../src/config/schema.ts';
import type { Directory } from '../../../src/domain/people.ts';
import type { World } from '../../../src/simulator/world.ts';
import { createMemoryStore } from '../../../src/store/memory-store.ts';
import { aLedger } from '../../support/a-ledger.ts';

/** The config of a file, complete. */
export function aConfig(yaml = ''): Config {
  const parsed = parseConfig(yaml, {});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.config;
}

/** What a command is started with at a moment. */
export function aSetting(now: string, config = aConfig()): Setting {
  let at = Date.parse(now);
  return {
    config,
    clock: {
      now: () => at,
      to: (moment) => {
        at = moment;
      },
    },
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    calendar: createOfficeCalendar(readHolidays({ dataFolder: '/nowhere' })),
    version: '0.0.0',
  };
}

export interface SandboxInMemory {
  readonly setting: Setting;
  readonly application: Application;
  readonly directory: Directory;
  readonly world: World;
}

/** The sandbox of an office in a year, with its sample ledger in memory and no sockets. */
export async function aSandbox(year = 2026): Promise<SandboxInMemory> {
  const setting = aSetting(`${year}-06-01T12:00:00+08:00`, sandboxConfig(aConfig(), FIXED_SECRETS));
  setting.clock.to(sandboxStart(setting));
  const store = createMemoryStore({ zone: setting.config.timezone });
  await fillSandbox(store, setting);
  const application = await composeApplication(setting, aLedger(store));
  const directory = await store.directory();
  return { setting, application, directory, world: worldOf(setting.config, directory) };
}
