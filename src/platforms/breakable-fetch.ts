import type { Fetch } from './ask-vendor.ts';

/** What all requests to vendors go through, so that they can be broken off when the programme must end. */
export interface BreakableFetch {
  readonly fetch: Fetch;
  /**
   * Breaks off what is under way, whose outcome is then unknown, and refuses what comes after, which surely never left.
   * How many were broken off.
   */
  breakOff(): number;
}

export function createBreakableFetch(plain: Fetch = globalThis.fetch): BreakableFetch {
  const underWay = new Set<AbortController>();
  let ending = false;
  return {
    async fetch(url, init) {
      if (ending) throw new TypeError('fetch failed', { cause: { code: 'ENDING', syscall: 'connect' } });
      const own = new AbortController();
      const given = init?.signal;
      underWay.add(own);
      // A request is over when its body is read, which is not seen here; at the latest when its time is up.
      given?.addEventListener('abort', () => {
        underWay.delete(own);
        own.abort(given.reason);
      });
      try {
        return whenRead(await plain(url, { ...init, signal: own.signal }), () => underWay.delete(own));
      } catch (error) {
        underWay.delete(own);
        throw error;
      }
    },
    breakOff() {
      ending = true;
      const broken = underWay.size;
      for (const one of underWay) one.abort(new DOMException('the programme is ending', 'AbortError'));
      underWay.clear();
      return broken;
    },
  };
}

/** The same response, which tells when its text has been read or cannot be. */
function whenRead(response: Response, over: () => void): Response {
  const { text } = response;
  response.text = () => text.call(response).finally(over);
  return response;
}
