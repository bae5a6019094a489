import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { VendorAnswer, VendorRoute } from '../vendor-double.ts';
import type { WecomWorld } from '../world.ts';
import { accept, refuse } from './answer.ts';

/** The one token of an app at a time (platforms.md 4.2). */
export interface AccessTokens {
  /** `GET /cgi-bin/gettoken?corpid=&corpsecret=`; the same token while it is valid. */
  readonly route: VendorRoute;
  /** WeCom's refusal of a token, if it refuses it now. */
  check(token: string | null, now: Instant): VendorAnswer | undefined;
}

const LIFE_SECONDS = 7_200;

export function createAccessTokens({ corpId, secret }: NonNullable<WecomWorld['app']>): AccessTokens {
  const given = new Map<string, { readonly token: string; readonly until: Instant }>();
  let current = { token: '', until: Number.NEGATIVE_INFINITY };
  return {
    route({ query }, now) {
      if (query.get('corpid') !== corpId || query.get('corpsecret') !== secret) return refuse(40001);
      if (now >= current.until) {
        current = { token: randomBytes(32).toString('base64url'), until: now + LIFE_SECONDS * 1000 };
        given.set(current.token, current);
      }
      const expires_in = Math.floor((current.until - now) / 1000);
      return accept({ access_token: current.token, expires_in });
    },
    check(token, now) {
      const known = given.get(token ?? '');
      if (known === undefined) return refuse(40014);
      return now < known.until ? undefined : refuse(42001);
    },
  };
}
