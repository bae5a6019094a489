import { dayOf, type Instant, isoOf, timeOf } from '../../domain/instant.ts';
import type { Shown } from '../chat-log.ts';
import { HOME } from './address.ts';
import { BotAvatar } from './avatar.tsx';
import { dayWords } from './clock-words.ts';
import { Message } from './message.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

const PAUSE_MS = 5 * 60_000;

/** What people see in the room, the newest last. */
export function Chat({ view }: { readonly view: SandboxView }) {
  const { messages, earlier } = view;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached with the keyboard
    <section class="scroll" id="scroll" tabIndex={0} aria-label={WORDS.log}>
      <div class="log" id="log" role="log" aria-live="polite" aria-label={WORDS.log}>
        {earlier > 0 && <p class="moment">{WORDS.earlier(earlier)}</p>}
        {messages.length === 0 && <Welcome view={view} />}
        {messages.map((message, index) => [
          <Moment before={messages[index - 1]} message={message} zone={view.zone} />,
          <Message message={message} view={view} />,
        ])}
      </div>
    </section>
  );
}

interface MomentProps {
  readonly before: Shown | undefined;
  readonly message: Shown;
  readonly zone: string;
}

/** The time between two messages that are apart, as phones show it. */
function Moment({ before, message: { id, at }, zone }: MomentProps) {
  if (before !== undefined && at - before.at < PAUSE_MS) return null;
  const sameDay = before !== undefined && dayOf(before.at, zone) === dayOf(at, zone);
  return (
    <p class="moment" id={`at-${id}`}>
      <time dateTime={isoOf(at, zone)}>{sameDay ? timeOf(at, zone) : fullMoment(at, zone)}</time>
    </p>
  );
}

function fullMoment(at: Instant, zone: string): string {
  return `${dayWords(dayOf(at, zone))} ${timeOf(at, zone)}`;
}

/** The first thing a newcomer sees in a room. */
function Welcome({ view }: { readonly view: SandboxView }) {
  const { room, place, untouched } = view;
  const isPrivate = room.kind === 'single';
  return (
    <div class="welcome" id="welcome">
      <BotAvatar />
      <h2>{isPrivate ? WORDS.welcomePrivate(room.vendor) : WORDS.welcome}</h2>
      <p>{isPrivate ? WORDS.privateNote : WORDS.welcomeNote(view.who.name)}</p>
      {!isPrivate && view.clock && <p>{WORDS.welcomeMorning(view.clock.morning.label)}</p>}
      {/* DingTalk tells a robot nothing of an opened chat. */}
      {isPrivate && untouched && room.vendor === 'wecom' && (
        <form method="post" action={`${HOME}/enter`}>
          <input type="hidden" name="room" value={place.room} />
          <input type="hidden" name="who" value={place.who} />
          <button type="submit" class="solid">
            {WORDS.enter}
          </button>
          <p class="faint">{WORDS.enterNote}</p>
        </form>
      )}
    </div>
  );
}
