import { loadavg } from 'node:os';

/** How much is measured: in full, or only that everything runs. */
export interface Extent {
  readonly smoke: boolean;
}

/** A line of the results. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  /** What it is held against, where it is. */
  readonly wanted?: string;
  /** The machine's load while it was taken. */
  readonly load: number;
}

export function figure(what: string, text: string, wanted?: string): Figure {
  return { what, figure: text, load: loadavg()[0] ?? 0, ...(wanted === undefined ? {} : { wanted }) };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** `3 (2–5)`: the median, and between what the values lie. */
export function spread(values: readonly number[], digits = 0): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return `${median(values).toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}
