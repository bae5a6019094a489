import type { Day } from '../domain/day.ts';
import { mendByAfterReturn } from '../domain/days-to-mend.ts';
import { type Review, reviewObstacle } from '../domain/review.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import { refOf } from './find-task.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { dayPassed, noteOf, onOfficeTask, refuse, wordsMissing, write } from './on-office-task.ts';
import type { Decision } from './write-on-task.ts';

/** 通过: strikes a submitted task off, or gives the first of two checks. */
export function approve(command: CommandOf<'approve'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const first = office.rules.review === 'two-step' ? ({ first: true } as const) : {};
  return onOfficeTask(
    command,
    {
      act: 'review',
      kind: 'approve',
      decide: (task, stamp) =>
        obstacleTo('approve', task, asking, office) ??
        write({ kind: 'approve', ...stamp, ...first, ...noteOf(command.note) }),
    },
    asking,
    office,
  );
}

/** 退回: sends a submitted task back to be mended by a day. */
export function returnTask(
  command: CommandOf<'return'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const mendBy = command.mendBy ?? mendByAfterReturn(asking.today, office.calendar);
  return onOfficeTask(
    command,
    {
      act: 'review',
      kind: 'return',
      decide: (task, stamp) => {
        const refusal =
          wordsMissing(command.reason, task, 'return', 'reason') ?? dayPassed(command.mendBy, asking);
        return refusal === undefined
          ? write({ kind: 'return', ...stamp, mendBy, ...noteOf(command.reason) })
          : refuse(refusal);
      },
    },
    asking,
    office,
  );
}

/** 销号: strikes a task off; one that nobody submitted only after it was asked. */
export function close(command: CommandOf<'close'>, asking: KnownAsking, office: Office): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'review',
      kind: 'close',
      decide: (task, stamp) => {
        const obstacle = obstacleTo('close', task, asking, office);
        if (obstacle !== undefined) return obstacle;
        if (task.status !== 'submitted' && !asking.confirmed) {
          return { kind: 'ask', reason: 'close-active', options: [{ ...command, ref: refOf(task) }] };
        }
        return write({ kind: 'close', ...stamp, ...noteOf(command.note) });
      },
    },
    asking,
    office,
  );
}

/** 同意延期: the day asked for becomes the due. */
export function grantExtension(
  command: CommandOf<'grant-extension'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  return onExtension(command, 'extend-granted', (to) => ({ kind: 'extend-granted', to }), asking, office);
}

/** 不同意延期. */
export function refuseExtension(
  command: CommandOf<'refuse-extension'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const refused = () => ({ kind: 'extend-refused', ...noteOf(command.reason) }) as const;
  return onExtension(command, 'extend-refused', refused, asking, office);
}

type Decided = 'extend-granted' | 'extend-refused';
type DecidedFacts =
  | { readonly kind: 'extend-granted'; readonly to: Day }
  | { readonly kind: 'extend-refused'; readonly note?: string };

/** Decides on the extension that waits; `facts` are those of the entry, given the day asked for. */
function onExtension(
  command: CommandOf<'grant-extension' | 'refuse-extension'>,
  kind: Decided,
  facts: (to: Day) => DecidedFacts,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'review',
      kind,
      decide: (task, stamp) =>
        task.extension === undefined
          ? refuse({ code: 'no-extension', task })
          : (obstacleTo(kind, task, asking, office) ?? write({ ...stamp, ...facts(task.extension.to) })),
    },
    asking,
    office,
  );
}

/** Nobody decides on what he submitted or asked himself, and two checks take two persons. */
function obstacleTo(review: Review, task: Task, asking: KnownAsking, office: Office): Decision | undefined {
  const obstacle = reviewObstacle(task, review, asking.person.id, office.rules.review);
  return obstacle === undefined ? undefined : refuse({ code: 'review-obstacle', task, obstacle });
}
