import type { MediaShelf } from '../media-shelf.ts';
import { readUpload } from '../multipart.ts';
import type { VendorRoute } from '../vendor-double.ts';
import type { AccessTokens } from './access-token.ts';
import { notSimulated, ok, refuse } from './answer.ts';

/** Of a picture and of a file alike (platforms.md 9.4). */
const MAX_BYTES = 20 * 1024 * 1024;

/** How the pictures begin that the vendor takes: jpg, gif, png, bmp. */
const PICTURES: readonly (readonly [contentType: string, start: Buffer])[] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/gif', Buffer.from('GIF8', 'latin1')],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['image/bmp', Buffer.from('BM', 'latin1')],
];

/** `POST /media/upload?access_token=&type=image|file`, multipart with a part `media` (platforms.md 9.4). */
export function createMediaUpload(tokens: AccessTokens, media: MediaShelf): VendorRoute {
  return (request, now) => {
    const standing = tokens.judge(request.query.get('access_token') ?? '', now);
    if (standing === 'unknown') return refuse('accessTokenInvalid');
    if (standing === 'expired') return refuse('accessTokenExpired');
    const type = request.query.get('type');
    if (type === 'voice' || type === 'video') return notSimulated(request);
    if (type !== 'image' && type !== 'file') return refuse('mediaType');

    const upload = readUpload(request, 'media');
    if (!upload?.filename) return refuse('mediaMissing');
    const { filename: name, bytes } = upload;
    if (bytes.length === 0 || bytes.length > MAX_BYTES) return refuse('mediaTooBig');
    const contentType = type === 'file' ? upload.contentType : pictureType(bytes);
    if (contentType === undefined) return refuse('mediaType');
    const { id } = media.put({ name, contentType, bytes, scope: 'app', at: now });
    return ok({ media_id: id, type, created_at: now });
  };
}

function pictureType(bytes: Buffer): string | undefined {
  return PICTURES.find(([, start]) => bytes.subarray(0, start.length).equals(start))?.[0];
}
