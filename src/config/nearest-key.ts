/**
 * The known key that a mistyped one most likely means; undefined if none is near. Case, `-` and `_` do not count
 * (`webhook_key` is `webhookKey`), beyond that at most a third of the letters may differ.
 */
export function nearestKey(typed: string, known: readonly string[]): string | undefined {
  let nearest: { readonly key: string; readonly distance: number } | undefined;
  for (const key of known) {
    const distance = editDistance(plain(typed), plain(key));
    if (nearest === undefined || distance < nearest.distance) nearest = { key, distance };
  }
  return nearest !== undefined && nearest.distance * 3 <= plain(typed).length ? nearest.key : undefined;
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + cost,
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
