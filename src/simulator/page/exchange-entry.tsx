import { isoOf, timeOf } from '../../domain/instant.ts';
import type { Exchange } from '../traffic.ts';
import { HOME } from './address.ts';
import { isJson, laidOut, noteWords, pathOf, summaryOf } from './exchange-words.ts';
import { Icon } from './icon.tsx';
import { PlaceFields } from './place-fields.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

const LONGEST_BLOCK = 12_000;

interface ExchangeProps {
  readonly exchange: Exchange;
  readonly view: SandboxView;
}

/** One HTTP exchange: a line that says what passed, and inside, all of it. */
export function ExchangeEntry({ exchange, view }: ExchangeProps) {
  const { no, at, vendor, direction, outcome, response } = exchange;
  const summary = summaryOf(exchange);
  const notes = [
    ...(outcome === 'not-simulated' ? [WORDS.notSimulatedNote] : []),
    ...(exchange.note === undefined ? [] : [noteWords(exchange.note)]),
  ];
  return (
    <li id={`exchange-${no}`}>
      <details id={`details-${no}`} class={`exchange is-${outcome}`}>
        <summary>
          <span class={`way way-${direction}`}>{WORDS.direction[direction]}</span>
          <span class={`vendor vendor-${vendor}`}>{WORDS.vendor[vendor]}</span>
          <span class="outcome">
            {WORDS.outcome[outcome]}
            {response && ` ${response.status}`}
          </span>
          <time dateTime={isoOf(at, view.zone)}>{timeOf(at, view.zone)}</time>
          {summary !== undefined && <span class="gist">{summary}</span>}
          <code class="path">
            {exchange.request.method} {pathOf(exchange)}
          </code>
          {notes.length > 0 && <span class="note">{notes.join('；')}</span>}
        </summary>
        <div class="wire">
          <Request exchange={exchange} />
          <Response exchange={exchange} />
          <Redelivery exchange={exchange} view={view} />
        </div>
      </details>
    </li>
  );
}

function Request({ exchange: { request } }: { readonly exchange: Exchange }) {
  const { method, url, headers, body, opened } = request;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <section>
      <h4>{WORDS.request}</h4>
      <Block text={`${method} ${url}`} />
      {lines.length > 0 && <Block label={WORDS.headers} text={lines.join('\n')} />}
      <Body body={body} opened={opened} />
    </section>
  );
}

function Response({ exchange: { response } }: { readonly exchange: Exchange }) {
  return (
    <section>
      <h4>
        {WORDS.response} {response?.status}
      </h4>
      {response === undefined ? (
        <p class="faint">{WORDS.noResponse}</p>
      ) : (
        <Body body={response.body} opened={response.opened} />
      )}
    </section>
  );
}

/** As on the wire, then so that it can be read. */
function Body({ body, opened }: { readonly body: string; readonly opened: string | undefined }) {
  if (body === '') return <p class="faint">{WORDS.emptyBody}</p>;
  return (
    <>
      <Block label={WORDS.body} text={body} />
      {opened !== undefined && <Block label={WORDS.opened} text={laidOut(opened)} />}
      {opened === undefined && isJson(body) && <Block label={WORDS.readable} text={laidOut(body)} />}
    </>
  );
}

function Block({ label, text }: { readonly label?: string; readonly text: string }) {
  const shown = text.length > LONGEST_BLOCK ? text.slice(0, LONGEST_BLOCK) + WORDS.cut(text.length) : text;
  return (
    <>
      {label && <p class="block-label">{label}</p>}
      <pre>{shown}</pre>
    </>
  );
}

/** The message once more, as a vendor that retries. */
function Redelivery({ exchange: { direction, messageId, room }, view }: ExchangeProps) {
  if (direction !== 'callback' || messageId === undefined || room === undefined) return null;
  return (
    <form method="post" action={`${HOME}/redeliver`}>
      <PlaceFields place={view.place} />
      <input type="hidden" name="messageId" value={messageId} />
      <button type="submit" class="plain-button" title={WORDS.redeliverNote}>
        <Icon name="again" />
        {WORDS.redeliver}
      </button>
    </form>
  );
}
