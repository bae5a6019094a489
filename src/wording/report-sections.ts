const NUMERALS = '一二三四五六七八九';

/** The heading of a section: 三、提请协调, and its numeral to point at. */
export interface SectionHead {
  readonly numeral: string;
  readonly heading: string;
}

/** Hands out the headings of a report in order: what has nothing to say leaves no gap. */
export type NextSection = (name: string) => SectionHead;

export function createSections(): NextSection {
  let used = 0;
  return (name) => {
    const numeral = NUMERALS[used] ?? String(used + 1);
    used += 1;
    return { numeral, heading: `${numeral}、${name}` };
  };
}
