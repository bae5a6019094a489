import type { Sequence } from '../../domain/sequence.ts';
import { checkYear } from '../apply-change.ts';
import { YEARLY } from '../known-numbers.ts';
import { openDocument } from './json-document.ts';
import { bindNumbersFile, numbersFile } from './ledger-folder.ts';
import type { StoreParts } from './lowdb-tasks.ts';
import { type LastNumbers, NUMBERS_FORMAT } from './numbers-format.ts';
import { shareRuns } from './shared-run.ts';

/** Numbers: taken in memory at once, returned when the file that holds them is durable. Many at a time share a write. */
export function createLowdbNumbers(parts: StoreParts): (sequence: Sequence, year: number) => Promise<number> {
  const { folder, write, ledger, ensureYear } = parts;
  const { numbers } = ledger;
  const saves = new Map<string, () => Promise<void>>();

  const saverOf = (file: string, content: () => LastNumbers, ready: () => Promise<void>) => {
    const known = saves.get(file);
    if (known !== undefined) return known;
    const document = openDocument(file, NUMBERS_FORMAT, write);
    const save = shareRuns(async () => {
      await ready();
      await document.write(content());
    });
    saves.set(file, save);
    return save;
  };

  return async (sequence, year) => {
    if (sequence === 'bind') {
      const no = numbers.take('bind', 0);
      const content = () => ({ bind: numbers.highest('bind', 0) });
      await saverOf(bindNumbersFile(folder), content, async () => {})();
      return no;
    }
    checkYear(year);
    const no = numbers.take(sequence, year);
    const content = () => Object.fromEntries(YEARLY.map((each) => [each, numbers.highest(each, year)]));
    await saverOf(numbersFile(folder, year), content, () => ensureYear(year))();
    return no;
  };
}
