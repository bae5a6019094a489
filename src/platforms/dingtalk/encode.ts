import { type Block, line, plainText } from '../../domain/message.ts';
import { MARK_BYTES, partMark } from '../part-mark.ts';
import { splitBlocks } from '../split.ts';
import { clean, hazardsOf } from './escape-text.ts';
import { type Markdown, renderMarkdown } from './markdown.ts';

/**
 * How a part goes out: to the conversation's session; to the webhook of a group's robot, behind which stands the API; or
 * by the server API, which cannot @ anybody.
 */
export type Channel = 'session' | 'webhook' | 'api';

export interface MarkdownPart extends Markdown {
  /** What the list of conversations and the notification show. */
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * Most bytes of a whole payload. Session and webhook take about 20,000 (reported, in no official page), `msgParam` 15,000
 * (platforms.md 9.1, 9.2, 14): what goes to a webhook must not be too long for the API behind it.
 */
const LIMIT_BYTES: Record<Channel, number> = { session: 17_999, webhook: 14_999, api: 14_999 };
/** ` (12/34)` in the title. */
const TITLE_MARK_BYTES = 12;
/** What a line takes besides itself: the newline as JSON, and a wide dot if it begins with a number out of order. */
const JOINT_BYTES = 8;
/** A line cut inside is cut into pieces that every channel takes, so that a fallback need not cut them again. */
const LONGEST_LINE_BYTES = 14_000;
const QUOTES_BYTES = 2;
const TITLE_CHARACTERS = 20;

/**
 * The body of a post to a webhook, of a session or of a group (platforms.md 7.3, 9.1). Nobody is ever @-ed by @所有人.
 * Under the same `msgUuid` a group's webhook takes a post once.
 */
export function markdownPayload(
  { title, text: body, atUserIds }: Omit<MarkdownPart, 'blocks'>,
  msgUuid?: string,
): string {
  return JSON.stringify({
    msgtype: 'markdown',
    markdown: { title, text: body },
    at: { atUserIds, isAtAll: false },
    ...(msgUuid === undefined ? {} : { msgUuid }),
  });
}

/** `msgParam` of a `sampleMarkdown` (platforms.md 9.2): JSON in a string. */
export function msgParamOf({ title, text: body }: Omit<MarkdownPart, 'blocks'>): string {
  return JSON.stringify({ title, text: body });
}

const PAYLOAD: Record<Channel, (part: Omit<MarkdownPart, 'blocks'>) => string> = {
  session: markdownPayload,
  webhook: markdownPayload,
  api: msgParamOf,
};

/**
 * A message as the posts it takes, each within the channel's limit; several are marked (1/3). `alreadySent` parts count
 * in the marks. Empty if there is nothing to read.
 */
export function encodeParts(
  blocks: readonly Block[],
  channel: Channel,
  alreadySent = 0,
): readonly MarkdownPart[] {
  const title = titleOf(blocks);
  if (title === undefined) return [];
  const hazards = hazardsOf(blocks);
  const mayPing = channel !== 'api';
  const empty = PAYLOAD[channel]({ title, text: '', atUserIds: [] });
  const budget = LIMIT_BYTES[channel] - Buffer.byteLength(empty) - MARK_BYTES - TITLE_MARK_BYTES;
  const sizeOf = (block: Block): number => {
    const { text: body, atUserIds } = renderMarkdown([block], hazards, mayPing);
    // After fifty people the rest are named, and a name may be longer than an id.
    const named = atUserIds.length > 0 ? renderMarkdown([block], hazards, false).text : '';
    const ids = atUserIds.map((id) => jsonBytes(id) + 1).reduce((sum, bytes) => sum + bytes, 0);
    return Math.max(jsonBytes(body) + ids, jsonBytes(named)) - QUOTES_BYTES + JOINT_BYTES;
  };
  const parts = splitBlocks(blocks, { budget, longest: LONGEST_LINE_BYTES, sizeOf });
  const of = alreadySent + parts.length;
  return parts.map((part, index) => {
    const mark = of > 1 ? `(${alreadySent + index + 1}/${of})` : '';
    const last = mark === '' ? [] : [line(partMark(alreadySent + index + 1, of))];
    return {
      ...renderMarkdown([...part, ...last], hazards, mayPing),
      title: `${title} ${mark}`.trim(),
      blocks: part,
    };
  });
}

/** The first line that says something, shortened; the vendor refuses a message without a title (errcode 400402). */
function titleOf(blocks: readonly Block[]): string | undefined {
  const lines = blocks.map((block) => clean(plainText({ blocks: [block] })).trim());
  const first = lines.find((line) => line !== '');
  if (first === undefined) return undefined;
  const characters = [...first];
  return characters.length > TITLE_CHARACTERS
    ? `${characters.slice(0, TITLE_CHARACTERS - 1).join('')}…`
    : first;
}

function jsonBytes(value: string): number {
  return Buffer.byteLength(JSON.stringify(value));
}
