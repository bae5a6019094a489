import { type Instant, isoOf } from '../../domain/instant.ts';
import { addressOf, HOME } from './address.ts';
import { boxMoment, momentWords } from './clock-words.ts';
import { Icon } from './icon.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { FAULT_WORDS, WORDS } from './words.ts';

/** What is true of the whole sandbox: its time, and what is amiss in it. */
export function Bar({ view }: { readonly view: SandboxView }) {
  const { now, zone, clock, place } = view;
  const [year, rest] = momentWords(now, zone);
  return (
    <header class="bar" id="bar">
      <h1>
        {WORDS.brand} <small>{WORDS.brandNote}</small>
      </h1>
      <div class="clock">
        <p class="now">
          <Icon name="clock" />
          <span class="now-label">{WORDS.sandboxTime}</span>{' '}
          <time dateTime={isoOf(now, zone)}>
            <span class="year">{year}</span>
            {rest}
          </time>
        </p>
        {clock && <Controls view={view} clock={clock} />}
      </div>
      <Lamps view={view} />
      <a class="under" href={addressOf({ ...place, drawer: 'traffic' })} data-focus="drawer">
        <Icon name="under" />
        {WORDS.under}
      </a>
    </header>
  );
}

interface ControlsProps {
  readonly view: SandboxView;
  readonly clock: NonNullable<SandboxView['clock']>;
}

function Controls({ view, clock: { morning, moving } }: ControlsProps) {
  const box = (at: Instant): string => boxMoment(at, view.zone);
  return (
    <>
      <form method="post" action={`${HOME}/clock`} aria-busy={moving}>
        <PlaceFields place={view.place} />
        <button type="submit" class="morning" name="morning" value="true" disabled={moving}>
          <Icon name="forward" />
          <span class="idle">{moving ? WORDS.moving : morning.label}</span>
          <span class="busy">{WORDS.moving}</span>
        </button>
      </form>
      <details class="jump" id="jump">
        <summary>{WORDS.jump}</summary>
        <form method="post" action={`${HOME}/clock`} aria-busy={moving}>
          <PlaceFields place={view.place} />
          <label>
            {WORDS.jumpLabel}
            <input type="datetime-local" name="to" min={box(view.now)} value={box(morning.at)} required />
          </label>
          <button type="submit" class="solid" disabled={moving}>
            <span class="idle">{WORDS.jumpTo}</span>
            <span class="busy">{WORDS.moving}</span>
          </button>
          <p class="faint">{WORDS.jumpNote}</p>
        </form>
      </details>
    </>
  );
}

/** What one should not overlook: faults that are on, and requests that nobody plays here. */
function Lamps({ view }: { readonly view: SandboxView }) {
  const { faults, notSimulated, place } = view;
  const [first, ...others] = faults;
  if (first === undefined && notSimulated === 0) return null;
  return (
    <ul class="lamps" id="lamps" aria-label={WORDS.lamps}>
      {first && (
        <li>
          <a class="lamp fault" href={addressOf({ ...place, drawer: 'faults' })} data-focus="drawer">
            <Icon name="fault" />
            {WORDS.activeFault(FAULT_WORDS[first.kind].name)}
          </a>
        </li>
      )}
      {others.length > 0 && (
        <li>
          <a class="lamp fault" href={addressOf({ ...place, drawer: 'faults' })} data-focus="drawer">
            {WORDS.moreFaults(others.length)}
          </a>
        </li>
      )}
      {notSimulated > 0 && (
        <li>
          <a class="lamp bad" href={addressOf({ ...place, drawer: 'traffic' })} data-focus="drawer">
            {WORDS.notSimulated(notSimulated)}
          </a>
        </li>
      )}
    </ul>
  );
}
