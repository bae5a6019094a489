import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/web/parse-query.ts';

describe('parseQuery', () => {
  it.each([
    ['', {}],
    ['a=1&b=2', { a: '1', b: '2' }],
    ['echostr=P9nA+RPcs8/Q==', { echostr: 'P9nA+RPcs8/Q==' }],
    ['echostr=P9nA%2BRPcs8%2FQ%3D%3D', { echostr: 'P9nA+RPcs8/Q==' }],
    ['a=%20', { a: ' ' }],
    ['a', { a: '' }],
    ['&a=1&', { a: '1' }],
    ['__proto__=1', Object.fromEntries([['__proto__', '1']])],
    ['%E7%AD%BE=%E6%94%B6', { 签: '收' }],
  ])('reads %j', (raw, query) => {
    expect(parseQuery(raw)).toEqual(query);
  });

  it.each(['a=1&a=1', 'a=1&%61=2', 'a&a', 'a=%', 'a=%E7%AD', 'a=%zz', '%=1'])('refuses %j', (raw) => {
    expect(parseQuery(raw)).toBeUndefined();
  });

  it('gives back whatever was encoded, whether or not the + was', () => {
    const keys = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }));
    fc.assert(
      fc.property(keys, fc.string({ unit: 'grapheme' }), fc.boolean(), (names, value, plain) => {
        const escaped = (text: string) =>
          plain ? encodeURIComponent(text).replaceAll('%2B', '+') : encodeURIComponent(text);
        const raw = names.map((name) => `${escaped(name)}=${escaped(value)}`).join('&');
        expect(Object.entries(parseQuery(raw) ?? {}).sort()).toEqual(
          names.map((name) => [name, value]).sort(),
        );
      }),
    );
  });
});
