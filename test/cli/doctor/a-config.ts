import { parseConfig } from '../../../src/config/parse-config.ts';
import type { Config } from '../../../src/config/schema.ts';

const BOT = '{ id: b, token: abc123, encodingAESKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG }';

/** A config with WeCom and, of each group, what is given in YAML. */
export function aConfig(groups: readonly string[], more = ''): Config {
  const yaml = [`wecom: { bots: [${BOT}] }`, 'groups:', ...groups.map((group) => `  - ${group}`), more].join(
    '\n',
  );
  const parsed = parseConfig(yaml, {});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.config;
}
