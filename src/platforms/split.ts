import { type Block, type Span, spanText, text } from '../domain/message.ts';

/** No character of a living script is longer; what is, is cut between code points. */
const LONGEST_CHARACTER = 64;
/** The segmenter's time grows with the square of the text's length: it is given so much at a time. */
const WINDOW = 256;

/** So many blocks are kept with what follows, at most: titles above a list, the lines of an item. */
const MOST_TORN_OFF = 4;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export interface Measure {
  /** What the sizes of a part's blocks may add up to. */
  readonly budget: number;
  /** A block of a greater size is cut; at most the budget, and enough for a block of one character (1,000 bytes are). */
  readonly longest: number;
  readonly sizeOf: (block: Block) => number;
}

/**
 * Packs blocks, in order, into parts. A part begins where a list or an item of one does, as far as that is possible; a
 * long block is cut inside, but never within a character, a mention or a link.
 */
export function splitBlocks(
  blocks: readonly Block[],
  { budget, longest, sizeOf }: Measure,
): readonly (readonly Block[])[] {
  const parts: Sized[][] = [];
  const add = (next: Sized): void => {
    const last = parts.at(-1);
    if (last !== undefined && sum(last) + next.size <= budget) last.push(next);
    else parts.push([...(last === undefined ? [] : tornOff(last, next, budget)), next]);
  };
  for (const block of blocks) {
    const size = sizeOf(block);
    const pieces = size <= longest ? [block] : cut(block, longest, sizeOf);
    for (const piece of pieces) add({ block: piece, size: piece === block ? size : sizeOf(piece) });
  }
  return parts.map((part) => part.map(({ block }) => block));
}

interface Sized {
  readonly block: Block;
  readonly size: number;
}

function sum(some: readonly Sized[]): number {
  return some.reduce((total, { size }) => total + size, 0);
}

/** Takes off the end of a part what belongs to the next one's first block, and fits beside it; never the whole part. */
function tornOff(part: Sized[], next: Sized, budget: number): readonly Sized[] {
  let from = part.length;
  const first = Math.max(1, part.length - MOST_TORN_OFF);
  for (let at = part.length - 1; at >= first; at -= 1) {
    const [one, after] = [part[at], part[at + 1] ?? next];
    const isApart = one === undefined || !belongsTo(after.block, one.block);
    if (isApart || sum(part.slice(at)) + next.size > budget) break;
    from = at;
  }
  return part.splice(from);
}

/** Whether a block would be misread without the one before it: the first of a list, or the second line of an item. */
function belongsTo(block: Block, before: Block): boolean {
  const isTitle = before.kind === 'heading' || before.spans[0]?.kind === 'strong';
  const isIndented = block.spans[0] !== undefined && spanText(block.spans[0]).startsWith('\u3000');
  return isTitle || isIndented;
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
  if (span.kind === 'mention' || span.kind === 'link') {
    // An address longer than a message cannot be sent; its text can.
    if (fits([span])) return [{ of: span, character: '' }];
    return atomsOf(text(span.kind === 'link' ? span.text : span.who.name), fits);
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
