/** A task's key: numbers run per ledger year. Written `#12`, exactly `2025#12`. */
export interface TaskKey {
  readonly year: number;
  readonly no: number;
}

/** A key as a map key and file name: `2026/12`. */
export function keyText(key: TaskKey): string {
  return `${key.year}/${key.no}`;
}

export function sameKey(a: TaskKey, b: TaskKey): boolean {
  return a.no === b.no && a.year === b.year;
}
