/** The words that may stand in labels, for each what it is called there. */
export type LabelWords = ReadonlyMap<string, string>;

/** What is in no list: the vendor's word for a kind of message that the bot does not read, as a rule. */
export const OTHER = 'other';

/**
 * The label of a word of the log, which may be several joined by `+`: each by its name in the list, `other` if it has none;
 * different ones together are `several`. So a label is of a closed set, whatever a message holds.
 */
export function labelOf(word: string, words: LabelWords): string {
  const whole = words.get(word);
  if (whole !== undefined) return whole;
  const labels = new Set(word.split('+').map((part) => words.get(part) ?? OTHER));
  const [only = OTHER] = labels;
  return labels.size > 1 ? 'several' : only;
}
