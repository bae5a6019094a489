import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseInstant } from '../../domain/instant.ts';
import type { RestoredLedger, SettledAfterRestore } from '../../ports/restored-ledger.ts';
import { isMissing, readError, unreadable, writeError } from '../lowdb/disk-errors.ts';
import { createFileWriter } from '../lowdb/file-writer.ts';
import { removeDurably } from '../lowdb/journal-file.ts';
import { restoredFile } from './backup-folder.ts';

const moment = z.iso.datetime({ offset: true });
const factsSchema = z.object({ madeAt: moment, at: moment });

/** `restored.json`: when the backup was made that a folder was restored from, and when it was. */
type RestoredFacts = z.infer<typeof factsSchema>;

export async function noteRestored(folder: string, facts: RestoredFacts): Promise<void> {
  const file = restoredFile(folder);
  await createFileWriter()(file, `${JSON.stringify(facts)}\n`).catch((cause: unknown) => {
    throw writeError(cause, file);
  });
}

/** What is to be settled after a restore; undefined if the folder was not restored, or all is settled. */
export async function openRestored(folder: string): Promise<RestoredLedger | undefined> {
  const file = restoredFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw readError(cause, file);
  }
  const { madeAt, at } = parseFacts(text, file);
  const left = new Set<SettledAfterRestore>(['posts', 'notices']);
  return {
    madeAt,
    at,
    settled: async (what) => {
      if (left.delete(what) && left.size === 0) await removeDurably(file);
    },
  };
}

function parseFacts(text: string, file: string): { readonly madeAt: number; readonly at: number } {
  try {
    const facts = factsSchema.parse(JSON.parse(text));
    const [madeAt, at] = [parseInstant(facts.madeAt), parseInstant(facts.at)];
    if (madeAt !== undefined && at !== undefined) return { madeAt, at };
  } catch {}
  throw unreadable(file, '恢复的时间读不懂，请重新恢复');
}
