import type { Instant } from '../domain/instant.ts';
import { NOTICES_REMEMBERED_MS } from '../domain/notice.ts';
import { sameKey } from '../domain/number-in-year.ts';
import type { FailureReason, Outcome } from '../domain/outcome.ts';
import type { KeptNotice, NoticeSource, OpenNotice, SettledNotice } from '../ports/notice-box.ts';
import type { RaisedNotice } from '../ports/notifier.ts';

/** Everything a notice can go through, as changes of all that is kept. Pure, but for the ids that are handed in. */
type All = readonly KeptNotice[];

/** With a minute between two: a room that refuses five times hardly takes the sixth. */
const MOST_ATTEMPTS = 5;

/** It passes by itself, and says nothing of the notice: the room may take it whenever that is over. */
const PASSES: ReadonlySet<FailureReason> = new Set(['throttled', 'unreachable']);

/**
 * What lines of a message raise, a notice a person, behind what is kept; nothing of a line that raised some before. What is
 * settled and older than anything is redelivered is forgotten.
 */
export function raised(all: All, lines: readonly RaisedNotice[], at: Instant, newId: () => string): All {
  const known = new Set(all.map(({ from }) => sourceText(from)));
  const added = lines
    .filter(({ from }) => !known.has(sourceText(from)))
    .flatMap((line) => waitingFor(line, at, newId));
  return added.length === 0 ? all : [...all.filter((one) => !isForgotten(one, at)), ...added];
}

/** A notice to each person; of a correction one, whose people are those who were told. */
function waitingFor({ from, notice }: RaisedNotice, at: Instant, newId: () => string): readonly OpenNotice[] {
  const { corrects, content } = notice;
  const task = { year: notice.task.year, no: notice.task.no };
  const said = { task, at, state: 'waiting', content, attempts: 0 } as const;
  return corrects === undefined
    ? [...new Set(notice.to)].map((to) => ({ id: newId(), from, to, ...said }))
    : [{ id: newId(), from, corrects, ...said }];
}

function sourceText({ platform, bot, messageId, line }: NoticeSource): string {
  return [platform, bot, messageId, line].join('\u0000');
}

function isForgotten(one: KeptNotice, now: Instant): boolean {
  return (one.state === 'told' || one.state === 'over') && now - one.at > NOTICES_REMEMBERED_MS;
}

/** What was being sent when the programme, or the disk, failed: nobody knows whether it arrived. */
export function interrupted(all: All): readonly OpenNotice[] {
  return all.filter((one): one is OpenNotice => one.state === 'trying');
}

/** A notice that one person is still to be told. */
export type ToBeTold = OpenNotice & { readonly to: string };

export function toBeTold(all: All): readonly ToBeTold[] {
  return all.filter((one): one is ToBeTold => one.state === 'waiting' && one.to !== undefined);
}

/** A request with these is about to leave. */
export function trying(all: All, ids: ReadonlySet<string>): All {
  return changed(all, ids, (one) => ({ ...one, state: 'trying' }));
}

/** Nothing more is to be done for these. */
export function settled(all: All, ids: ReadonlySet<string>, state: SettledNotice['state']): All {
  return changed(all, ids, (one) => closed(one, state));
}

/** What became of the request with these. */
export function answered(all: All, ids: ReadonlySet<string>, outcome: Outcome): All {
  if (outcome.kind !== 'refused') return settled(all, ids, 'told');
  const counts = PASSES.has(outcome.reason) ? 0 : 1;
  return changed(all, ids, (one) => {
    const attempts = one.attempts + counts;
    return outcome.retryable && attempts < MOST_ATTEMPTS
      ? { ...one, state: 'waiting', attempts }
      : closed(one, 'over');
  });
}

function changed(all: All, ids: ReadonlySet<string>, change: (one: OpenNotice) => KeptNotice): All {
  return all.map((one) => (ids.has(one.id) && 'content' in one ? change(one) : one));
}

function closed(one: KeptNotice, state: SettledNotice['state']): SettledNotice {
  const { id, from, to, task, corrects, at } = one;
  const about = { ...(to === undefined ? {} : { to }), ...(corrects === undefined ? {} : { corrects }) };
  return { id, from, ...about, task, at, state };
}

/**
 * Each correction comes into force: of what was raised before it since its moment, what still waits is dropped, and
 * whoever was told is to be told it. The same object where there is none. Nothing may be under way: of that, nobody knows.
 */
export function corrected(all: All, newId: () => string): All {
  return all.filter(isPending).reduce((kept, one) => withCorrection(kept, one, newId), all);
}

function isPending(one: KeptNotice): one is OpenNotice & { readonly corrects: Instant } {
  return one.state === 'waiting' && one.to === undefined && one.corrects !== undefined;
}

function withCorrection(
  all: All,
  correction: OpenNotice & { readonly corrects: Instant },
  newId: () => string,
): All {
  const place = all.indexOf(correction);
  const isMeant = (one: KeptNotice, index: number): boolean =>
    index < place &&
    one.corrects === undefined &&
    sameKey(one.task, correction.task) &&
    one.at >= correction.corrects;
  const people = all.flatMap((one, index) =>
    isMeant(one, index) && one.state === 'told' && one.to !== undefined ? [one.to] : [],
  );
  const told = [...new Set(people)].map((to): OpenNotice => ({ ...correction, id: newId(), to }));
  return all.flatMap((one, index): readonly KeptNotice[] => {
    if (one === correction) return [closed(one, 'over'), ...told];
    return [isMeant(one, index) ? closed(one, 'over') : one];
  });
}
