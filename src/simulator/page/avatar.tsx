import type { Member } from '../world.ts';
import { HOME } from './address.ts';

const TONES = 8;

/** A person's surname on his tone. */
export function Avatar({ name, tone }: { readonly name: string; readonly tone: number }) {
  return (
    <span class={`avatar tone-${tone}`} aria-hidden="true">
      {[...name][0]}
    </span>
  );
}

export function BotAvatar() {
  return <img class="avatar" src={`${HOME}/assets/bot.svg`} alt="" width="40" height="40" />;
}

/** One of the stylesheet's tones for each account; those of the cast are told apart. */
export function toneOf(account: string, cast: readonly Member[]): number {
  const index = cast.findIndex((member) => member.account === account);
  const hash = [...account].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return (index < 0 ? hash : index) % TONES;
}
