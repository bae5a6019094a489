/** How many rows each part of a post gets of those allowed: an equal share, and what others leave over, the first before. */
export function shareRows(needs: readonly number[], most: number): readonly number[] {
  const parts = needs.filter((need) => need > 0).length;
  const even = Math.floor(most / Math.max(1, parts));
  const first = needs.map((need) => Math.min(need, even));
  let left = most - first.reduce((sum, rows) => sum + rows, 0);
  return first.map((rows, at) => {
    const more = Math.min((needs[at] ?? 0) - rows, left);
    left -= more;
    return rows + more;
  });
}
