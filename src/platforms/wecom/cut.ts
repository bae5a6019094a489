/** One line of a message: in the dialect, and without any markup (for a cut inside it). */
export interface Line {
  readonly rendered: string;
  readonly plain: string;
}

const CUT = '…（内容过长，已截断）';
const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * The lines, as many as fit into `limit` UTF-8 bytes; where some do not, the last line says so. Cuts between lines, and
 * only where not even the first one fits, inside it, between two characters as people see them.
 */
export function withinBytes(lines: readonly Line[], limit: number): string {
  const whole = lines.map((line) => line.rendered).join('\n');
  if (Buffer.byteLength(whole) <= limit) return whole;
  const room = limit - Buffer.byteLength(`\n${CUT}`);
  const kept = linesWithin(lines, room);
  return [...(kept.length > 0 ? kept : [charactersWithin(lines[0]?.plain ?? '', room)]), CUT].join('\n');
}

function linesWithin(lines: readonly Line[], room: number): readonly string[] {
  let used = -1;
  let count = 0;
  for (const { rendered } of lines) {
    used += 1 + Buffer.byteLength(rendered);
    if (used > room) break;
    count += 1;
  }
  return lines.slice(0, count).map((line) => line.rendered);
}

function charactersWithin(text: string, room: number): string {
  let used = 0;
  let kept = '';
  // A character has at least one byte, so what fits lies within the first `room` code units.
  for (const { segment } of GRAPHEMES.segment(text.slice(0, room))) {
    used += Buffer.byteLength(segment);
    if (used > room) break;
    kept += segment;
  }
  return kept;
}
