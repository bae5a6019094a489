import type { LanguageContext } from './language-context.ts';
import { createLine } from './line.ts';
import { numberedFrom } from './list-markers.ts';
import { foldPunctuation, normalise } from './normalise.ts';
import { readLine } from './read-line.ts';
import type { ReadLine } from './reading.ts';
import { SILENT } from './readings.ts';
import { isHeading, quotedLines } from './silence.ts';

export type { LanguageContext } from './language-context.ts';

/** How many lines of a message say something: what would be read, told without the cost of reading it. */
export function countLines(text: string, { botNames }: Pick<LanguageContext, 'botNames'>): number {
  return normalise(text, botNames)
    .split('\n')
    .filter((line) => line !== '').length;
}

/**
 * Understands a message: every line that is not empty, in order. Nothing here looks at the ledger: a task that does not
 * exist, somebody else's task, a percentage over 100 are for the one who runs the command to refuse.
 */
export function parseMessage(text: string, context: LanguageContext): readonly ReadLine[] {
  const lines = normalise(text, context.botNames).split('\n');
  const keys = lines.map(foldPunctuation);
  const quoted = quotedLines(keys);
  const markers = numberedFrom(keys);
  const alone = lines.filter((line) => line !== '').length === 1;
  return lines.flatMap((line, index): readonly ReadLine[] => {
    if (line === '') return [];
    const content = createLine(line.slice(markers[index] ?? 0), context);
    const heading = isHeading(keys[index] ?? '', alone) || isHeading(content.key, alone);
    const silent = quoted.has(index) || content.key === '' || heading;
    return [{ line: index + 1, text: line, readings: silent ? [SILENT] : readLine(content) }];
  });
}
