import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMAND_LABELS, OUTCOME_LABELS } from '../src/compose-metrics.ts';
import { labelOf, OTHER } from '../src/metrics/label-words.ts';
import { anOffice } from './support/an-office.ts';

const TRANSCRIPTS = new URL('./transcripts/', import.meta.url);

/** All that is said in the transcripts, without who said it. */
const SAID = readdirSync(TRANSCRIPTS)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => readFileSync(new URL(name, TRANSCRIPTS), 'utf8').split('\n'))
  .flatMap((line) => /^\S+?> (.*)$/.exec(line)?.[1] ?? [])
  .map((text) => text.replaceAll('⏎', '\n'));

it('has a label of its own for whatever the office makes of a message', async () => {
  const office = await anOffice();
  const labels = new Set<string>();
  const lacking = new Set<string>();
  for (const [index, text] of SAID.entries()) {
    const { command, outcome } = await office.receive(
      office.incomingOf({ who: ['zhang', 'zhao'][index % 2] ?? '', text }),
    );
    const found = [labelOf(command, COMMAND_LABELS), labelOf(outcome, OUTCOME_LABELS)] as const;
    labels.add(found.join(' '));
    if (found.includes(OTHER)) lacking.add(`${command} ${outcome}`);
  }
  expect([...lacking]).toEqual([]);
  expect(labels.size).toBeGreaterThan(30);
  expect(labels).toContain('progress written');
  expect(labels).toContain('progress refused');
});

it('counts what it does not know as other, and several different ones as several', () => {
  expect(labelOf('image', COMMAND_LABELS)).toBe('other');
  expect(labelOf('progress+show', COMMAND_LABELS)).toBe('several');
  expect(labelOf('not-yours+wrong-status', OUTCOME_LABELS)).toBe('refused');
  expect(labelOf('written+not-yours', OUTCOME_LABELS)).toBe('several');
});

it('puts no word of its own making into a label', () => {
  for (const words of [COMMAND_LABELS, OUTCOME_LABELS]) {
    const closed = new Set([...words.values(), OTHER, 'several']);
    const word = fc.oneof(fc.string(), fc.constantFrom(...words.keys()));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), (said) => closed.has(labelOf(said.join('+'), words))),
    );
    expect(closed.size).toBeLessThan(70);
  }
});
