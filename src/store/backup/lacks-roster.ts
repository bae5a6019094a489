import { IMPORTER } from '../../domain/history.ts';
import type { TaskKey } from '../../domain/number-in-year.ts';
import type { LedgerReader } from '../../ports/store.ts';
import { yearOfFolder } from '../lowdb/ledger-folder.ts';
import { namesIn } from './list-files.ts';

/**
 * A task in which a person wrote, of a folder in which there is neither a file of people nor what is left of a damaged one:
 * the folder is half of one, and whoever came next would be given the ids of those people, and with them their deeds.
 */
export async function lacksRoster(
  folder: string,
  ledger: Pick<LedgerReader, 'list' | 'get'>,
): Promise<TaskKey | undefined> {
  const names = (await namesIn(folder)).map(({ name }) => name);
  if (names.some((name) => name.startsWith('people.json'))) return undefined;
  for (const name of names) {
    const year = yearOfFolder(name);
    for (const key of year === undefined ? [] : await ledger.list(year)) {
      const record = await ledger.get(key);
      if (record?.history.some(({ by }) => by !== IMPORTER) === true) return { year: key.year, no: key.no };
    }
  }
  return undefined;
}

export function rosterLacking(folder: string, { year, no }: TaskKey): string {
  return `数据文件夹 ${folder} 里有任务（如 ${year}#${no}），却没有花名册 people.json：只拷来了一半。请从备份里补上这个文件，或重新恢复整个备份`;
}
