import { z } from 'zod';
import type { Content } from '../../ports/chat-platform.ts';

/** "The monthly quota is used up": such a callback has no text (platforms.md 7.2). */
const OVER_QUOTA = '20001';

const textSchema = z.object({ content: z.string() });
const richTextSchema = z.object({ richText: z.array(z.looseObject({ text: z.string().nullish() })) });

/** The fields of a callback that hold what was said; `text` and `content` differ by type. */
interface Said {
  readonly msgtype?: string | null | undefined;
  readonly errorCode?: string | number | null | undefined;
  readonly text?: unknown;
  readonly content?: unknown;
}

/** What a person said, by the kinds of content the port knows. */
export function contentOf(message: Said): Content {
  if (String(message.errorCode) === OVER_QUOTA) return { kind: 'over-quota' };
  const type = message.msgtype ?? 'text';
  const text = textOf(type, message.text, message.content)?.trim();
  return text === undefined ? { kind: 'unsupported', type } : { kind: 'text', text };
}

function textOf(type: string, text: unknown, content: unknown): string | undefined {
  switch (type) {
    case 'text':
      // One of the vendor's samples has the text at top level (platforms.md 7.2).
      return textSchema.safeParse(text).data?.content ?? z.string().safeParse(content).data;
    case 'richText':
      return richTextOf(content);
    default:
      // Audio too, though the vendor transcribes it: a recogniser's guess is nobody's word for the ledger.
      return undefined;
  }
}

/** Texts side by side are one line (they differ in style); a picture between them stands on a line of its own. */
function richTextOf(content: unknown): string | undefined {
  const pieces = richTextSchema.safeParse(content).data?.richText ?? [];
  if (pieces.every((piece) => typeof piece.text !== 'string')) return undefined;
  return pieces.map((piece) => piece.text ?? '\n').join('');
}
