import { checkConfig } from './check-config.ts';
import type { Environment } from './environment.ts';
import { parseExplained } from './explain-issue.ts';
import { fillVariables } from './fill-variables.ts';
import type { Mistake } from './mistake.ts';
import { readYaml } from './read-yaml.ts';
import { type Config, configSchema } from './schema.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads a config from the text of its file: everything that is wrong with it at once, or the config, complete. */
export function parseConfig(text: string, env: Environment): ParsedConfig {
  const yaml = readYaml(text);
  if (!yaml.ok) return yaml;
  // A file of comments only is an empty document: all defaults.
  const filled = fillVariables(yaml.value ?? {}, env);
  const parsed = parseExplained(configSchema, filled.value);
  const mistakes = firstOfEachPlace([
    ...filled.mistakes,
    ...(parsed.ok ? [] : parsed.mistakes),
    ...checkConfig(filled.value),
  ]);
  return parsed.ok && mistakes.length === 0 ? { ok: true, config: parsed.value } : { ok: false, mistakes };
}

/** One mistake a place is enough: what follows from it would only confuse. */
function firstOfEachPlace(mistakes: readonly Mistake[]): readonly Mistake[] {
  const first = new Map<string, Mistake>();
  for (const mistake of mistakes) if (!first.has(mistake.path)) first.set(mistake.path, mistake);
  return [...first.values()];
}
