import type { ReportPicture } from '../domain/report-picture.ts';

/** What a worker is started for. One worker does one job and ends. */
export type PictureJob =
  | { readonly kind: 'draw'; readonly picture: ReportPicture }
  | { readonly kind: 'check' };

/**
 * Why no picture can be drawn on this machine. `no-canvas`: the drawing library has no binary for this platform.
 * `no-font`: the font's files are missing or damaged. `no-glyphs`: Chinese characters come out as boxes.
 */
export type PictureLack = 'no-canvas' | 'no-font' | 'no-glyphs';

/** What a worker answers. What it throws besides arrives as an error of the worker. */
export type PictureAnswer =
  | { readonly kind: 'drawn'; readonly png: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'checked'; readonly lack?: PictureLack; readonly detail?: string };
