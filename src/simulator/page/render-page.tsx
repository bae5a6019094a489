import { renderToString } from 'preact-render-to-string';
import { addressOf, HOME } from './address.ts';
import { Bar } from './bar.tsx';
import { Chat } from './chat.tsx';
import { Choices } from './choices.tsx';
import { Composer, Suggestions } from './composer.tsx';
import { Drawer } from './drawer.tsx';
import { Icon } from './icon.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { STYLESHEETS } from './serve-files.ts';
import { REFUSALS, WORDS } from './words.ts';

/** The whole page as HTML. */
export function renderPage(view: SandboxView): string {
  return `<!doctype html>${renderToString(<Page view={view} />)}`;
}

/** What went wrong with a form, for a browser without script. */
export function renderRefusal(sentence: string, back: string): string {
  return `<!doctype html>${renderToString(
    <html lang="zh-CN">
      <Head title={WORDS.title} />
      <body class="refusal">
        <main>
          <p role="alert">{sentence}</p>
          <a href={back}>{REFUSALS.back}</a>
        </main>
      </body>
    </html>,
  )}`;
}

function Head({ title }: { readonly title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta
        name="viewport"
        content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
      />
      <title>{title}</title>
      <link rel="icon" href={`${HOME}/assets/bot.svg`} type="image/svg+xml" />
      {STYLESHEETS.map((name) => (
        <link key={name} rel="stylesheet" href={`${HOME}/assets/${name}`} />
      ))}
    </head>
  );
}

function Page({ view }: { readonly view: SandboxView }) {
  const { room, place } = view;
  return (
    <html lang="zh-CN">
      <Head title={`${room.title} - ${WORDS.title}`} />
      <body class={room.vendor} data-drawer={place.drawer ?? 'none'}>
        <a class="skip" href="#text">
          {WORDS.skipToInput}
        </a>
        <Bar view={view} />
        <p class="notice" id="notice" role="alert" data-keep="" />
        <div class="stage">
          <Choices view={view} />
          <main class="phone">
            <RoomHead view={view} />
            <Chat view={view} />
            <div class="foot">
              <noscript>
                <p class="no-script">
                  {WORDS.noScript} <a href={addressOf(place)}>{WORDS.refresh}</a>
                </p>
              </noscript>
              <Suggestions view={view} />
              <Composer view={view} />
            </div>
          </main>
          <Drawer view={view} />
        </div>
        <script src={`${HOME}/assets/sandbox.js`} type="module" />
      </body>
    </html>
  );
}

function RoomHead({ view }: { readonly view: SandboxView }) {
  const { room, place, botName } = view;
  return (
    <header class="room-head" id="room-head">
      <a
        class="head-button"
        href={addressOf({ ...place, drawer: 'choose' })}
        data-focus="choose"
        aria-label={WORDS.choose}
      >
        <Icon name="people" />
        <span>{WORDS.chooseShort}</span>
      </a>
      <h2>
        {room.kind === 'group' ? room.title : botName}
        <small>
          {WORDS.vendor[room.vendor]} · {WORDS.roomNote[room.kind]}
        </small>
      </h2>
      <a
        class="head-button"
        href={addressOf({ ...place, drawer: 'traffic' })}
        data-focus="drawer"
        aria-label={WORDS.under}
      >
        <Icon name="under" />
        <span>{WORDS.underShort}</span>
      </a>
    </header>
  );
}
