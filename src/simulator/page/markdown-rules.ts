import type { MarkdownIt, StateInline } from 'markdown-it';
import type { Mentioned } from '../chat-log.ts';

/** What a text needs besides itself. */
export interface MarkdownContext {
  readonly mentions: readonly Mentioned[];
  readonly nameOf: (account: string) => string;
  /** Where a picture that was uploaded is shown; undefined for any other address. */
  readonly pictureUrl: (src: string) => string | undefined;
}

/** `renderMarkdown` puts it there; markdown-it types what it carries along as a bag. */
export function contextOf(env: object | undefined): MarkdownContext {
  return env as MarkdownContext;
}

const FONT_OPEN = /<font color=(["'])(info|comment|warning)\1>/y;
const FONT_CLOSE = '</font>';

/** WeCom's three colours (platforms.md 3). A tag without its end inside the same paragraph stays text. */
export function addFontColours(md: MarkdownIt): void {
  md.inline.ruler.push('font', (state, silent) => {
    FONT_OPEN.lastIndex = state.pos;
    const open = FONT_OPEN.exec(state.src);
    if (open === null) return false;
    const start = FONT_OPEN.lastIndex;
    const end = state.src.indexOf(FONT_CLOSE, start);
    if (end < 0 || end + FONT_CLOSE.length > state.posMax) return false;
    if (!silent) {
      const { posMax } = state;
      state.push('font_open', 'span', 1).attrs = [['class', `ink-${open[2]}`]];
      state.pos = start;
      state.posMax = end;
      state.md.inline.tokenize(state);
      state.push('font_close', 'span', -1);
      state.posMax = posMax;
    }
    state.pos = end + FONT_CLOSE.length;
    return true;
  });
}

const WECOM_MENTION = /<@([^<>\s]{1,64})>/y;

/** `<@userid>` of somebody who is pinged; of anybody else it stays text. */
export function addWecomMentions(md: MarkdownIt): void {
  md.inline.ruler.push('wecom_mention', (state, silent) => {
    WECOM_MENTION.lastIndex = state.pos;
    const found = WECOM_MENTION.exec(state.src);
    if (found === null || WECOM_MENTION.lastIndex > state.posMax) return false;
    const account = pinged(state).find((one) => one === found[1]);
    if (account === undefined) return false;
    if (!silent) pushMention(state, account);
    state.pos = WECOM_MENTION.lastIndex;
    return true;
  });
}

/** `@userid` of somebody who is pinged (platforms.md 7.3); of anybody else it stays text. */
export function addDingtalkMentions(md: MarkdownIt): void {
  md.inline.ruler.push('dingtalk_mention', (state, silent) => {
    if (state.src[state.pos] !== '@') return false;
    const rest = state.src.slice(state.pos + 1, state.posMax);
    const account = pinged(state).find((one) => isAtStart(rest, one));
    if (account === undefined) return false;
    if (!silent) pushMention(state, account);
    state.pos += account.length + 1;
    return true;
  });
}

/** `u12` does not stand in `@u123`. */
function isAtStart(text: string, account: string): boolean {
  return text.startsWith(account) && !/^[\w.-]*\w/.test(text.slice(account.length));
}

function pinged({ env }: StateInline): readonly string[] {
  const { mentions } = contextOf(env);
  return mentions.filter((one) => one.pinged).map((one) => one.account);
}

function pushMention(state: StateInline, account: string): void {
  state.push('mention', '', 0).content = `@${contextOf(state.env).nameOf(account)}`;
}
