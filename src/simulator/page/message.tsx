import type { Shown } from '../chat-log.ts';
import { addressOf } from './address.ts';
import { Avatar, BotAvatar } from './avatar.tsx';
import { Content } from './content.tsx';
import { Icon } from './icon.tsx';
import { plainWords } from './plain-words.ts';
import type { DeliveryTrouble, SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

interface MessageProps {
  readonly message: Shown;
  readonly view: SandboxView;
}

/** One bubble with who said it. */
export function Message({ message, view }: MessageProps) {
  const { room, who, botName, place } = view;
  const { id, from, quote } = message;
  const mine = from === who.account;
  const speaker = speakerOf(message, view);
  const trouble = view.trouble.get(message.messageId ?? '');
  return (
    <article id={id} class={mine ? 'message mine' : 'message'}>
      {from === undefined ? <BotAvatar /> : <Avatar name={speaker} tone={view.toneOf(from)} />}
      <div class="stack">
        <p class="speaker">
          {mine ? <span class="unseen">{WORDS.me}</span> : speaker}
          {from === undefined && <span class="tag">{WORDS.robot}</span>}
          <a
            class="quote"
            href={addressOf({ ...place, quote: id })}
            data-focus="text"
            aria-label={WORDS.quoteThis(speaker)}
            title={WORDS.quote}
          >
            <Icon name="quote" />
          </a>
        </p>
        <div class={`bubble bubble-${message.content.kind}`}>
          {quote !== undefined && <blockquote class="quoted">{quote}</blockquote>}
          {from !== undefined && room.kind === 'group' && <b class="at">@{botName} </b>}
          <Content message={message} vendor={room.vendor} view={view} />
        </div>
        {trouble !== undefined && <Trouble trouble={trouble} view={view} />}
      </div>
    </article>
  );
}

function Trouble({ trouble, view }: { readonly trouble: DeliveryTrouble; readonly view: SandboxView }) {
  const { times, unanswered } = trouble;
  const words = [
    ...(unanswered ? [WORDS.unanswered] : []),
    ...(times > 1 ? [WORDS.deliveredTimes(times)] : []),
  ].join('，');
  return (
    <p class={unanswered ? 'trouble bad' : 'trouble'}>
      {words}{' '}
      <a href={addressOf({ ...view.place, drawer: 'traffic' })} data-focus="drawer">
        {WORDS.lookUnder}
      </a>
    </p>
  );
}

function speakerOf({ from, as }: Shown, { nameOf, botName }: SandboxView): string {
  return from === undefined ? (as ?? botName) : nameOf(from);
}

/** A message in words, for where only words may stand: the room list, a quote. */
export function wordsOf({ content }: Shown): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'markdown':
      return plainWords(content.text);
    case 'image':
      return `［${WORDS.picture}］`;
    case 'file':
      return content.name;
  }
}
