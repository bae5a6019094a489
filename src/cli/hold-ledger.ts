import { type Application, composeApplication, type Setting } from '../compose.ts';
import { askHolder } from '../control/ask-holder.ts';
import { type Held, holdFolder } from '../control/hold-folder.ts';
import { lacksRoster, rosterLacking } from '../store/backup/lacks-roster.ts';
import { type OpenedStore, openLowdbStore } from '../store/lowdb/open-lowdb-store.ts';
import { CommandFailure } from './failure.ts';
import type { Output } from './output.ts';
import { type LedgerRequest, runWriting } from './writing-commands.ts';

/** A data folder held for writing, with the application over it. */
export interface HeldLedger {
  readonly folder: string;
  readonly held: Held;
  readonly store: OpenedStore;
  readonly application: Application;
  /** Closes the store, then lets the folder go. */
  close(): Promise<void>;
}

/**
 * Takes the lock of a data folder and opens its ledger; rejects if another process holds it. `prepare` runs between the two.
 */
export async function holdLedger(
  folder: string,
  setting: Setting,
  prepare?: () => void,
): Promise<HeldLedger> {
  const { config, clock, logger } = setting;
  const held = await holdFolder(folder, setting.version);
  try {
    prepare?.();
    const { publicUrl } = config.server;
    const store = await openLowdbStore({ folder, zone: config.timezone, logger, clock, publicUrl });
    const half = await lacksRoster(folder, store);
    if (half !== undefined) {
      await store.close();
      throw new CommandFailure(rosterLacking(folder, half));
    }
    const { posts, files, notices, restored } = store;
    const application = await composeApplication(setting, { store, posts, files, notices, restored });
    const close = async (): Promise<void> => {
      await held.drain();
      await store.close();
      await held.release();
    };
    return { folder, held, store, application, close };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Carries out a writing command: by whoever holds the folder, else here. Same output, same exit status. */
export async function runOnLedger(folder: string, request: LedgerRequest, setting: Setting): Promise<Output> {
  const { command, ...args } = request;
  const answered = await askHolder(folder, { command, args, cwd: process.cwd() });
  if (answered !== undefined) return answered;
  const ledger = await holdLedger(folder, setting);
  try {
    return await runWriting(request, ledger.application, setting);
  } finally {
    await ledger.close();
  }
}
