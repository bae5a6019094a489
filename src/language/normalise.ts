const LINE_BREAK = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Characters that take no room on the screen: zero-width ones, direction marks, soft hyphens, control characters. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|(?!\n|\t)\p{Cc}/gu;

/** A joiner belongs between the parts of an emoji and nowhere else. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Keycap emoji are how phones write list markers: 1️⃣ */
const KEYCAP = /([0-9])\ufe0f?\u20e3/gu;

/** ①–⑳ and ❶–❿. NFKC would turn ①12号 into 112号. */
const CIRCLED = /[\u2460-\u2473\u2776-\u277f]/g;

/** Punctuation that stays as people wrote it, because notes are shown again. */
const OTHER_THAN_PUNCTUATION = /[^，：；？！（）～]+/gu;

const SPACES = /[^\S\n]+/gu;
const LINE_EDGES = /^ | $/gm;

/**
 * Brings a message to the one form the grammar reads: NFKC (６０％ → 60%), exotic and invisible spaces gone, the
 * mentions of the bot removed wherever they stand, lines trimmed, every line break a `\n`. Chinese punctuation stays,
 * so that notes read as they were written; {@link foldPunctuation} makes both kinds alike. Doing it twice changes nothing.
 *
 * @param botNames names whose mention is removed; others stay, for they are people. May hold spaces (platforms.md 1.2).
 */
export function normalise(text: string, botNames: readonly string[] = []): string {
  const plain = toPlain(text);
  const mention = mentionPattern(botNames);
  return mention === undefined ? plain : tidySpaces(plain.replace(mention, ' '));
}

let last = { text: '', plain: '' };

/** A message is brought to its form more than once: looked through for secrets, counted, read. */
function toPlain(text: string): string {
  if (last.text !== text) last = { text, plain: workOutPlain(text) };
  return last.plain;
}

function workOutPlain(text: string): string {
  const visible = text
    .replace(LINE_BREAK, '\n')
    .replace(CIRCLED, (mark) => `(${circledNumber(mark)})`)
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .replace(OTHER_THAN_PUNCTUATION, (part) => part.normalize('NFKC'))
    .replace(KEYCAP, '($1)')
    // Once more: NFKC makes words of some signs that counted as emoji.
    .replace(STRAY_JOINER, '');
  return tidySpaces(visible);
}

function tidySpaces(text: string): string {
  return text.replace(SPACES, ' ').replace(LINE_EDGES, '');
}

function circledNumber(mark: string): number {
  const code = mark.charCodeAt(0);
  return code >= 0x2776 ? code - 0x2775 : code - 0x245f;
}

const patterns = new WeakMap<readonly string[], RegExp | null>();

/** The longest name first, so that 督办助手二号 is not taken for 督办助手. */
function mentionPattern(botNames: readonly string[]): RegExp | undefined {
  let pattern = patterns.get(botNames);
  if (pattern === undefined) {
    const names = botNames
      .map(toPlain)
      .filter((name) => name !== '')
      .sort((a, b) => b.length - a.length);
    pattern = names.length === 0 ? null : new RegExp(`@(?:${names.map(namePattern).join('|')})`, 'giu');
    patterns.set(botNames, pattern);
  }
  return pattern ?? undefined;
}

function namePattern(name: string): string {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return /[a-z0-9]$/i.test(name) ? `${escaped}(?![a-zA-Z0-9])` : escaped;
}

const FOLDED: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '？': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '～': '~',
  '〜': '~',
  '﹣': '-',
  '–': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '⇒': '→',
  '➔': '→',
  '➡': '→',
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
};
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('').replace('[', '\\[')}]`, 'g');

/** The text as the grammar compares it: western punctuation, small letters. As long as the text itself, place by place. */
export function foldPunctuation(text: string): string {
  return text
    .replace(FOLDABLE, (mark) => FOLDED[mark] ?? mark)
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
