import { type Block, line, type Message, plainText } from '../../domain/message.ts';
import type { TextPart } from '../../domain/post.ts';
import { MARK_BYTES, partMark } from '../part-mark.ts';
import { splitBlocks } from '../split.ts';
import { accountOf, markdownLine } from './markdown.ts';

/** Most bytes of a group robot's markdown; what is longer is refused, not cut (platforms.md 3). */
const MARKDOWN_BYTES = 4096;
const NEWLINE_BYTES = 1;

/** A message as the markdown posts it takes, marked (1/3) where there are several; none if there is nothing to read. */
export function renderParts({ blocks }: Message): readonly TextPart[] {
  if (plainText({ blocks }).trim() === '') return [];
  const whole = partOf(blocks);
  if (Buffer.byteLength(whole.text) <= MARKDOWN_BYTES) return [whole];
  const budget = MARKDOWN_BYTES - MARK_BYTES;
  const sizeOf = (block: Block): number => Buffer.byteLength(markdownLine(block)) + NEWLINE_BYTES;
  const parts = splitBlocks(blocks, { budget, longest: budget, sizeOf });
  return parts.map((part, index) => partOf([...part, line(partMark(index + 1, parts.length))]));
}

function partOf(blocks: readonly Block[]): TextPart {
  const mentions = blocks.flatMap(({ spans }) => spans.filter((span) => span.kind === 'mention'));
  const calls = new Set(mentions.map(({ who }) => accountOf(who)).filter((account) => account !== undefined));
  return {
    kind: 'text',
    text: blocks.map(markdownLine).join('\n'),
    ...(calls.size === 0 ? {} : { calls: [...calls] }),
  };
}
