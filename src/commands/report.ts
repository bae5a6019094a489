import { addDays, type Day, weekStart } from '../domain/day.ts';
import { joined, type Message, plainText } from '../domain/message.ts';
import type { ReportKind } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Group } from '../domain/visibility.ts';
import { workdayOnOrAfter } from '../domain/work-calendar.ts';
import type { CommandOf, ReportOf } from '../language/command.ts';
import { periodStart } from '../language/report-period.ts';
import { inTurns } from '../reports/in-steps.ts';
import { reportPeriod } from '../reports/report-period.ts';
import type { MadePost, Saying } from '../wording/made-post.ts';
import { noReport, reportCut, reportOfGroup } from '../wording/report-answers.ts';
import { refusalToCompare } from './may-compare.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';
import { reportMaterial } from './report-material.ts';
import { frozenRooms, reportRoom } from './report-room.ts';

/**
 * 周调度, 月通报 …: the figures of now; 周调度 上周, 周调度 2026-11-16: what was frozen then, word for word, and where nothing
 * was, the same recomputed from the history (补算).
 */
export async function report(
  { report: kind, of }: CommandOf<'report'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const refusal = refusalToCompare(asking);
  if (refusal !== undefined) return refused(refusal);
  const { today } = asking;
  if (of === undefined) return made(kind, today, asking, office);
  if (startsAfter(today, kind, of))
    return refused({ code: 'report-ahead', report: kind, day: of.day, today });
  const frozen = await findFrozen(kind, of, asking, office);
  if (frozen !== undefined) return answered(shownAgain(frozen, asking));
  return made(kind, earlierOf(dayOfReport(kind, of, office), today), asking, office);
}

async function made(kind: ReportKind, day: Day, asking: KnownAsking, office: Office): Promise<Answer> {
  const material = await reportMaterial(kind, day, reportRoom(asking, office), asking, office);
  const post = await inTurns(office.makePost[kind](material));
  if (post === undefined) return answered(noReport(kind, day, asking.today));
  return answered(fitting(post, day === asking.today ? 'live' : 'recomputed'));
}

function startsAfter(today: Day, kind: ReportKind, { day, whole }: ReportOf): boolean {
  return (whole ? periodStart(kind, day) : day) > today;
}

/** The day on which the report is made: after its period; of a week, on its first working day. */
function dayOfReport(kind: ReportKind, { day, whole }: ReportOf, { calendar }: Office): Day {
  if (whole !== true) return day;
  if (kind !== 'weekly') return workdayOnOrAfter(addDays(day, 1), calendar);
  return earlierOf(workdayOnOrAfter(weekStart(day), calendar), day);
}

function earlierOf(a: Day, b: Day): Day {
  return a < b ? a : b;
}

/** A frozen report, and the group it was made for. */
interface Frozen {
  readonly snapshot: Snapshot;
  readonly group: Group;
}

/** More posts than a period has days have no report of it. */
const MOST_LOOKED_AT = 60;

async function findFrozen(
  kind: ReportKind,
  of: ReportOf,
  asking: KnownAsking,
  { posts, groups }: Office,
): Promise<Frozen | undefined> {
  const byPeriod = of.whole === true && kind !== 'weekly';
  const before = addDays(byPeriod ? asking.today : of.day, 1);
  const count = byPeriod ? MOST_LOOKED_AT : 1;
  const isMeant = ({ key }: Snapshot): boolean =>
    byPeriod ? reportPeriod(kind, key.day).over.last === of.day : key.day >= periodStart(kind, of.day);
  for (const group of frozenRooms(asking, { groups })) {
    const snapshots = await posts.snapshotsBefore(kind, group.id, before, count);
    const snapshot = snapshots.find(isMeant);
    if (snapshot !== undefined) return { snapshot, group };
  }
  return undefined;
}

function shownAgain({ snapshot, group }: Frozen, { group: here }: KnownAsking): Message {
  const message = cut(snapshot.message, MOST_FROZEN_BYTES);
  return group.scope === 'all' || group.id === here?.id
    ? message
    : joined([message, reportOfGroup(group.title)]);
}

/**
 * Bytes of plain text an answer may have: its markup takes as much again, and WeCom takes 20,480 bytes in all, of which
 * other lines of the same message want their share (platforms.md 1.7).
 */
const MOST_BYTES = 8000;
/** What was posted fitted into three messages of a group, and is shown whole. */
const MOST_FROZEN_BYTES = 13_000;
const ROWS: readonly number[] = [30, 20, 12, 6, 0];

/** The report with as many rows as a phone's answer takes; the others are counted. */
function fitting(post: MadePost, as: Saying['as']): Message {
  let message: Message = { blocks: [] };
  for (const mostRows of ROWS) {
    message = post.say({ called: new Set(), mostRows, as }).message;
    if (bytesOf(message) <= MOST_BYTES) return message;
  }
  return cut(message, MOST_BYTES);
}

function bytesOf(message: Message): number {
  return new TextEncoder().encode(plainText(message)).length;
}

/** What is longer than an answer, cut between two lines. */
function cut(message: Message, most: number): Message {
  let bytes = 0;
  const kept = message.blocks.filter((block) => {
    bytes += bytesOf({ blocks: [block] }) + 1;
    return bytes <= most;
  });
  return kept.length === message.blocks.length ? message : joined([{ blocks: kept }, reportCut()]);
}
