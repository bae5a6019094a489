import type { Block, Mention, Message, Span } from '../domain/message.ts';
import { byKind, list, name, object, oneOf, optional, text } from './shape.ts';

const span = byKind<Span>({
  text: { text },
  strong: { text },
  tint: { tint: oneOf('info', 'comment', 'warning'), text },
  mention: {
    who: object<Mention>({
      name: text,
      accounts: object<Mention['accounts']>({ wecom: optional(name), dingtalk: optional(name) }),
    }),
  },
  link: { text, url: text },
});
const spans = list(span);

/** A message before any platform's dialect. */
export const message = object<Message>({
  blocks: list(byKind<Block>({ heading: { spans }, line: { spans } })),
});
