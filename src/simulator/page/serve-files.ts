import { readFile } from 'node:fs/promises';
import type { Media } from '../media-shelf.ts';
import { type Answer, text } from './answer.ts';
import { REFUSALS } from './words.ts';

/** Later ones overrule earlier ones. */
export const STYLESHEETS = [
  'base.css',
  'bar.css',
  'stage.css',
  'chat.css',
  'bubble.css',
  'markdown.css',
  'composer.css',
  'choices.css',
  'drawer.css',
  'faults.css',
  'narrow.css',
] as const;

/** The page's own files with their types, and nothing else of that folder. */
const ASSETS = new Map<string, string>([
  ...STYLESHEETS.map((name) => [name, 'text/css; charset=utf-8'] as const),
  ['sandbox.js', 'text/javascript; charset=utf-8'],
  ['bot.svg', 'image/svg+xml'],
]);

export async function assetAnswer(name: string): Promise<Answer> {
  const type = ASSETS.get(name);
  if (type === undefined) return text(REFUSALS.noSuchPage, 404);
  // Beside this file, in src and in dist alike.
  return { status: 200, type, body: await readFile(new URL(`./assets/${name}`, import.meta.url)) };
}

/** What a browser shows without being able to run anything in it. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** An upload of the bot's: a picture to be shown, all else to be saved. */
export function mediaAnswer(media: Media | undefined): Answer {
  if (media === undefined) return text(REFUSALS.noSuchPage, 404);
  const { name, contentType, bytes } = media;
  const type = PICTURES.find((picture) => picture === contentType);
  return {
    status: 200,
    type: type ?? 'application/octet-stream',
    body: bytes,
    headers: type === undefined ? { 'Content-Disposition': saveAs(name) } : {},
  };
}

/** RFC 6266: a plain name for old browsers, the real one encoded (RFC 5987). */
function saveAs(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
