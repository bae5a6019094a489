import { describe, expect, it } from 'vitest';
import { HELD_OUT, TUNED, type Utterance } from './corpus.ts';
import { effectOf } from './effect.ts';
import { REPORTING } from './reporting-corpus.ts';
import { matches, wrongWrite } from './score.ts';

const ALL = [...TUNED, ...HELD_OUT, ...REPORTING];
const AS_EXPECTED = 0.98;

function report(name: string, utterances: readonly Utterance[]): string {
  const right = utterances.filter(([text, expected]) => matches(text, expected)).length;
  const wrong = utterances.filter(([text, expected]) => wrongWrite(text, expected)).length;
  const share = ((100 * right) / utterances.length).toFixed(1);
  return `${name}: ${right} of ${utterances.length} as expected (${share} %), ${wrong} wrong writes`;
}

describe('the utterances of the work groups', () => {
  it('are many, and many of them must write nothing', () => {
    const still = ALL.filter(([, expected]) => /^(?:nothing|silent|ask|choice)$/.test(expected));
    expect(ALL.length).toBeGreaterThanOrEqual(400);
    expect(still.length).toBeGreaterThanOrEqual(150);
    expect(new Set(ALL.map(([text]) => text)).size).toBe(ALL.length);
  });

  it('never make the bot write what was not meant', () => {
    const wrong = ALL.filter(([text, expected]) => wrongWrite(text, expected));
    expect(wrong.map(([text]) => [text, effectOf(text.replaceAll('⏎', '\n'))])).toEqual([]);
  });

  it('are understood as expected, nearly all', () => {
    process.stdout.write(
      `${report('tuned', TUNED)}\n${report('held out', HELD_OUT)}\n${report('reporting', REPORTING)}\n`,
    );
    const missed = ALL.filter(([text, expected]) => !matches(text, expected));
    const said = missed.map(([text, expected]) => ({
      text,
      expected,
      got: effectOf(text.replaceAll('⏎', '\n')),
    }));
    expect(1 - missed.length / ALL.length, JSON.stringify(said, null, 1)).toBeGreaterThanOrEqual(AS_EXPECTED);
  });
});
