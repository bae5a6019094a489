import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { line, message, type Span } from '../../../src/domain/message.ts';
import { markdownPayload, msgParamOf } from '../../../src/platforms/dingtalk/encode.ts';
import { markdownOf, namedOnly, textParts } from '../../../src/platforms/dingtalk/text-parts.ts';
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

const LIMIT = 15_000;
const MARK = /\n?\s*\((\d+)\/(\d+)\)( 未完，见下条)?$/;
const person = (id: string): Span => ({
  kind: 'mention',
  who: { name: `名*${id}*`, accounts: { dingtalk: id } },
});

describe('textParts', () => {
  it('tells whom it @-s, and their names', () => {
    expect(textParts(message(line('请', person('u1'), '和', UNCALLED, '答复')), 'webhook')).toEqual([
      {
        kind: 'text',
        title: '请@名*u1*和@李四答复',
        text: '请 @u1 和李四答复',
        calls: ['u1'],
        names: { u1: '名＊u1＊' },
      },
    ]);
  });

  it('@-s nobody by the API', () => {
    const [part] = textParts(message(line('请', person('u1'))), 'api');
    expect(part).toEqual({ kind: 'text', title: '请@名*u1*', text: '请名＊u1＊' });
  });

  it('@-s fifty people a part at most, and names the rest', () => {
    const people = Array.from({ length: 120 }, (_, at) => line(person(`u${at}`)));
    const [part] = textParts(message(...people), 'webhook');
    expect(part?.calls).toHaveLength(50);
    expect(part?.text).toContain('@u49');
    expect(part?.text).not.toContain('@u50');
  });

  it('keeps every word once, and characters, links and mentions whole', () => {
    fc.assert(
      fc.property(plainMessage, fc.constantFrom('webhook' as const, 'api' as const), (said, channel) => {
        const parts = textParts(said, channel);
        const bodies = parts.map(({ text }) => (parts.length > 1 ? text.replace(MARK, '') : text));
        const whole = bodies.join('\n');
        const found = (what: string): number => whole.split(what).length - 1;
        expect(found('[附表](https://gov.cn/x)')).toBe(count(said, LINK));
        expect(found(channel === 'api' ? '张三' : '@u1')).toBe(count(said, CALLED));
        const seen = whole.replace(/\[附表\]\([^)]*\)/g, '附表').replace(/@u1|\*\*|张三|李四|###|\s/g, '');
        expect(seen).toBe(parts.length === 0 ? '' : wordsOf(said).replace(/\s/g, ''));
        for (const [at, part] of parts.entries()) {
          const sent = channel === 'api' ? msgParamOf(markdownOf(part)) : markdownPayload(markdownOf(part));
          expect(Buffer.byteLength(sent)).toBeLessThan(LIMIT);
          expect(isWhole(bodies[at] ?? '')).toBe(true);
          expect(part.calls ?? []).toEqual(/@u1/.test(part.text) ? ['u1'] : []);
          const [, number, of] = MARK.exec(part.text) ?? [];
          if (parts.length > 1) expect([Number(number), Number(of)]).toEqual([at + 1, parts.length]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stays within the limit whatever is said, whichever way it goes', () => {
    fc.assert(
      fc.property(hostileMessage, (said) => {
        for (const part of textParts(said, 'webhook')) {
          expect(Buffer.byteLength(markdownPayload(markdownOf(part), 'x'.repeat(80)))).toBeLessThan(18_000);
          expect(Buffer.byteLength(JSON.stringify(namedOnly(part)))).toBeLessThan(LIMIT);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('namedOnly', () => {
  it('puts names where it @-ed, and leaves alone what only looks like it', () => {
    const part = {
      kind: 'text' as const,
      title: '提醒',
      text: '请 @u1 和 @u12\u3000答复，抄送@u1和 @u9  \n  @u1',
      calls: ['u1', 'u12'],
      names: { u1: '张三', u12: '李四' },
    };
    expect(namedOnly(part)).toEqual({
      title: '提醒',
      text: '请 张三 和 李四\u3000答复，抄送@u1和 @u9  \n  张三',
    });
  });

  it('gives a part a title that has none', () => {
    expect(namedOnly({ kind: 'text', text: '好' })).toEqual({ title: '督办通知', text: '好' });
    expect(markdownOf({ kind: 'text', text: '好' })).toEqual({
      title: '督办通知',
      text: '好',
      atUserIds: [],
    });
  });
});
