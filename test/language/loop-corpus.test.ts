import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/language/command.ts';
import { commandText } from '../../src/language/command-text.ts';
import { parseMessage } from '../../src/language/parse-message.ts';
import type { Reading } from '../../src/language/reading.ts';
import { isWrite } from '../../src/language/readings.ts';
import { looksSecret } from '../../src/language/secrets.ts';
import { CONTEXT, readingText } from './effect.ts';

/**
 * What people of a county's work groups say to the bot, and what an attentive colleague would do, written by somebody who
 * had not seen the grammar. By group of commands; today is Monday, 23 November 2026.
 *
 * `expect` is one outcome, several that are all right joined by `|`, or an array: one outcome for each thing said.
 * An outcome is
 * - a canonical command, which runs at once. `…` stands for any words (a note as written); signs and spaces in words do
 *   not matter; `⟨2026-12-20⟩` is a day that the canonical text does not show;
 * - `asks`: a choice, or the answer that something is missing;
 * - `query`: reads only; `query:mine overdue`: reads just this;
 * - `nothing`: writes nothing and needs no choice: silence, a query, a refusal.
 * `or` is an outcome for the whole that is all right as well.
 */
interface Utterance {
  readonly say: string;
  readonly expect: string | readonly string[];
  readonly or?: string;
  readonly why: string;
}

const AS_EXPECTED = 0.98;

