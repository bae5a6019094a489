import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';

/** Where the sample ledger lives that is served while no platform is configured. */
export function sandboxFolder(config: Config): string {
  return join(config.data, 'sandbox');
}

/** Whether neither WeCom nor DingTalk is configured: the bot then serves the sample ledger. */
export function isSandbox(config: Config): boolean {
  return config.wecom === undefined && config.dingtalk === undefined;
}

/**
 * The folder that reading commands and `chat` mean: the office's own ledger, or the sandbox while no platform is configured
 * and no ledger was imported.
 */
export function ledgerFolder(config: Config): string {
  const sandbox = sandboxFolder(config);
  return isSandbox(config) && !holdsLedger(config.data) && holdsLedger(sandbox) ? sandbox : config.data;
}

/** Whether a folder holds a ledger or a roster. */
export function holdsLedger(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => /^\d{4}$/.test(name) || name === 'people.json');
}
