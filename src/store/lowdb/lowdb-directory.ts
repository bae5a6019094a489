import type { Directory } from '../../domain/people.ts';
import { checkDirectory } from '../directory-shape.ts';
import { directoryFormat } from './directory-format.ts';
import { openDocument } from './json-document.ts';
import { peopleFile } from './ledger-folder.ts';
import type { StoreParts } from './lowdb-tasks.ts';

/** People, units and requests to be bound: one document, in memory as a whole. */
export function createLowdbDirectory({ folder, zone, write, queue, ledger }: StoreParts) {
  const document = openDocument(peopleFile(folder), directoryFormat(zone), write);
  let current = ledger.directory;
  return {
    current: (): Directory => current,
    update: (change: (current: Directory) => Directory): Promise<Directory> =>
      queue('people', async () => {
        const next = change(current);
        if (next === current) return current;
        checkDirectory(next);
        for (const request of next.bindRequests) ledger.numbers.note('bind', 0, request.no);
        await document.write(next);
        current = next;
        return next;
      }),
  };
}
