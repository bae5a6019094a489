import type { AccountPlatform } from './people.ts';

/** Who is @-ed: by account where there is one on the platform, else by name. */
export interface Mention {
  readonly name: string;
  readonly accounts: Readonly<Partial<Record<AccountPlatform, string>>>;
}

/** A piece of a line. `tint` is the platforms' coloured font: info green, comment grey, warning orange. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'tint'; readonly tint: 'info' | 'comment' | 'warning'; readonly text: string }
  | { readonly kind: 'mention'; readonly who: Mention }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Block =
  | { readonly kind: 'heading'; readonly spans: readonly Span[] }
  | { readonly kind: 'line'; readonly spans: readonly Span[] };

/**
 * What a person reads, before any platform's dialect. A block is one line on the screen; spans hold no line breaks.
 */
export interface Message {
  readonly blocks: readonly Block[];
}

export const text = (content: string): Span => ({ kind: 'text', text: content });
export const strong = (content: string): Span => ({ kind: 'strong', text: content });
export const tinted = (tint: 'info' | 'comment' | 'warning', content: string): Span => ({
  kind: 'tint',
  tint,
  text: content,
});

/** A line of plain text and spans. */
export function line(...parts: readonly (string | Span)[]): Block {
  return { kind: 'line', spans: parts.map((part) => (typeof part === 'string' ? text(part) : part)) };
}

export function message(...blocks: readonly (Block | string)[]): Message {
  return { blocks: blocks.map((block) => (typeof block === 'string' ? line(block) : block)) };
}

/** Several messages in one, in order. */
export function joined(messages: readonly Message[]): Message {
  return { blocks: messages.flatMap((one) => one.blocks) };
}

/** The message as plain text, a block a line: for the terminal, logs of tests, and people's eyes. */
export function plainText(of: Message): string {
  return of.blocks.map((block) => block.spans.map(spanText).join('')).join('\n');
}

export function spanText(span: Span): string {
  switch (span.kind) {
    case 'mention':
      return `@${span.who.name}`;
    case 'text':
    case 'strong':
    case 'tint':
    case 'link':
      return span.text;
  }
}