const CORPUS = JSON.parse(readFileSync(new URL('loop-corpus.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly Utterance[]
>;
const GROUPS = Object.entries(CORPUS);

/** What runs of what is said. A title asks first, and a percent over 100 is refused. */
type Outcome =
  | { readonly is: 'write' | 'query'; readonly text: string; readonly shown: string }
  | { readonly is: 'asks' | 'nothing' | 'silent'; readonly shown: string };

function outcomesOf(say: string): readonly Outcome[] {
  if (looksSecret(say) !== undefined) return [];
  return parseMessage(say, CONTEXT)
    .flatMap(({ readings }) => readings)
    .map(outcomeOf);
}

function outcomeOf(reading: Reading): Outcome {
  switch (reading.kind) {
    case 'command':
      return outcomeOfCommand(reading.command);
    case 'choice':
      return { is: 'asks', shown: `choice(${reading.options.map(fullText).join(' / ')})` };
    case 'unclear':
      return { is: 'asks', shown: `unclear ${reading.doubt}` };
    case 'silent':
      return { is: 'silent', shown: 'silent' };
    case 'unknown':
      return { is: 'nothing', shown: reading.kind };
  }
}

function outcomeOfCommand(command: Command): Outcome {
  if (!isWrite(command)) {
    const text = readingText({ kind: 'command', command }).replace(/^bare /, 'show ');
    return { is: 'query', text, shown: `query:${text}` };
  }
  const text = fullText(command);
  if ('ref' in command && command.ref.kind === 'title') return { is: 'asks', shown: `title ${text}` };
  if (command.kind === 'progress' && command.value?.kind === 'percent' && command.value.percent > 100) {
    return { is: 'nothing', shown: `refused ${text}` };
  }
  return { is: 'write', text, shown: text };
}

/** The canonical text, and behind it the day that it does not show. */
function fullText(command: Command): string {
  return `${commandText(command)}${hidden(command)}`;
}

function hidden(command: Command): string {
  switch (command.kind) {
    case 'edit':
      return command.day === undefined ? '' : `⟨${command.day}⟩`;
    case 'return':
      return command.mendBy === undefined ? '' : `⟨${command.mendBy}⟩`;
    case 'revisit':
      return command.due === undefined ? '' : `⟨${command.due}⟩`;
    default:
      return '';
  }
}

const VALUE = /^(?:-?[\d.]+%|无变化|[\d.]+[亿万千百]*[^\d\s，。、；：]{0,4})$/;

/**
 * What of a command's text must be right to the letter: command, task, value, day, name, field. The rest is words as
 * written.
 */
function factsOf(text: string): readonly string[] {
  const days = new Set(text.match(/\d{4}-\d\d-\d\d/g));
  return [...namesOf(text.replace(/⟨.*⟩$/, '').split(' ')), ...days];
}

function namesOf(parts: readonly string[]): readonly string[] {
  const [word = '', second = '', third = ''] = parts;
  // P3 方案一：…: an option goes by its ordinal.
  if (/^P\d/.test(word)) return [word, second.startsWith('方案') ? '方案' : second];
  switch (word) {
    case '签收':
    case '绑定':
    case '交接':
      return parts;
    case '交办': {
      const day = parts.findIndex((part) => /^\d{4}-\d\d-\d\d前$/.test(part));
      return parts.slice(0, day < 0 ? -1 : day);
    }
    case '改':
    case '转交':
    case '回访':
      return parts.slice(0, 3);
    case '进度':
      return parts.slice(0, VALUE.test(third) ? 3 : 2);
    default:
      return parts.slice(0, 2);
  }
}

/** The facts of what is written agree with an expected command, whatever became of the words. */
function agrees(text: string, wanted: string): boolean {
  const facts = factsOf(text);
  const expected = factsOf(wanted.replaceAll('…', '')).filter((fact) => fact !== '');
  // A 限时件 may be given the day that its urgency says.
  if (wanted.startsWith('交办') && wanted.includes('…'))
    return expected.every((fact) => facts.includes(fact));
  return facts.join(' ') === expected.join(' ') && sameValue(text, wanted);
}

/** 改 writes a value, which is a fact as well; of a day only the day itself. */
function sameValue(text: string, wanted: string): boolean {
  const value = wanted.split(' ')[3] ?? '';
  if (!wanted.startsWith('改 ') || /[…⟨]/.test(value)) return true;
  return (text.split(' ')[3] ?? '').replace(SIGNS, '') === value.replace(SIGNS, '');
}

const SIGNS = /[\s，。、；：！,.;:!?？()（）"'“”]/gu;

function saysTheSame(text: string, wanted: string): boolean {
  const pattern = wanted
    .replace(SIGNS, '')
    .split('…')
    .map((part) => part.replace(/[\\^$*+{}[\]|/]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 'su').test(text.replace(SIGNS, '')) && agrees(text, wanted);
}

/** Whether one thing that was done is one of the outcomes that are all right. */
function isOneOf(outcome: Outcome, wanted: string): boolean {
  return wanted.split('|').some((one) => {
    switch (one) {
      case 'asks':
        return outcome.is === 'asks';
      case 'query':
        return outcome.is === 'query';
      case 'nothing':
        return outcome.is !== 'write' && !outcome.shown.startsWith('choice');
      default:
        if (!one.startsWith('query:')) return outcome.is === 'write' && saysTheSame(outcome.text, one);
        return outcome.is === 'query' && `${outcome.text} `.startsWith(`${one.slice('query:'.length)} `);
    }
  });
}

const mayBeSilent = (wanted: string): boolean => wanted.split('|').includes('nothing');

/** What was done, in order, is what was expected, in order; silence may stand anywhere between. */
function inOrder(done: readonly Outcome[], wanted: readonly string[]): boolean {
  const [first, ...rest] = done;
  const [next, ...later] = wanted;
  if (first?.is === 'silent' && inOrder(rest, wanted)) return true;
  if (next !== undefined && mayBeSilent(next) && inOrder(done, later)) return true;
  if (first === undefined || next === undefined) return first === undefined && next === undefined;
  return isOneOf(first, next) && inOrder(rest, later);
}

/** One outcome for the whole: a single command, or the same of everything that was said. */
function asOne(done: readonly Outcome[], wanted: string): boolean {
  const heard = done.filter(({ is }) => is !== 'silent');
  if (heard.length === 0) return mayBeSilent(wanted);
  if (heard.some(({ is }) => is === 'write')) {
    return heard.length === 1 && heard.every((one) => isOneOf(one, wanted));
  }
  return wanted.split('|').some((one) => heard.every((outcome) => isOneOf(outcome, one)));
}

function isAsExpected({ expect: wanted, or }: Utterance, done: readonly Outcome[]): boolean {
  if (or !== undefined && asOne(done, or)) return true;
  return typeof wanted === 'string' ? asOne(done, wanted) : inOrder(done, wanted);
}

/** What was written at once though nobody meant it: another command, task, value, day or name than expected. */
function wrongWrites({ expect: wanted, or }: Utterance, done: readonly Outcome[]): readonly string[] {
  const allowed = [wanted, or ?? []].flat().flatMap((one) => one.split('|'));
  return done.flatMap((one) =>
    one.is === 'write' && !allowed.some((command) => agrees(one.text, command)) ? [one.text] : [],
  );
}

const JUDGED = GROUPS.map(([group, utterances]) => ({
  group,
  judged: utterances.map((utterance) => {
    const done = outcomesOf(utterance.say);
    return {
      utterance,
      done: done.map(({ shown }) => shown).join(' + '),
      ok: isAsExpected(utterance, done),
      wrong: wrongWrites(utterance, done),
    };
  }),
}));
const ALL = JUDGED.flatMap(({ judged }) => judged);
const understood = (judged: typeof ALL): number => judged.filter(({ ok }) => ok).length;

function missText({ utterance, done, wrong }: (typeof ALL)[number]): string {
  const wanted = [utterance.expect].flat().join(' ; ');
  return `${wrong.length > 0 ? 'WRONG ' : ''}${JSON.stringify(utterance.say)} wanted ${wanted} got ${done}`;
}

/** By group, and every miss into the file that LOOP_MISSES names. */
function report(): void {
  const rows = JUDGED.map(({ group, judged }) => {
    const wrong = judged.filter(({ wrong: writes }) => writes.length > 0).length;
    return `${group}: ${understood(judged)} of ${judged.length}${wrong > 0 ? `, ${wrong} wrong` : ''}`;
  });
  process.stdout.write(`${rows.join('\n')}\nall: ${understood(ALL)} of ${ALL.length}\n`);
  const file = process.env['LOOP_MISSES'];
  if (file === undefined) return;
  const misses = JUDGED.flatMap(({ group, judged }) => [
    `# ${group}`,
    ...judged.filter(({ ok, wrong }) => !ok || wrong.length > 0).map(missText),
  ]);
  writeFileSync(file, `${misses.join('\n')}\n`);
}

describe('what people say in a work group', () => {
  it('says each thing once', () => {
    const said = ALL.map(({ utterance }) => utterance.say);
    expect(new Set(said).size).toBe(said.length);
  });

  it('expects commands in the form that reads as itself', () => {
    const canonical = ALL.flatMap(({ utterance }) => [utterance.expect].flat());
    const literal = canonical.filter((one) => !/^(?:asks|nothing|query.*)$|[…⟨|]/.test(one));
    expect([...new Set(literal)].filter((one) => !asOne(outcomesOf(one), one))).toEqual([]);
  });

  it('never writes what was not meant', () => {
    expect(ALL.filter(({ wrong }) => wrong.length > 0).map(missText)).toEqual([]);
  });

  it('is understood as an attentive colleague would', () => {
    report();
    expect(understood(ALL) / ALL.length).toBeGreaterThanOrEqual(AS_EXPECTED);
  });
});
