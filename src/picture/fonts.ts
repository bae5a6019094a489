import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';
import { FONT } from './page.ts';

const WEIGHTS = ['Regular', 'Bold'] as const;

/**
 * Registers both weights of the Chinese font, once a process: the table of fonts is shared by all its threads.
 * False if a file is missing or is no font.
 */
export function registerFonts(): boolean {
  const known = GlobalFonts.families.find(({ family }) => family === FONT)?.styles.length ?? 0;
  if (known >= WEIGHTS.length) return true;
  return WEIGHTS.map((weight) => GlobalFonts.registerFromPath(fontFile(weight), FONT)).every(
    (key) => key !== null,
  );
}

/** The package exports a map of its fonts, not the files themselves: they lie beside that module. */
function fontFile(weight: string): string {
  const index = import.meta.resolve('@embedpdf/fonts-sc');
  return fileURLToPath(new URL(`../fonts/NotoSansHans-${weight}.otf`, index));
}
