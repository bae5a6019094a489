import { type Block, line, tinted } from '../domain/message.ts';
import { type Directory, shortUnitName } from '../domain/people.ts';
import { LEAST_TASKS, type RankedUnit, type SeriesRanking } from '../reports/ranking.ts';
import { runningTasks } from '../reports/unit-tally.ts';

/** Units a ranking shows of a series; the others are counted. */
const MOST_UNITS = 15;

/** Each series with its units, `most` of each, and by what they are ranked. */
export function rankingBlocks(
  rankings: readonly SeriesRanking[],
  directory: Directory,
  most = MOST_UNITS,
): readonly Block[] {
  return [
    ...rankings.flatMap(({ series, units }) => [
      ...(series === '' && rankings.length === 1 ? [] : [line(series === '' ? '其他单位' : series)]),
      ...units.slice(0, most).map((unit) => line(rankedRow(unit, directory))),
      ...(units.length > most ? [line(`另有${units.length - most}个单位`)] : []),
    ]),
    line(tinted('comment', `牵头${LEAST_TASKS}项以上的单位，依次比红灯率、黄灯率、平均滞后；暂缓不计`)),
  ];
}

/** `1. 住建局 红0黄1/15，滞后2.5点（上期第3）`. */
function rankedRow({ unit, place, tally, meanLag, before }: RankedUnit, directory: Directory): string {
  const { red, yellow } = tally.counts;
  const lag = meanLag > 0 ? `，滞后${tenths(meanLag)}点` : '';
  const last = before === undefined ? '' : `（上期第${before}）`;
  return `${place}. ${shortUnitName(directory, unit)} 红${red}黄${yellow}/${runningTasks(tally)}${lag}${last}`;
}

function tenths(points: number): string {
  return String(Math.round(points * 10) / 10);
}
