import { judge } from '../domain/colour.ts';
import { undoneSeqs } from '../domain/history.ts';
import { isParty } from '../domain/permissions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { rulesOn } from '../domain/rules.ts';
import type { Task } from '../domain/task.ts';
import { mayName, mayReadRemark } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import type { TaskRecord } from '../ports/store.ts';
import { authorName, historyReply } from '../wording/history-lines.ts';
import { type CardFacts, taskCard, whyReply } from '../wording/task-card.ts';
import { findTask, refOf } from './find-task.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

type Look = CommandOf<'show'> | CommandOf<'history'> | CommandOf<'why'>;

/** 任务 12, 历史 12, 为什么红 12: one task, looked at from three sides. */
export async function show(command: Look, asking: KnownAsking, office: Office): Promise<Answer> {
  const found = await findTask(command.ref, asking, office);
  if (found.kind === 'refused') return refused(asked(found.refusal));
  if (found.kind === 'ask') {
    const [only, second] = found.tasks;
    if (only === undefined || second !== undefined) {
      return {
        kind: 'asks',
        reason: found.reason,
        options: found.tasks.map((task) => ({ ...command, ref: refOf(task) })),
      };
    }
    return look(command, only, asking, office);
  }
  return look(command, found.task, asking, office);
}

async function look(command: Look, task: Task, asking: KnownAsking, office: Office): Promise<Answer> {
  if (!mayName(asking.person, task, undefined)) {
    if (isParty(asking.person, task)) return refused({ code: 'withheld', no: task.no });
    return refused({ code: 'unknown-task', key: { year: task.year, no: task.no }, asked: true });
  }
  if (!mayName(asking.person, task, asking.group)) return refused({ code: 'private-only' });
  const record = await office.store.get(task);
  if (record === undefined) return refused({ code: 'unknown-task', key: task, asked: true });
  switch (command.kind) {
    case 'show':
      return answered(taskCard(record.task, cardFacts(record, asking)));
    case 'history':
      return answered(
        historyReply(
          record.task,
          record.history,
          {
            directory: asking.directory,
            zone: office.zone,
            mayRead: (remark) =>
              asking.group === undefined && mayReadRemark(asking.person, remark, record.task),
          },
          asking.openYear,
        ),
      );
    case 'why': {
      const facts = cardFacts(record, asking);
      return answered(whyReply(record.task, facts, rulesOn(facts.judgement.judgedOn, office.rules)));
    }
  }
}

/** A refusal of somebody who only looked. */
function asked(refusal: Refusal): Refusal {
  return refusal.code === 'unknown-task' || refusal.code === 'no-such-title'
    ? { ...refusal, asked: true }
    : refusal;
}

function cardFacts({ task, history }: TaskRecord, asking: KnownAsking): CardFacts {
  const { bench, directory, today, openYear } = asking;
  const undone = undoneSeqs(history);
  const lastReport = history.findLast(
    (entry) => ['progress', 'submit', 'explain', 'return'].includes(entry.kind) && !undone.has(entry.seq),
  );
  return {
    judgement: judge(task, bench),
    directory,
    today,
    openYear,
    zone: bench.zone,
    ...(lastReport === undefined ? {} : { lastReport }),
    ...remarkShown({ task, history }, asking),
  };
}

/** The words of the 批示 that waits, in a private chat with somebody who may read it. */
function remarkShown({ task, history }: TaskRecord, asking: KnownAsking): Pick<CardFacts, 'remark'> {
  const open = task.leaderRemarks.findLast(({ answeredAt }) => answeredAt === undefined);
  const entry = history.find(({ seq }) => seq === open?.seq);
  if (open === undefined || entry?.kind !== 'remark' || asking.group !== undefined) return {};
  if (!mayReadRemark(asking.person, entry, task)) return {};
  return { remark: { leader: authorName(open.leader, asking.directory), text: open.text } };
}
