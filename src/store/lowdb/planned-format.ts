import type { Day } from '../../domain/day.ts';
import { type Instant, isoOf } from '../../domain/instant.ts';
import { day, list, object, optional, wrongText } from '../shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { PLANNED_MIGRATIONS } from './migrations.ts';
import { mapMoments, moment, readMoment } from './moments.ts';

/** What a start must know of the posts before it has read any. */
export interface Planned {
  readonly plannedUntil?: Instant | undefined;
  /** Every day that has an open post, and perhaps some that had. */
  readonly openDays: readonly Day[];
}

const check = object<Planned>({ plannedUntil: optional(moment), openDays: list(day) });

/** `planned.json`. */
export function plannedFormat(zone: string): DocumentFormat<Planned> {
  return {
    migrations: PLANNED_MIGRATIONS,
    format: (planned) => mapMoments({ ...planned }, (at) => isoOf(Number(at), zone)),
    parse: (document) => {
      const wrong = check(document);
      if (wrong !== undefined) return { wrong: wrongText(wrong) };
      return { value: mapMoments(document, readMoment) as unknown as Planned };
    },
  };
}
