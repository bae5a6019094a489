import { join } from 'node:path';

/** What a backup says of itself; written last, so that a folder that has it is whole. */
export const backupFile = (folder: string) => join(folder, 'backup.json');
/** In a data folder while `duban restore` fills it. */
export const restoringFile = (folder: string) => join(folder, 'restoring.json');
/** In a data folder after a restore, until the bot has settled what it no longer knows. */
export const restoredFile = (folder: string) => join(folder, 'restored.json');
/** When the last backup was made of a data folder. */
export const lastBackupFile = (folder: string) => join(folder, 'last-backup.json');
/** Where a running bot shows what is to be copied, a folder for each process that asks. */
export const stagingFolder = (folder: string) => join(folder, 'backup-staging');

const LEDGER = /^(?:[1-9]\d{3}|files|(?:people|numbers|planned|notices)\.json.*|journal-\d+\.log.*)$/u;

/** Whether a name right under a data folder is part of the ledger: what a restore may not mix with another. */
export function isLedgerName(name: string): boolean {
  return LEDGER.test(name);
}

/** Also what people put there for the bot to read. */
export function isBackedUp(name: string): boolean {
  return isLedgerName(name) || name === 'holidays';
}
