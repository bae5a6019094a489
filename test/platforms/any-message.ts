import fc from 'fast-check';
import { type Block, type Message, type Span, strong, text, tinted } from '../../src/domain/message.ts';

export const FAMILY = '👨‍👩‍👧';
export const FLAG = '🇨🇳';
export const LINK: Span = { kind: 'link', text: '附表', url: 'https://gov.cn/x' };
export const CALLED: Span = {
  kind: 'mention',
  who: { name: '张三', accounts: { wecom: 'u1', dingtalk: 'u1' } },
};
export const UNCALLED: Span = { kind: 'mention', who: { name: '李四', accounts: {} } };

/** Characters that no dialect changes, of one to many bytes. */
const plain = fc
  .tuple(fc.constantFrom('甲', 'a', '𠮷', FAMILY, FLAG, 'é'), fc.integer({ min: 1, max: 1500 }))
  .map(([one, times]) => one.repeat(times));

/** Whatever people could type, and worse. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom('"', '\\', '\u0001', '  ', '*', '#', '-', '<b>', '\ud800', '&lt;', '](', '`', '\u3000'),
      fc.integer({ min: 1, max: 3000 }),
    )
    .map(([one, times]) => one.repeat(times)),
  fc.constant(`e${'\u0301'.repeat(300)}`),
);

function spansOf(words: fc.Arbitrary<string>): fc.Arbitrary<Span> {
  return fc.oneof(
    words.map(text),
    words.map(strong),
    words.map((word) => tinted('warning', word)),
    fc.constantFrom(LINK, CALLED, UNCALLED),
  );
}

function messageOf(spans: fc.Arbitrary<Span>): fc.Arbitrary<Message> {
  const block: fc.Arbitrary<Block> = fc.record({
    kind: fc.constantFrom('line' as const, 'line' as const, 'heading' as const),
    spans: fc.array(spans, { maxLength: 5 }),
  });
  return fc.record({ blocks: fc.array(block, { maxLength: 12 }) });
}

/** A message whose words can be found again in any dialect. */
export const plainMessage = messageOf(spansOf(plain));

/** A message of anything, with names and links longer than any post. */
export const hostileMessage = messageOf(
  fc.oneof(
    spansOf(fc.oneof(plain, hostile)),
    hostile.map((name): Span => ({ kind: 'mention', who: { name, accounts: {} } })),
    hostile.map(
      (word): Span => ({ kind: 'link', text: word, url: `https://gov.cn/${'x'.repeat(word.length)}` }),
    ),
  ),
);

/** Whether a text holds only whole characters, as people see them, of those above. */
export function isWhole(some: string): boolean {
  const rest = some.replaceAll(FAMILY, '').replaceAll(FLAG, '');
  return !/[\u200d\p{Cs}]|\p{Regional_Indicator}/u.test(rest);
}

/** How often each span of a kind stands in a message. */
export function count(message: Message, of: Span): number {
  return message.blocks.flatMap(({ spans }) => spans).filter((span) => span === of).length;
}

/** The words of a message, without what stands between them. */
export function wordsOf({ blocks }: Message): string {
  const said = (span: Span): string => (span.kind === 'mention' ? '' : span.text);
  return blocks.map(({ spans }) => spans.map(said).join('')).join('');
}
