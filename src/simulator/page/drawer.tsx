import { addressOf, HOME } from './address.ts';
import { ExchangeEntry } from './exchange-entry.tsx';
import { FaultSwitches } from './fault-switches.tsx';
import { Icon } from './icon.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { WORDS } from './words.ts';

/** What happens underneath: a column beside the chat, on a phone a leaf over it. */
export function Drawer({ view }: { readonly view: SandboxView }) {
  const { drawer, ...chat } = view.place;
  const showsFaults = drawer === 'faults';
  return (
    <aside class="drawer panel" id="drawer" aria-label={WORDS.under} tabIndex={-1}>
      <header class="leaf-head">
        <h2>{WORDS.under}</h2>
        <a class="close" href={addressOf(chat)} aria-label={WORDS.close}>
          <Icon name="close" />
        </a>
      </header>
      <nav class="tabs" aria-label={WORDS.under}>
        <a
          href={addressOf({ ...chat, drawer: 'traffic' })}
          aria-current={showsFaults ? undefined : 'page'}
          data-top="drawer"
        >
          {WORDS.traffic}
        </a>
        <a
          href={addressOf({ ...chat, drawer: 'faults' })}
          aria-current={showsFaults ? 'page' : undefined}
          data-top="drawer"
        >
          {WORDS.faults}
          {view.faults.length > 0 && <span class="count">{view.faults.length}</span>}
        </a>
      </nav>
      {showsFaults ? <FaultSwitches view={view} /> : <TrafficList view={view} />}
    </aside>
  );
}

function TrafficList({ view }: { readonly view: SandboxView }) {
  const { exchanges, exchangeCount } = view;
  if (exchanges.length === 0) return <p class="faint">{WORDS.noTraffic}</p>;
  return (
    <div class="traffic">
      <p class="faint">{WORDS.trafficNote}</p>
      <ol id="exchanges">
        {exchanges.map((exchange) => (
          <ExchangeEntry key={exchange.no} exchange={exchange} view={view} />
        ))}
      </ol>
      {exchangeCount > exchanges.length && (
        <p class="faint">
          {WORDS.trafficCut(exchanges.length, exchangeCount)}
          <a href={`${HOME}/traffic`}>{`${HOME}/traffic`}</a>
        </p>
      )}
    </div>
  );
}
