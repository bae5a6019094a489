import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HolidayYear } from '../domain/work-calendar.ts';
import { ConfigError } from './mistake.ts';
import { parseHolidayYear } from './parse-holiday-year.ts';
import { readConfigFile } from './read-config-file.ts';

/**
 * The holiday years that the office keeps itself (`<data>/holidays/<year>.json`), in the order of the files' names.
 * @throws ConfigError naming everything wrong in any of the files.
 */
export function readHolidays({ dataFolder }: { readonly dataFolder: string }): readonly HolidayYear[] {
  const folder = join(dataFolder, 'holidays');
  const read = yearFiles(folder).map((name) => {
    const path = join(folder, name);
    const file = readConfigFile(path);
    return file.ok ? parseHolidayYear(file.text, name, path) : file;
  });
  const mistakes = read.flatMap((one) => (one.ok ? [] : one.mistakes));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return read.flatMap((one) => (one.ok ? [one.year] : []));
}

/** Everything in the folder that means to be a year: a wrong name is told, not passed over. */
function yearFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort();
}
