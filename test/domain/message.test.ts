import { describe, expect, it } from 'vitest';
import {
  joined,
  line,
  message,
  plainText,
  spanText,
  strong,
  text,
  tinted,
} from '../../src/domain/message.ts';

const zhang = { name: '张三', accounts: { wecom: 'zhangsan' } };
const report = message(
  { kind: 'heading', spans: [text('重点工作周调度')] },
  line('一、', strong('总体'), tinted('comment', '（内部）')),
  line({ kind: 'mention', who: zhang }, ' ', { kind: 'link', text: '附表', url: 'https://example.org/a' }),
  '完',
);

describe('message', () => {
  it('reads as plain text, a block a line, people by name and links by their words', () => {
    expect(plainText(report)).toBe('重点工作周调度\n一、总体（内部）\n@张三 附表\n完');
  });

  it('takes text for a line', () => {
    expect(message('完')).toEqual({ blocks: [{ kind: 'line', spans: [{ kind: 'text', text: '完' }] }] });
  });

  it('joins messages in order', () => {
    expect(plainText(joined([message('一'), message(), message('二', '三')]))).toBe('一\n二\n三');
    expect(joined([])).toEqual({ blocks: [] });
  });

  it('shows every kind of span', () => {
    expect([text('a'), strong('b'), tinted('warning', 'c')].map(spanText)).toEqual(['a', 'b', 'c']);
  });
});
