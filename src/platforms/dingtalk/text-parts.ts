import type { Message } from '../../domain/message.ts';
import type { TextPart } from '../../domain/post.ts';
import { type Channel, encodeParts, type MarkdownPart } from './encode.ts';
import { clean, escapeText } from './escape-text.ts';

/** What a part is called that has no title: the vendor refuses it without one (errcode 400402). */
const UNTITLED = '督办通知';
const ALL_HAZARDS = new Set(['*', '_', '~']);

/** A message as the posts it takes; whom the channel cannot @ stands there by name. */
export function textParts({ blocks }: Message, channel: Channel): readonly TextPart[] {
  return encodeParts(blocks, channel).map((part) => ({
    kind: 'text',
    text: part.text,
    title: part.title,
    ...(part.atUserIds.length === 0 ? {} : { calls: part.atUserIds, names: namesOf(part) }),
  }));
}

function namesOf({ blocks, atUserIds }: MarkdownPart): Readonly<Record<string, string>> {
  const mentioned = blocks.flatMap(({ spans }) => spans.filter((span) => span.kind === 'mention'));
  return Object.fromEntries(
    atUserIds.map((id) => {
      const name = mentioned.find(({ who }) => who.accounts.dingtalk === id)?.who.name ?? id;
      return [id, escapeText(clean(name), ALL_HAZARDS)];
    }),
  );
}

/** A text part as the webhook takes it. */
export function markdownOf({ title = UNTITLED, text, calls = [] }: TextPart): Omit<MarkdownPart, 'blocks'> {
  return { title, text, atUserIds: calls };
}

/** A text part with names where it @-ed: for the API, which @-s nobody and would show the bare accounts. */
export function namedOnly({ title = UNTITLED, text, names = {} }: TextPart): {
  readonly title: string;
  readonly text: string;
} {
  // The ids stand between white space; see `renderRun`.
  const named = text.replace(/(?<!\S)@([\w.@-]+)(?!\S)/g, (ping, id: string) => names[id] ?? ping);
  return { title, text: named };
}
