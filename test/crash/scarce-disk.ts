import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningBot } from '../support/a-running-bot.ts';

/** A place for a data folder that can be full, or read-only, while the programme runs, and be itself again. */
export interface ScarceDisk {
  readonly folder: string;
  /** What runs the programme, so that the disk's state binds it from its start on; nothing where the disk itself does. */
  through(): readonly string[];
  fill(bot?: RunningBot): void;
  /** Room again. */
  free(bot?: RunningBot): void;
  /** Rejects while something is open for writing. */
  makeReadOnly(): void;
  makeWritable(): void;
  remove(): void;
}

/** Big enough for the sample ledger many times over. */
const MEGABYTES = 4;
const BLOCK = 4096;

/** Whether this process may mount; asked by mounting. */
export const MOUNTS = canMount();

/** For the titles of tests: in which way a disk is scarce here. Without mounts the two states are weaker than a real disk's. */
export const FULL_BY = MOUNTS ? `a tmpfs of ${MEGABYTES} MB` : 'NO MOUNTS HERE: prlimit --fsize instead';
export const READ_ONLY_BY = MOUNTS ? 'a tmpfs remounted' : 'NO MOUNTS HERE: chmod instead';

export function aScarceDisk(): ScarceDisk {
  const folder = mkdtempSync(join(tmpdir(), 'duban-disk-'));
  return MOUNTS ? aMountedDisk(folder) : anImitatedDisk(folder);
}

function aMountedDisk(folder: string): ScarceDisk {
  const filler = join(folder, 'filler');
  const remount = (state: 'ro' | 'rw') =>
    execFileSync('mount', ['-o', `remount,${state}`, folder], { stdio: 'pipe' });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=0700`, 'tmpfs', folder]);
  return {
    folder,
    through: () => [],
    fill: () => {
      for (;;) {
        try {
          appendFileSync(filler, Buffer.alloc(BLOCK, 1));
        } catch {
          return;
        }
      }
    },
    free: () => rmSync(filler),
    makeReadOnly: () => remount('ro'),
    makeWritable: () => remount('rw'),
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** For whoever may not mount: no file may grow, and a folder loses its right of writing, which binds root too if it is taken. */
function anImitatedDisk(folder: string): ScarceDisk {
  let full = false;
  const limit = (bytes: string, bot: RunningBot | undefined): void => {
    full = bytes === '0';
    if (bot !== undefined)
      execFileSync('prlimit', ['--pid', String(bot.child.pid), `--fsize=${bytes}:unlimited`]);
  };
  const chmodAll = (mode: number): void => {
    for (const name of ['.', ...namesIn(folder)]) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) chmodSync(path, mode);
    }
  };
  return {
    folder,
    through: () => [...(full ? ['prlimit', '--fsize=0:unlimited'] : []), ...withoutOverride()],
    fill: (bot) => limit('0', bot),
    free: (bot) => limit('unlimited', bot),
    makeReadOnly: () => {
      const open = namesIn(folder).filter((name) => /journal-\d+\.log$/u.test(name));
      if (open.length > 0) throw new Error(`open for writing: ${open.join()}`);
      chmodAll(0o500);
    },
    makeWritable: () => chmodAll(0o700),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' });

/** Root writes where nobody may, unless it gives that up. */
function withoutOverride(): readonly string[] {
  return process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override']
    : [];
}

function canMount(): boolean {
  if (process.env['NO_MOUNTS'] !== undefined || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'duban-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (mounted) {
    writeFileSync(join(folder, 'seen'), '');
    spawnSync('umount', [folder]);
  }
  rmSync(folder, { recursive: true });
  return mounted;
}
