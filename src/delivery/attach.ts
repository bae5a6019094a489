import type { PartContent, TextPart } from '../domain/post.ts';
import type { FileShelf } from '../ports/file-shelf.ts';
import type { Logger } from '../ports/logger.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { DrawReport, WriteAnnex } from '../ports/report-makers.ts';
import { inTurns } from '../reports/in-steps.ts';
import { annexElsewhere } from '../wording/annex-link.ts';
import type { MadePost } from '../wording/made-post.ts';

/** What makes and keeps the picture and the annex of a report. */
export interface AttachmentMakers {
  /** Absent where nothing can be drawn: the text stands alone. */
  readonly draw?: DrawReport;
  readonly writeAnnex: WriteAnnex;
  readonly shelf: FileShelf;
  readonly logger: Logger;
}

/** The kept picture and annex of a post, each by its id on the shelf. */
export interface Attachments {
  readonly picture?: string;
  readonly annex?: { readonly file: string; readonly name: string };
}

/** Makes what a report carries besides its text. What cannot be made is logged and left out: the text always goes. */
export async function makeAttachments(
  made: Pick<MadePost, 'picture' | 'annex'>,
  rooms: readonly PostRoom[],
  { draw, writeAnnex, shelf, logger }: AttachmentMakers,
): Promise<Attachments> {
  const { picture } = made;
  const wanted = picture !== undefined && rooms.some(({ takes }) => takes.has('picture'));
  const attempt = async <T>(what: string, make: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      logger.error({ what, error }, 'post goes without its attachment');
      return undefined;
    }
  };
  const drawn =
    wanted && draw !== undefined
      ? await attempt('picture', async () => shelf.keep(`${picture.title}.png`, await draw(picture)))
      : undefined;
  const written = await attempt('annex', async () => {
    const annex = made.annex && (await inTurns(made.annex()));
    if (annex === undefined) return undefined;
    const name = `${annex.title}.xlsx`;
    return { name, file: await shelf.keep(name, await writeAnnex(annex)) };
  });
  return {
    ...(drawn === undefined ? {} : { picture: drawn }),
    ...(written === undefined ? {} : { annex: written }),
  };
}

/** The parts of one room: the text, then the picture, then the annex as a file, a link, or a word where to find it. */
export function withAttachments(
  text: readonly TextPart[],
  { picture, annex }: Attachments,
  room: PostRoom,
  shelf: FileShelf,
): readonly PartContent[] {
  const parts: PartContent[] = [...text];
  if (picture !== undefined && room.takes.has('picture')) parts.push({ kind: 'picture', file: picture });
  if (annex !== undefined && room.takes.has('file')) parts.push({ kind: 'file', ...annex });
  else if (annex !== undefined)
    parts.push(...room.render(annexElsewhere(annex.name, shelf.addressOf(annex.file))));
  return parts;
}
