import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';

/** A file or picture that the bot handed to a vendor. */
export interface Media {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** What it may be used with: a webhook's key, an app. */
  readonly scope: string;
  readonly at: Instant;
}

/** Uploads and pictures, to be shown and to be named in messages. */
export interface MediaShelf {
  put(media: Omit<Media, 'id'>): Media;
  get(id: string): Media | undefined;
}

/** `prefix` is what the vendor's ids begin with (DingTalk: `@`). */
export function createMediaShelf(prefix = ''): MediaShelf {
  const media = new Map<string, Media>();
  return {
    put(given) {
      const put = { ...given, id: `${prefix}${randomBytes(12).toString('hex')}` };
      media.set(put.id, put);
      return put;
    },
    get: (id) => media.get(id),
  };
}
