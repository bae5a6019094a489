import { joined } from '../domain/message.ts';
import { undoReply } from '../wording/undone.ts';
import { writtenBrief, writtenReply } from '../wording/written.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { viaOf, writtenAs, writtenBy } from './write-on-task.ts';

/** The answer to a line whose message wrote something in an earlier delivery; undefined if this line wrote nothing. */
export async function rewordEarlier(asking: KnownAsking, office: Office): Promise<Answer | undefined> {
  const via = viaOf(asking);
  const replies = [];
  const briefs = [];
  for (const key of office.recentWrites.ofMessage(asking.incoming)?.tasks ?? []) {
    const record = await office.store.get(key);
    const entries = writtenBy(record?.history ?? [], via);
    if (record === undefined || entries.length === 0) continue;
    const written = writtenAs(record, entries, asking);
    const undone = entries.some((entry) => entry.kind === 'undo');
    replies.push(undone ? undoReply([written.after], asking.openYear) : writtenReply(written));
    briefs.push(undone ? undoReply([written.after], asking.openYear) : writtenBrief(written));
  }
  return replies.length === 0
    ? undefined
    : { kind: 'written', reply: joined(replies), brief: joined(briefs) };
}
