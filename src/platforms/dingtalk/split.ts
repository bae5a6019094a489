import type { Block, Span } from '../../domain/message.ts';

/** No character of a living script is longer; what is, is cut between code points. */
const LONGEST_CHARACTER = 64;
/** The segmenter's time grows with the square of the text's length: it is given so much at a time. */
const WINDOW = 256;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export interface Measure {
  /** What the sizes of a part's blocks may add up to. */
  readonly budget: number;
  /** A block of a greater size is cut; at most the budget, and enough for a block of one character (1,000 bytes are). */
  readonly longest: number;
  readonly sizeOf: (block: Block) => number;
}

/** Packs blocks, in order, into parts. A long one is cut inside, but never within a character, a mention or a link. */
export function splitBlocks(
  blocks: readonly Block[],
  { budget, longest, sizeOf }: Measure,
): readonly (readonly Block[])[] {
  const parts: Block[][] = [];
  let room = 0;
  const add = (block: Block, size: number): void => {
    const last = parts.at(-1);
    if (last === undefined || size > room) {
      parts.push([block]);
      room = budget - size;
    } else {
      last.push(block);
      room -= size;
    }
  };
  for (const block of blocks) {
    const size = sizeOf(block);
    if (size <= longest) add(block, size);
    else for (const piece of cut(block, longest, sizeOf)) add(piece, sizeOf(piece));
  }
  return parts;
}

/** What is not divided: a character of a span, or a whole mention or link. */
interface Atom {
  readonly of: Span;
  readonly character: string;
}

function cut(block: Block, longest: number, sizeOf: (block: Block) => number): readonly Block[] {
  const blockOf = (spans: readonly Span[]): Block => ({ kind: block.kind, spans });
  const fits = (spans: readonly Span[]): boolean => sizeOf(blockOf(spans)) <= longest;
  const pieces: Block[] = [];
  let rest = block.spans.flatMap((span) => atomsOf(span, fits));
  while (rest.length > 0) {
    const length = longestFitting(rest, longest, fits);
    pieces.push(blockOf(spansOf(rest.slice(0, length))));
    rest = rest.slice(length);
  }
  return pieces;
}

/** How many atoms from the start fit, by bisection; at least one, so that the end is always reached. */
function longestFitting(
  atoms: readonly Atom[],
  longest: number,
  fits: (spans: readonly Span[]) => boolean,
): number {
  let enough = 1;
  let tooMany = Math.min(atoms.length, longest) + 1;
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (fits(spansOf(atoms.slice(0, middle)))) enough = middle;
    else tooMany = middle;
  }
  return enough;
}

function atomsOf(span: Span, fits: (spans: readonly Span[]) => boolean): readonly Atom[] {
  if (span.kind === 'mention') return [{ of: span, character: '' }];
  if (span.kind === 'link') {
    // An address longer than a message cannot be sent; its text can.
    return fits([span]) ? [{ of: span, character: '' }] : atomsOf({ kind: 'text', text: span.text }, fits);
  }
  return charactersOf(span.text).map((character) => ({ of: span, character }));
}

/** What a reader takes for one character each: `👨‍👩‍👧` is one. */
function charactersOf(text: string): readonly string[] {
  const characters: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = start + WINDOW;
    const seen = [...segmenter.segment(text.slice(start, end))].flatMap(({ segment }) =>
      segment.length > LONGEST_CHARACTER ? [...segment] : [segment],
    );
    // The last one may go on in the next window.
    const whole = end < text.length ? seen.slice(0, -1) : seen;
    characters.push(...whole);
    start += whole.join('').length;
  }
  return characters;
}

/** The characters of a span become a span again. */
function spansOf(atoms: readonly Atom[]): readonly Span[] {
  const runs: { readonly of: Span; readonly characters: string[] }[] = [];
  for (const { of, character } of atoms) {
    const last = runs.at(-1);
    if (last?.of === of && character !== '') last.characters.push(character);
    else runs.push({ of, characters: [character] });
  }
  return runs.map(({ of, characters }) =>
    of.kind === 'mention' || of.kind === 'link' ? of : { ...of, text: characters.join('') },
  );
}
