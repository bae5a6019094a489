import { benchAt, judge } from '../domain/colour.ts';
import { lastNote } from '../domain/last-note.ts';
import type { Rules } from '../domain/rules.ts';
import type { WorkCalendar } from '../domain/work-calendar.ts';
import type { FileShelf } from '../ports/file-shelf.ts';
import type { Conversation, Exported, LedgerExport, LedgerRequest } from '../ports/ledger-export.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { LedgerFileRequest, WriteLedger } from '../ports/report-makers.ts';
import type { LedgerReader } from '../ports/store.ts';
import { exportName } from '../wording/export-name.ts';
import type { SpeakingParts } from './say-in-room.ts';

export interface ExportParts extends SpeakingParts {
  readonly ledger: LedgerReader;
  readonly shelf: FileShelf;
  readonly writeLedger: WriteLedger;
  /** The room of the group that asks, if it can be posted to; never of a private chat. */
  readonly roomOf: (to: Conversation) => PostRoom | undefined;
  readonly rules: Rules;
  readonly calendar: WorkCalendar;
  readonly zone: string;
}

/** 导出 in a chat: as a file where the group takes one, else by a link, else not at all. */
export function createLedgerExport(parts: ExportParts): LedgerExport {
  return async (to, request) => {
    const file = await ledgerFile(request, parts);
    if (file === undefined) return { kind: 'empty' };
    const name = exportName(request.year, request.today);
    const bytes = await parts.writeLedger(file);
    if (await sent(name, bytes, to, parts)) return { kind: 'sent' };
    return linked(name, bytes, parts);
  };
}

async function ledgerFile(
  { year, today, shows }: LedgerRequest,
  { ledger, clock, ...office }: ExportParts,
): Promise<LedgerFileRequest | undefined> {
  const tasks = (await ledger.list(year)).filter(shows);
  if (tasks.length === 0) return undefined;
  const bench = { ...benchAt(clock.now(), office), today };
  const judgements = new Map(tasks.map((task) => [task.no, judge(task, bench)]));
  const notes = new Map<number, string>();
  for (const task of tasks) {
    const note = lastNote((await ledger.get(task))?.history ?? []);
    if (note !== undefined) notes.set(task.no, note);
  }
  return { year, tasks, on: today, judgements, notes };
}

/** What perhaps arrived is not offered a second time. */
async function sent(
  name: string,
  bytes: Uint8Array,
  to: Conversation,
  { roomOf, budget, clock, newId }: ExportParts,
): Promise<boolean> {
  const room = roomOf(to);
  const now = clock.now();
  if (room === undefined || !room.takes.has('file')) return false;
  if (budget.waitsUntil(room.robot, now) !== undefined) return false;
  budget.spend(room.robot, now);
  const outcome = await room.send({ kind: 'file', name, bytes }, newId());
  return outcome.kind !== 'refused';
}

async function linked(name: string, bytes: Uint8Array, { shelf }: ExportParts): Promise<Exported> {
  if (shelf.addressOf('0'.repeat(32)) === undefined) return { kind: 'unavailable' };
  const url = shelf.addressOf(await shelf.keep(name, bytes));
  return url === undefined ? { kind: 'unavailable' } : { kind: 'linked', url };
}
