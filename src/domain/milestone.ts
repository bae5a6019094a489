import type { Day } from './day.ts';

/** A day by which a share must be done. `percent` 0–100. */
export interface Milestone {
  readonly due: Day;
  readonly percent: number;
}
