import type { Instant } from '../domain/instant.ts';
import type { Vendor } from './world.ts';

/** How an exchange ended: as in life; refused by the one asked; broken on the way; or something nobody plays here. */
export type ExchangeOutcome = 'ok' | 'refused' | 'broken' | 'not-simulated';

/** One HTTP request and what came of it, as they were on the wire. */
export interface Exchange {
  readonly no: number;
  readonly at: Instant;
  readonly vendor: Vendor;
  /** `callback`: the vendor calls the bot; `request`: the bot calls the vendor. */
  readonly direction: 'callback' | 'request';
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    /** What the body says once decrypted; absent where it is not encrypted. */
    readonly opened?: string;
  };
  /** Absent where none arrived. */
  readonly response?: { readonly status: number; readonly body: string; readonly opened?: string };
  readonly outcome: ExchangeOutcome;
  /** Why it was refused or broke, or which fault was at work, for people. */
  readonly note?: string;
  /** Key of the room it was about, where that is known. */
  readonly room?: string;
  /** The message that a callback delivers. */
  readonly messageId?: string;
}

export type NewExchange = Omit<Exchange, 'no'>;

/** Everything that passed between bot and vendors. */
export interface Traffic {
  record(exchange: NewExchange): Exchange;
  all(): readonly Exchange[];
  watch(listener: (exchange: Exchange) => void): () => void;
}

/** Keeps the last `limit` exchanges, so that an afternoon in the sandbox does not fill the memory. */
export function createTraffic(limit = 5_000): Traffic {
  const exchanges: Exchange[] = [];
  const listeners = new Set<(exchange: Exchange) => void>();
  let last = 0;
  return {
    record(exchange) {
      last += 1;
      const recorded = { ...exchange, no: last };
      exchanges.push(recorded);
      if (exchanges.length > limit) exchanges.shift();
      for (const listener of listeners) listener(recorded);
      return recorded;
    },
    all: () => exchanges,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
