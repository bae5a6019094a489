import { undoneSeqs } from '../domain/history.ts';
import type { Notice } from '../domain/notice.ts';
import { sameKey } from '../domain/number-in-year.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import { type UndoRequest, undoable, undoableTogether } from '../domain/undoable.ts';
import type { CommandOf } from '../language/command.ts';
import type { TaskRecord } from '../ports/store.ts';
import { correction } from '../wording/notices.ts';
import { undoReply } from '../wording/undone.ts';
import { calledHere } from './called-here.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import type { WritingMessage } from './recent-writes.ts';
import { isToBeTold, viaOf, writtenBy } from './write-on-task.ts';

/** 撤销: takes back all that the sender's last writing message in this conversation wrote, or nothing. */
export async function undo(
  _command: CommandOf<'undo'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const target = await messageToUndo(asking, office);
  const released = office.conversations.lastRelease(asking.incoming, asking.now);
  if (released !== undefined && !asking.redelivered && (target?.at ?? 0) <= released)
    return refused({ code: 'undo-release' });
  if (target === undefined)
    return refused({ code: asking.redelivered ? 'message-handled' : 'nothing-to-undo' });
  const records = await recordsOf(target, office);
  const request: UndoRequest = { by: asking.person.id, message: target.message, now: asking.now };
  const open = records.filter((record) => !undoneByThis(record, asking));
  const decided = undoableTogether(
    open.map(({ task, history }) => ({ key: task, history })),
    request,
  );
  const doneBefore = records.length - open.length;
  if (decided.kind !== 'undo' && doneBefore === 0) return refused(refusalOf(decided, open, asking));
  for (const record of open) await undoOn(record.task, request, asking, office);
  const after = (await recordsOf(target, office)).filter((record) => undoneByThis(record, asking));
  if (after.length === 0) return refused({ code: 'undo-done' });
  const reply = undoReply(
    after.map(({ task }) => calledHere(task, asking)),
    asking.openYear,
  );
  const notices = after.flatMap((record) => correctionOf(record, asking));
  return { kind: 'written', reply, brief: reply, notices };
}

/** The message this 撤销 means: of a redelivered one, that which its first delivery took back. */
async function messageToUndo(asking: KnownAsking, office: Office): Promise<WritingMessage | undefined> {
  const { incoming, person } = asking;
  if (!asking.redelivered) return office.recentWrites.lastOf(person.id, incoming.platform, incoming.chat.id);
  const earlier = office.recentWrites.ofMessage(incoming);
  for (const record of earlier === undefined ? [] : await recordsOf(earlier, office)) {
    const mine = writtenBy(record.history, viaOf(asking), ['undo'])[0];
    const undone =
      mine?.kind === 'undo' ? record.history.find((entry) => mine.undone.includes(entry.seq)) : undefined;
    if (undone?.via !== undefined)
      return office.recentWrites.byId(undone.via.platform, undone.via.bot, undone.via.messageId);
  }
  return undefined;
}

async function recordsOf(message: WritingMessage, office: Office): Promise<readonly TaskRecord[]> {
  const records = await Promise.all(message.tasks.map((key) => office.store.get(key)));
  return records.filter((record) => record !== undefined);
}

function undoneByThis(record: TaskRecord, asking: KnownAsking): boolean {
  return writtenBy(record.history, viaOf(asking), ['undo']).length > 0;
}

/** One task's undo, decided again on the state at the moment of writing. */
async function undoOn(key: Task, request: UndoRequest, asking: KnownAsking, office: Office): Promise<void> {
  const { appended } = await office.store.update(key, (current) => {
    const decided = current === undefined ? undefined : undoable(current.history, request);
    if (decided?.kind !== 'undo') return { result: undefined };
    return {
      result: undefined,
      entries: [
        { kind: 'undo', at: asking.now, by: asking.person.id, via: viaOf(asking), undone: decided.seqs },
      ],
    };
  });
  office.recentWrites.note(key, appended);
}

/** One correction of what was told of a task since what this 撤销 takes back there was written. */
function correctionOf({ task, history }: TaskRecord, asking: KnownAsking): readonly Notice[] {
  const entries = writtenBy(history, viaOf(asking), ['undo']);
  if (!isToBeTold(entries, history, asking.now)) return [];
  const undone = undoneSeqs(entries);
  const since = Math.min(...history.filter(({ seq }) => undone.has(seq)).map(({ at }) => at));
  return [{ to: [], task, content: correction(task, asking.openYear), corrects: since }];
}

function refusalOf(
  decided: Exclude<ReturnType<typeof undoableTogether>, { kind: 'undo' }>,
  records: readonly TaskRecord[],
  asking: KnownAsking,
): Refusal {
  switch (decided.kind) {
    case 'nothing':
      return { code: 'nothing-to-undo' };
    case 'already-undone':
      return { code: 'undo-done' };
    case 'too-old':
      return { code: 'undo-too-old' };
    case 'acted-since': {
      const acted = records.find(({ task }) => decided.key !== undefined && sameKey(task, decided.key));
      return acted === undefined
        ? { code: 'nothing-to-undo' }
        : { code: 'undo-acted-since', task: calledHere(acted.task, asking) };
    }
  }
}
