import { type Message, spanText } from '../domain/message.ts';

/** A line on a phone, in full-width characters. */
export const PHONE_LINE = 18;

/** How wide a text stands: a Chinese character or a lamp is 1, a letter or digit a half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u0100' ? 0.5 : 1;
  return width;
}

/** The lines a message takes on a phone, long ones wrapped. */
export function phoneLines({ blocks }: Message): number {
  return blocks.reduce((lines, { spans }) => {
    return lines + Math.max(1, Math.ceil(textWidth(spans.map(spanText).join('')) / PHONE_LINE));
  }, 0);
}

/** Parts joined by a wide space into as few lines as hold them, narrower than a phone; the first line begins with `lead`. */
export function packed(lead: string, parts: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const part of parts) {
    const longer = isEmpty ? `${line}${part}` : `${line}　${part}`;
    if (textWidth(longer) < PHONE_LINE - 0.5 || (isEmpty && line === '')) {
      line = longer;
    } else {
      lines.push(line);
      line = part;
    }
    isEmpty = false;
  }
  return [...lines, line];
}
