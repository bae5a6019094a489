import { type Directory, unitOf } from '../domain/people.ts';
import type { Place } from '../domain/snapshot.ts';
import { runningTasks, type UnitTally } from './unit-tally.ts';

/** A unit with its place among the units of its series: 1 is the best, ties share one. */
export interface RankedUnit extends Place {
  readonly tally: UnitTally;
  /** Mean points of lag of its tasks that have one; 0 if none has. */
  readonly meanLag: number;
  /** Its place in the report before. */
  readonly before?: number;
}

/** The ranking of a series of units. */
export interface SeriesRanking {
  /** 乡镇街道, 县直 …; empty for units without one. */
  readonly series: string;
  /** The best first. */
  readonly units: readonly RankedUnit[];
}

/** So many tasks at least are compared. */
export const LEAST_TASKS = 3;

/** Ranks lead units within their series, the series in the order of their first unit. `earlier`: the last places shown. */
export function rankUnits(
  tallies: readonly UnitTally[],
  directory: Directory,
  earlier: readonly Place[],
): readonly SeriesRanking[] {
  const series = new Map<string, UnitTally[]>();
  for (const tally of tallies) {
    if (runningTasks(tally) < LEAST_TASKS) continue;
    const name = unitOf(directory, tally.unit)?.series ?? '';
    const same = series.get(name);
    if (same === undefined) series.set(name, [tally]);
    else same.push(tally);
  }
  return [...series].map(([name, units]) => ({ series: name, units: placed(name, units, earlier) }));
}

/** The places of a ranking, for the report after it. */
export function placesOf(rankings: readonly SeriesRanking[]): readonly Place[] {
  return rankings.flatMap(({ units }) => units.map(({ unit, series, place }) => ({ unit, series, place })));
}

function placed(series: string, tallies: readonly UnitTally[], earlier: readonly Place[]): RankedUnit[] {
  const sorted = [...tallies].sort(compareTallies);
  const ranked: RankedUnit[] = [];
  sorted.forEach((tally, index) => {
    const above = ranked.at(-1);
    const tied = above !== undefined && compareTallies(above.tally, tally) === 0;
    const before = earlier.find((place) => place.unit === tally.unit && place.series === series)?.place;
    ranked.push({
      unit: tally.unit,
      series,
      place: tied ? above.place : index + 1,
      tally,
      meanLag: tally.lagTasks === 0 ? 0 : tally.lagPoints / tally.lagTasks,
      ...(before === undefined ? {} : { before }),
    });
  });
  return ranked;
}

/** By red share, then yellow share, then mean lag: the smaller the better. Fractions compared exactly, so that ties are ties. */
function compareTallies(a: UnitTally, b: UnitTally): number {
  const [ofA, ofB] = [runningTasks(a), runningTasks(b)];
  return (
    a.counts.red * ofB - b.counts.red * ofA ||
    a.counts.yellow * ofB - b.counts.yellow * ofA ||
    a.lagPoints * Math.max(1, b.lagTasks) - b.lagPoints * Math.max(1, a.lagTasks)
  );
}
