import type { Block, Span } from '../../domain/message.ts';
import { clean, escapeLinkText, escapeText, type Hazards, wide } from './escape-text.ts';

/** At most so many people can be @-ed by one post (platforms.md 9.1); the rest are named. */
const MOST_PINGS = 50;

/** What a plain line must not begin with: heading, quote, HTML, list, rule, underline of a heading or a table. */
const STRUCTURE = /^(?:#{1,6}(?=\s|$)|[<>]|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$)|[-=_*|:\s]+$)/;

/** A heading's end, which would not be shown. */
const CLOSING = /(?<=^|\s)#+$/;

/** A newline is two spaces, `\n`, two spaces; around headings a blank line (platforms.md 7.3). */
const NEWLINE = '  \n  ';
const BLANK_LINE = '\n\n';

export interface Markdown {
  readonly text: string;
  /** Whom the text @-s; the vendor wants them in both places (platforms.md 7.3). */
  readonly atUserIds: readonly string[];
}

/** Blocks in DingTalk's dialect. Colours are not documented there: tinted text is plain. `mayPing` where @ is offered. */
export function renderMarkdown(blocks: readonly Block[], hazards: Hazards, mayPing: boolean): Markdown {
  const atUserIds: string[] = [];
  const ping = (account: string | undefined): string | undefined => {
    if (!mayPing || account === undefined || !isPingable(account)) return undefined;
    if (!atUserIds.includes(account)) {
      if (atUserIds.length === MOST_PINGS) return undefined;
      atUserIds.push(account);
    }
    return `@${account}`;
  };
  const text = joinLines(blocks, (block) => renderSpans(block.spans, { hazards, ping }));
  return { text, atUserIds };
}

function joinLines(blocks: readonly Block[], render: (block: Block) => string): string {
  let text = '';
  let nextInList = 1;
  blocks.forEach((block, index) => {
    const isHeading = block.kind === 'heading';
    const afterHeading = blocks[index - 1]?.kind === 'heading';
    if (index > 0) text += isHeading || afterHeading ? BLANK_LINE : NEWLINE;
    if (isHeading) nextInList = 1;
    const line = render(block);
    if (isHeading) {
      text += line === '' ? '' : `### ${withHardSpaces(line.replace(CLOSING, wide))}`;
      return;
    }
    const [marker = '', number] = /^(\d{1,9})[.)]\s+/.exec(line) ?? [];
    // A list counts for itself: 「12. …」 after 「1. …」 would be shown as 2.
    const isNext = Number(number) === nextInList;
    if (isNext) nextInList += 1;
    const start = isNext ? marker.length : 0;
    text += withHardSpaces(line.slice(0, start) + line.slice(start).replace(STRUCTURE, wide));
  });
  return text;
}

interface Dialect {
  readonly hazards: Hazards;
  /** The text that @-s an account, or undefined if the person is only named. */
  readonly ping: (account: string | undefined) => string | undefined;
}

/** A stretch of a line: our markup, or plain text, escaped only when its neighbours are known. */
type Run =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'ping'; readonly markup: string }
  | { readonly kind: 'link'; readonly markup: string };

function renderSpans(spans: readonly Span[], dialect: Dialect): string {
  const runs = runsOf(spans, dialect);
  let line = '';
  runs.forEach((run, index) => {
    line += renderRun(run, line, runs[index + 1], dialect.hazards);
  });
  return line.trimEnd();
}

function runsOf(spans: readonly Span[], dialect: Dialect): readonly Run[] {
  const runs: Run[] = [];
  for (const span of spans) {
    const run = runOf(span, dialect);
    const last = runs.at(-1);
    if (run.kind === 'plain' && last?.kind === 'plain') {
      runs.splice(-1, 1, { kind: 'plain', text: last.text + run.text });
    } else if (run.kind === 'ping' || run.kind === 'link' || run.text !== '') {
      runs.push(run);
    }
  }
  return runs;
}

function runOf(span: Span, { hazards, ping }: Dialect): Run {
  switch (span.kind) {
    case 'text':
    case 'tint':
      return { kind: 'plain', text: clean(span.text) };
    case 'strong': {
      const text = clean(span.text);
      return { kind: text.trim() === '' ? 'plain' : 'strong', text };
    }
    case 'mention': {
      const markup = ping(span.who.accounts.dingtalk);
      return markup === undefined ? { kind: 'plain', text: clean(span.who.name) } : { kind: 'ping', markup };
    }
    case 'link': {
      const url = linkTarget(span.url);
      const text = clean(span.text);
      return url === undefined
        ? { kind: 'plain', text }
        : { kind: 'link', markup: `[${escapeLinkText(text, hazards)}](${url})` };
    }
  }
}

function renderRun(run: Run, before: string, following: Run | undefined, hazards: Hazards): string {
  const next = following === undefined ? '' : firstCharacter(following);
  switch (run.kind) {
    case 'plain':
      return escapeText(run.text, hazards, next);
    case 'link':
      return run.markup;
    case 'ping':
      // The client finds the id by the white space around it.
      return `${/(^|\s)$/.test(before) ? '' : ' '}${run.markup}${/^(\s|$)/.test(next) ? '' : ' '}`;
    case 'strong': {
      const core = run.text.trim();
      const [lead = '', trail = ''] = run.text.split(core);
      const left = lead || gap(core, lastCharacter(before));
      const right = trail || gap(lastCharacter(core), next);
      return `${left}**${escapeText(core, hazards)}**${right}`;
    }
  }
}

function lastCharacter(text: string): string {
  return /.$/su.exec(text)?.[0] ?? '';
}

function firstCharacter(run: Run): string {
  switch (run.kind) {
    case 'plain':
      return /^./su.exec(run.text)?.[0] ?? '';
    case 'strong':
      return '*';
    case 'ping':
    case 'link':
      return run.markup.charAt(0);
  }
}

/**
 * `**「甲」**乙` is not bold in CommonMark: a delimiter between punctuation and a letter closes (or opens) nothing. A
 * space helps; it also parts two bold spans.
 */
function gap(inner: string, outer: string): string {
  if (outer === '') return '';
  if (outer === '*') return ' ';
  return /^[\p{P}\p{S}]/u.test(inner) && !/^[\s\p{P}\p{S}]/u.test(outer) ? ' ' : '';
}

/** Only web addresses are links; what could end the address early is encoded. */
function linkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(/[()\\`]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** An id that the text cannot carry as it is would reach nobody. */
function isPingable(account: string): boolean {
  return /^[\w.@-]{1,64}$/.test(account);
}

/** Leading spaces and several in a row are dropped by the clients unless they are hard (platforms.md 7.3). */
function withHardSpaces(line: string): string {
  return line.replace(/^ +| {2,}/g, (spaces) => '&nbsp;'.repeat(spaces.length));
}
