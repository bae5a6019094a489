import type { Instant } from '../../domain/instant.ts';
import type { Media, MediaShelf } from '../media-shelf.ts';
import { readUpload } from '../multipart.ts';
import type { VendorRoute } from '../vendor-double.ts';
import type { WecomWorld } from '../world.ts';
import { accept, refuse, refuseNotSimulated } from './answer.ts';
import { roomOfKey } from './webhook-key.ts';

/** A file must be larger than this. */
const TOO_SMALL_BYTES = 5;
const LARGEST_BYTES = 20 * 1024 * 1024;
const LIFE_MS = 3 * 24 * 3_600_000;

/**
 * `POST /cgi-bin/webhook/upload_media?key=&type=file` with a multipart field `media` (platforms.md 3). Codes for wrong
 * sizes and types are not documented there: 40058 is this double's choice.
 */
export function createUploadMedia(world: WecomWorld, shelf: MediaShelf): VendorRoute {
  return (request, now) => {
    const key = request.query.get('key') ?? '';
    if (roomOfKey(world, key) === undefined) return refuse(93000);
    const type = request.query.get('type');
    if (type === 'voice') return refuseNotSimulated('type voice');
    if (type !== 'file') return refuse(40058, 'type is not file or voice');
    const upload = readUpload(request, 'media');
    if (upload === undefined || upload.bytes.length === 0) return refuse(44001);
    const { filename: name, contentType, bytes } = upload;
    if (name === undefined || name === '') return refuse(40058, 'media has no filename');
    if (bytes.length <= TOO_SMALL_BYTES) return refuse(40058, `media must exceed ${TOO_SMALL_BYTES} bytes`);
    if (bytes.length > LARGEST_BYTES) return refuse(40058, `media exceed max size ${LARGEST_BYTES}`);
    const { id } = shelf.put({ name, contentType, bytes, scope: key, at: now });
    return accept({ type, media_id: id, created_at: String(Math.floor(now / 1000)) });
  };
}

/** Whether an upload may still be sent. */
export function isStillValid({ at }: Media, now: Instant): boolean {
  return now - at < LIFE_MS;
}
