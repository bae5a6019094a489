import { describe, expect, it } from 'vitest';
import { canonicalWord, LEXICON } from '../../src/language/lexicon.ts';
import { effectOf } from './effect.ts';

describe('LEXICON', () => {
  it('gives every word to one command only', () => {
    const owners = new Map<string, string>();
    for (const { word, synonyms } of LEXICON) {
      for (const one of [word, ...synonyms]) {
        expect(owners.get(one), one).toBeUndefined();
        owners.set(one, word);
      }
    }
  });

  it.each(LEXICON.map(({ word, usage }) => [word, usage] as const))(
    'understands its own usage of %s: %s',
    (_word, usage) => {
      for (const form of usage.split(' · '))
        expect(effectOf(form), form).not.toMatch(/^(?:choice|unclear|unknown|silent)/);
    },
  );

  it.each(
    LEXICON.flatMap(({ word, synonyms, command }) =>
      command ? synonyms.map((one) => [one, word] as const) : [],
    ),
  )('reads %s as %s', (synonym, word) => {
    expect(effectOf(synonym)).toBe(effectOf(word));
  });

  it('names the canonical word of any of its words', () => {
    expect(canonicalWord('汇报')).toBe('进度');
    expect(canonicalWord('撤回')).toBe('撤销');
    expect(canonicalWord('天气')).toBeUndefined();
  });
});
