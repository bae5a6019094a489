import { dayOf, type Instant, timeOf } from '../domain/instant.ts';
import { type Message, message, plainText } from '../domain/message.ts';
import type { Directory } from '../domain/people.ts';
import { LEAST_TASKS, type SeriesRanking } from '../reports/ranking.ts';
import { dayText } from './days.ts';
import { rankingBlocks } from './ranking.ts';

/** `单位排名　截至11月23日 10:00`. */
export function rankingTitle(now: Instant, zone: string): string {
  return `单位排名　截至${dayText(dayOf(now, zone))} ${timeOf(now, zone)}`;
}

/** The lines of a ranking as reports have them, but of every unit, its manner first. */
export function rankingRows(rankings: readonly SeriesRanking[], directory: Directory): readonly string[] {
  const rows = plainText(message(...rankingBlocks(rankings, directory, Number.POSITIVE_INFINITY))).split(
    '\n',
  );
  return [...rows.slice(-1), ...rows.slice(0, -1)];
}

export function rankingReply(title: string, rows: readonly string[], left: number): Message {
  return message(title, ...rows, ...(left > 0 ? [`还有 ${left} 行，回复“更多”`] : []));
}

export function noRanking(): Message {
  return message(`没有可排名的单位：牵头满${LEAST_TASKS}项的单位参加排名`);
}
