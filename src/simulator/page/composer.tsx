import { addressOf, HOME } from './address.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { wordsOf } from './message.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

/** What might be said next; a tap says it. */
export function Suggestions({ view }: { readonly view: SandboxView }) {
  if (view.suggestions.length === 0) return null;
  return (
    <form
      class="suggestions"
      id="suggestions"
      method="post"
      action={`${HOME}/say`}
      aria-label={WORDS.suggestions}
    >
      <PlaceFields place={view.place} />
      {view.suggestions.map((text) => (
        <button key={text} type="submit" name="text" value={text}>
          {text}
        </button>
      ))}
    </form>
  );
}

/** Where one types, with whom one is. */
export function Composer({ view }: { readonly view: SandboxView }) {
  const { who, room, place, botName } = view;
  const group = room.kind === 'group';
  return (
    <form class="composer" id="composer" method="post" action={`${HOME}/say`}>
      <PlaceFields place={place} />
      <Quoting view={view} />
      <a
        class="speak-as"
        href={addressOf({ ...place, drawer: 'choose' })}
        data-focus="choose"
        aria-label={`${WORDS.speakAs}${who.name}，${WORDS.change}`}
      >
        <Avatar name={who.name} tone={view.toneOf(who.account)} />
        <span class="speak-as-name">{who.name}</span>
      </a>
      <label class="unseen" for="text">
        {WORDS.inputLabel(botName, group)}
      </label>
      <textarea
        id="text"
        name="text"
        rows={1}
        maxLength={2000}
        placeholder={WORDS.inputLabel(botName, group)}
        autocomplete="off"
        enterkeyhint="send"
        required
      />
      <button type="submit" class="send" aria-label={WORDS.send}>
        <Icon name="send" />
        <span>{WORDS.send}</span>
      </button>
    </form>
  );
}

function Quoting({ view }: { readonly view: SandboxView }) {
  const { quoted, place, nameOf, botName } = view;
  if (quoted === undefined) return null;
  const { quote: _, ...plain } = place;
  const whose = quoted.from === undefined ? (quoted.as ?? botName) : nameOf(quoted.from);
  const words = wordsOf(quoted);
  return (
    <p class="quoting" id="quoting">
      <span>
        {WORDS.quoting(whose)}
        {words}
      </span>
      <input type="hidden" name="quote" value={words} />
      <a class="close" href={addressOf(plain)} data-focus="text" aria-label={WORDS.dropQuote}>
        <Icon name="close" />
      </a>
    </p>
  );
}
