import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HolidayYear } from '../domain/work-calendar.ts';
import { ConfigError, type Mistake } from './mistake.ts';
import { parseHolidayYear } from './parse-holiday-year.ts';
import { readConfigFile } from './read-config-file.ts';

const PACKAGE_FOLDER = fileURLToPath(new URL('../../config/holidays/', import.meta.url));

/**
 * The holiday years that come with the package and those of the office (`<data>/holidays/<year>.json`); of a year in
 * both, the office's file stands. In order of years.
 * @throws ConfigError naming everything wrong in any of the files.
 */
export function readHolidays({ dataFolder }: { readonly dataFolder: string }): readonly HolidayYear[] {
  const years = new Map<number, HolidayYear>();
  const mistakes: Mistake[] = [];
  for (const folder of [PACKAGE_FOLDER, join(dataFolder, 'holidays')]) {
    for (const name of yearFiles(folder)) {
      const path = join(folder, name);
      const file = readConfigFile(path);
      const parsed = file.ok ? parseHolidayYear(file.text, name, path) : file;
      if (parsed.ok) years.set(parsed.year.year, parsed.year);
      else mistakes.push(...parsed.mistakes);
    }
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** Everything in the folder that means to be a year: a wrong name is told, not passed over. */
function yearFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
}
