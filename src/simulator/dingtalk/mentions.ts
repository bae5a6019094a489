import type { Mentioned } from '../chat-log.ts';
import type { Member } from '../world.ts';
import { asObject, textsOf } from './json-object.ts';

/** How many people one message can @ (platforms.md 9.1). */
const MAX_PINGED = 50;
/** What everybody is called here; the vendor's own flag needs no words in the text. */
const EVERYBODY = '@all';

/**
 * Who is @-ed by a webhook's `at`. A name is highlighted and the phone rings only for a member of the organisation whose
 * id stands in the text as `@id` too (platforms.md 7.3). Mobiles belong to nobody here.
 */
export function readMentions(at: unknown, text: string, members: readonly Member[]): readonly Mentioned[] {
  const { atUserIds, atMobiles, isAtAll } = asObject(at) ?? {};
  const staff = new Set(members.filter(({ external }) => external !== true).map(({ account }) => account));
  const people = [...new Set([...textsOf(atUserIds), ...textsOf(atMobiles)])];
  const mentions = people.map((account, place) => ({
    account,
    pinged: place < MAX_PINGED && staff.has(account) && standsIn(text, account),
  }));
  return isAtAll === true ? [{ account: EVERYBODY, pinged: true }, ...mentions] : mentions;
}

/** Whether `@id` stands there as a whole: `@u03` is not in `@u038`. */
function standsIn(text: string, id: string): boolean {
  const name = id.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`@${name}(?![A-Za-z0-9_])`).test(text);
}
