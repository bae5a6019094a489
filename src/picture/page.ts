import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Colour } from '../domain/colour.ts';

/** What a picture is painted with. */
export type Brush = SKRSContext2D;

/** A part of the picture over its whole width. It is measured first, so that the picture can grow with its content. */
export interface Block {
  /** px */
  readonly height: number;
  /** `top`: px from the picture's upper edge. */
  readonly paint: (brush: Brush, top: number) => void;
}

/** px. A phone shows 1080 px some 6.5 cm wide: 28 px are its small print. */
export const PAGE = { width: 1080, margin: 40, gap: 44 } as const;
export const INNER_WIDTH = PAGE.width - 2 * PAGE.margin;

/** px */
export const TEXT = { title: 54, longTitle: 44, heading: 36, body: 32, small: 28 } as const;

/** Registered under a name of our own, so that no font of the machine is taken for it. */
export const FONT = 'duban-sc';

/** CSS font of a size in px. */
export function font(size: number, weight: 'normal' | 'bold' = 'normal'): string {
  return `${weight} ${size}px ${FONT}`;
}

export const INK = {
  text: '#1f2329',
  faint: '#5c6470',
  rule: '#d5d9de',
  paper: '#ffffff',
  /** Of headings and of what is late; darker than the lamp, for text on white. */
  red: '#a61c1c',
  /** Of numbers of yellow lamps: the lamp itself is too light for text on white. */
  amber: '#8a5a00',
} as const;

/**
 * A lamp's fill and the ink of a number in it. The fills differ in lightness too (red 29 %, yellow 71 %, blue 36 %,
 * green 50 %, grey 79 %): printed in greyscale, neighbours stay apart.
 */
export const LAMPS: Readonly<Record<Colour, { readonly fill: string; readonly ink: string }>> = {
  red: { fill: '#b71c1c', ink: '#ffffff' },
  yellow: { fill: '#f2b807', ink: '#1f2329' },
  blue: { fill: '#2468ad', ink: '#ffffff' },
  green: { fill: '#4c9f70', ink: '#ffffff' },
  grey: { fill: '#c4c9d0', ink: '#1f2329' },
  none: { fill: '#ffffff', ink: '#5c6470' },
};

/** The lamps from the left to the right, what is suspended last. */
export const LAMP_ORDER = [
  'red',
  'yellow',
  'blue',
  'green',
  'grey',
  'none',
] as const satisfies readonly Colour[];
