import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, message, strong, text, tinted } from '../../../src/domain/message.ts';
import { renderParts } from '../../../src/platforms/wecom/render-parts.ts';
import {
  CALLED,
  count,
  hostileMessage,
  isWhole,
  LINK,
  plainMessage,
  UNCALLED,
  wordsOf,
} from '../any-message.ts';

const LIMIT = 4096;
/** 31 bytes: 32 with its line break. */
const ROW = '督办督办督办督办督办1';
const bytesOf = (part: { readonly text: string }): number => Buffer.byteLength(part.text);
const MARK = /\n?\((\d+)\/(\d+)\)( 未完，见下条)?$/;

describe('renderParts', () => {
  it('is one part without a mark up to 4,096 bytes', () => {
    const parts = renderParts(message(...Array(128).fill(ROW), ''));
    expect(parts.map(bytesOf)).toEqual([LIMIT]);
    expect(parts[0]?.text).not.toMatch(MARK);
  });

  it('is two above, each line in one of them, marked', () => {
    const parts = renderParts(message(...Array(128).fill(ROW), 'x'));
    expect(parts.map(({ text }) => text.split('\n').at(-1))).toEqual(['(1/2) 未完，见下条', '(2/2)']);
    const rows = parts.flatMap(({ text }) => text.split('\n').slice(0, -1));
    expect(rows).toEqual([...Array(128).fill(ROW), 'x']);
  });

  it('cuts a line that fits into no part, with its markup whole in each piece', () => {
    const parts = renderParts(message(line(tinted('warning', '甲'.repeat(3000)))));
    expect(parts.length).toBe(3);
    for (const { text } of parts) {
      expect(text).toMatch(/^<font color="warning">甲+<\/font>\n\(\d\/3\)/);
    }
  });

  it('says in each part whom it @-s', () => {
    const filler = Array(100).fill(ROW);
    const parts = renderParts(message(line(CALLED, CALLED, UNCALLED), ...filler, line(UNCALLED), ...filler));
    expect(parts.map(({ calls }) => calls)).toEqual([['u1'], undefined]);
    expect(parts[0]?.text.startsWith('<@u1><@u1>李四\n')).toBe(true);
  });

  it('has no part where there is nothing to read', () => {
    expect(renderParts(message())).toEqual([]);
    expect(renderParts(message(' ', '', line(strong(' '))))).toEqual([]);
  });

  it('keeps every word once, and characters, links and mentions whole', () => {
    fc.assert(
      fc.property(plainMessage, (said) => {
        const parts = renderParts(said);
        const bodies = parts.map(({ text: body }) => (parts.length > 1 ? body.replace(MARK, '') : body));
        const whole = bodies.join('');
        const found = (what: string): number => whole.split(what).length - 1;
        expect(found('[附表](https://gov.cn/x)')).toBe(count(said, LINK));
        expect(found('<@u1>')).toBe(count(said, CALLED));
        expect(found('李四')).toBe(count(said, UNCALLED));
        const seen = whole.replace(/\[附表\]\([^)]*\)/g, '附表').replace(/<[^>]*>|\*\*|李四|^# |\n/gm, '');
        expect(seen.replaceAll('# ', '')).toBe(wordsOf(said));
        for (const [at, part] of parts.entries()) {
          expect(bytesOf(part)).toBeLessThanOrEqual(LIMIT);
          expect(isWhole(bodies[at] ?? '')).toBe(true);
          expect(part.calls ?? []).toEqual(part.text.includes('<@u1>') ? ['u1'] : []);
          const [, number, of] = MARK.exec(part.text) ?? [];
          if (parts.length > 1) expect([Number(number), Number(of)]).toEqual([at + 1, parts.length]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stays within the limit whatever is said', () => {
    fc.assert(
      fc.property(hostileMessage, (said) => {
        for (const part of renderParts(said)) expect(bytesOf(part)).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps a title with its list, and an item with its second line', () => {
    const rows = Array(124).fill(ROW);
    const item = [text('#66 污水厂扩建 城管局')];
    const parts = renderParts(
      message(
        ...rows,
        line(strong('四、红灯事项')),
        { kind: 'line', spans: item },
        '　逾期23天，72%',
        ...rows,
      ),
    );
    const [first, second] = parts.map(({ text: body }) => body.split('\n'));
    expect(first?.at(-2)).toBe(ROW);
    expect(second?.slice(0, 3)).toEqual(['**四、红灯事项**', '#66 污水厂扩建 城管局', '　逾期23天，72%']);
  });
});
