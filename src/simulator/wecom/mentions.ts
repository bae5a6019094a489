import type { Mentioned } from '../chat-log.ts';
import type { Member } from '../world.ts';

const WRITTEN = /<@([^<>\s]+)>/g;
const EVERYBODY = '@all';

/** The accounts written as `<@userid>` in a text (platforms.md 3), each once. */
export function writtenMentions(content: string): readonly string[] {
  return [...new Set([...content.matchAll(WRITTEN)].map(([, account = '']) => account))];
}

/** Who of the accounts is really @-ed: everybody, and whoever exists; each once. */
export function pinged(accounts: readonly string[], members: readonly Member[]): readonly Mentioned[] {
  return [...new Set(accounts)].map((account) => ({
    account,
    pinged: account === EVERYBODY || members.some((member) => member.account === account),
  }));
}
