import { yearOf } from '../domain/day.ts';
import type { TaskKey } from '../domain/number-in-year.ts';
import { shortUnitName } from '../domain/people.ts';
import type { ReportKind } from '../domain/post.ts';
import type { InSteps } from '../reports/in-steps.ts';
import { type PeriodReport, periodReport } from '../reports/period-report.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import { type Listable, type Listing, listableOf, listingOf } from '../reports/report-edits.ts';
import { shortened } from './task-lines.ts';

/** What a report is worded from. */
export interface ReportFacts {
  readonly report: PeriodReport;
  readonly material: PostMaterial;
  readonly listing: Listing;
  /** Of the red tasks and of 问题, what may be listed. */
  readonly red: Listable;
  readonly troubles: Listable;
  /** 第N期; absent while it has none (a draft, a live report). */
  readonly issue?: number;
  /** The year whose tasks are called `#12`; those of another exactly, `2025#12`. */
  readonly openYear: number;
  /** The short name of a unit, cut where it is none. */
  readonly unit: (name: string) => string;
  /** The same uncut, for a cell. */
  readonly wholeUnit: (name: string) => string;
}

/** Where the roster has no short name for a unit, its own is cut. */
const LONGEST_UNIT = 10;

/** The facts of a report; undefined if there is no task to report on. */
export function* reportFacts(kind: ReportKind, material: PostMaterial): InSteps<ReportFacts | undefined> {
  const report = yield* periodReport(kind, material);
  if (report === undefined) return undefined;
  const wholeUnit = remembered((name) => shortUnitName(material.directory, name));
  const unit = remembered((name) => shortened(wholeUnit(name), LONGEST_UNIT));
  const openYear = yearOf(material.key.day);
  const listing = listingOf(material.edits);
  const red = yield* listableOf(report.red, listing);
  const troubles = report.troubles === report.red ? red : yield* listableOf(report.troubles, listing);
  return { report, material, listing, red, troubles, openYear, unit, wholeUnit };
}

/** A ledger has thousands of tasks and a few dozen units. */
function remembered(name: (of: string) => string): (of: string) => string {
  const known = new Map<string, string>();
  return (of) => {
    const before = known.get(of) ?? name(of);
    known.set(of, before);
    return before;
  };
}

/** #66, of another year than the open one 2025#66. */
export function taskNumber({ year, no }: TaskKey, openYear: number): string {
  return year === openYear ? `#${no}` : `${year}#${no}`;
}
