import { describe, expect, it } from 'vitest';
import { count, day, list, name, object, optional, text, wrongText } from '../../src/store/shape.ts';

interface Line {
  readonly title: string;
  readonly due?: string;
  readonly seqs: readonly number[];
}

const line = list(object<Line>({ title: name, due: optional(day), seqs: list(count) }));

const toldOf = (value: unknown) => {
  const wrong = line(value);
  return wrong && wrongText(wrong);
};

describe('a shape', () => {
  it.each([[[]], [[{ title: '河道', seqs: [] }]], [[{ title: '河道', due: '2026-02-28', seqs: [1, 2] }]]])(
    'finds nothing wrong with %j',
    (value) => {
      expect(toldOf(value)).toBeUndefined();
    },
  );

  it.each<[unknown, string]>([
    ['河道', '应为数组'],
    [[null], '0 应为对象'],
    [[[]], '0 应为对象'],
    [[{ title: '', seqs: [] }], '0.title 应为非空文字'],
    [[{ title: '河道' }], '0.seqs 应为数组'],
    [[{ title: '河道', due: '2026-02-29', seqs: [] }], '0.due 应为存在的日期（YYYY-MM-DD）'],
    [[{ title: '河道', due: null, seqs: [] }], '0.due 应为存在的日期（YYYY-MM-DD）'],
    [[{ title: '河道', seqs: [1, 0] }], '0.seqs.1 应为正整数'],
    [[{ title: '河道', seqs: [], toString: 1 }], '0.toString 不认识的字段'],
  ])('says where and how %j is wrong', (value, told) => {
    expect(toldOf(value)).toBe(told);
  });

  it('names the value itself when it is wrong as a whole', () => {
    expect(wrongText({ path: [], want: '应为文字' })).toBe('应为文字');
    expect(text(1)).toEqual({ path: [], want: '应为文字' });
  });
});
