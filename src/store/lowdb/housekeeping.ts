import { access, rename, unlink } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { StoreError } from '../errors.ts';
import { isMissing, writeError } from './disk-errors.ts';
import { syncFolder } from './file-writer.ts';
import type { Finding } from './finding.ts';

/** What is done with what is not in order; whoever does not hold the folder only looks. */
export interface Housekeeping {
  /** `effect`: what it means for the office that this file is not read. */
  damaged(file: string, error: StoreError, effect: string): Promise<Finding>;
  leftover(file: string): Promise<Finding>;
  /** A damaged file that an earlier start moved aside. */
  stillAside(file: string): Finding;
  /** A file that is none of ours. */
  foreign(file: string): Finding;
}

/** What is only told, whoever looks. */
const tellers = (folder: string): Pick<Housekeeping, 'stillAside' | 'foreign'> => ({
  stillAside: (file) => ({
    kind: 'still-aside',
    file: relative(folder, file),
    message: `以前移开的损坏文件还未处理：${file}。请停机后修好改回原名；不再需要时移到别处`,
  }),
  foreign: (file) => ({
    kind: 'foreign',
    file: relative(folder, file),
    message: `不是台账文件，已忽略：${file}`,
  }),
});

/** For readers beside a running bot: nothing is moved or removed. */
export function createOnlooker(folder: string): Housekeeping {
  return {
    ...tellers(folder),
    damaged: async (file, error, effect) => ({
      kind: 'unreadable',
      file: relative(folder, file),
      message: `${error.message}，未读入；${effect}`,
    }),
    leftover: async (file) => ({
      kind: 'leftover',
      file: relative(folder, file),
      message: `写到一半的临时文件，已忽略：${file}`,
    }),
  };
}

/** For the holder of the folder: damaged files are renamed `….damaged-1`, `-2` …; leftovers are removed. */
export function createHousekeeping(folder: string): Housekeeping {
  return {
    ...tellers(folder),
    damaged: async (file, error, effect) => {
      const aside = await freeName(file);
      await attempt(aside, async () => {
        await rename(file, aside);
        await syncFolder(dirname(file));
      });
      return {
        kind: 'set-aside',
        file: relative(folder, file),
        message: `${error.message}，已移开为${aside}；${effect}。请停机后从备份恢复，或修好后改回原名`,
      };
    },
    leftover: async (file) => {
      await attempt(file, () => unlink(file));
      return {
        kind: 'leftover',
        file: relative(folder, file),
        message: `写到一半的临时文件（未确认过），已删除：${file}`,
      };
    },
  };
}

async function freeName(file: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = `${file}.damaged-${count}`;
    try {
      await access(name);
    } catch (cause) {
      if (isMissing(cause)) return name;
      throw writeError(cause, name);
    }
  }
}

async function attempt(file: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (cause) {
    throw writeError(cause, file);
  }
}
