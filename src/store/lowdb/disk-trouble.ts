import { relative } from 'node:path';
import { writeError } from './disk-errors.ts';

/** Whether the disk takes what is written, as it was the last time. */
export interface DiskTrouble {
  /** The same writing, watched; what it is given first is the file it is for. */
  watch<T extends readonly unknown[]>(
    writing: (file: string, ...rest: T) => Promise<void>,
  ): (file: string, ...rest: T) => Promise<void>;
  /** `disk-full: 2026/tasks/0012.json`: why the last writing failed; undefined if it did not. */
  current(): string | undefined;
}

/** Of the files of a data folder. */
export function createDiskTrouble(folder: string): DiskTrouble {
  let trouble: string | undefined;
  return {
    watch:
      (writing) =>
      async (file, ...rest) => {
        try {
          await writing(file, ...rest);
          trouble = undefined;
        } catch (cause) {
          trouble = `${writeError(cause, file).code}: ${relative(folder, file)}`;
          throw cause;
        }
      },
    current: () => trouble,
  };
}
