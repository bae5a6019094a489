import { z } from 'zod';
import { parseInstant } from '../../domain/instant.ts';
import type { RestoredLedger, SettledAfterRestore } from '../../ports/restored-ledger.ts';
import { unreadable } from '../lowdb/disk-errors.ts';
import { removeDurably } from '../lowdb/file-writer.ts';
import { restoredFile } from './backup-folder.ts';
import { readMark, writeMark } from './mark-file.ts';

const moment = z.iso.datetime({ offset: true });
const factsSchema = z.object({ madeAt: moment, at: moment });

/** `restored.json`: when the backup was made that a folder was restored from, and when it was. */
type RestoredFacts = z.infer<typeof factsSchema>;

export async function noteRestored(folder: string, facts: RestoredFacts): Promise<void> {
  await writeMark(restoredFile(folder), `${JSON.stringify(facts)}\n`);
}

/** What is to be settled after a restore; undefined if the folder was not restored, or all is settled. */
export async function openRestored(folder: string): Promise<RestoredLedger | undefined> {
  const file = restoredFile(folder);
  const text = await readMark(file);
  if (text === undefined) return undefined;
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
