import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { VendorRoute } from '../vendor-double.ts';
import type { DingtalkWorld } from '../world.ts';
import { apiOk, ok, refuse, refuseApi } from './answer.ts';
import { parseJsonObject } from './json-object.ts';

const LIFE_SECONDS = 7_200;

/** The app's access tokens: one at a time, good for both APIs. */
export interface AccessTokens {
  /** The token while it lives, renewed by asking; a new one after (platforms.md 9.3). */
  grant(now: Instant): string;
  judge(token: string, now: Instant): 'valid' | 'expired' | 'unknown';
}

export function createAccessTokens(): AccessTokens {
  const expiries = new Map<string, Instant>();
  let current = '';
  return {
    grant(now) {
      if (now >= (expiries.get(current) ?? 0)) current = randomBytes(16).toString('hex');
      expiries.set(current, now + LIFE_SECONDS * 1_000);
      return current;
    },
    judge(token, now) {
      const expiry = expiries.get(token);
      if (expiry === undefined) return 'unknown';
      return now < expiry ? 'valid' : 'expired';
    },
  };
}

type App = Pick<DingtalkWorld['robot'], 'appKey' | 'appSecret'>;

/** `POST /v1.0/oauth2/accessToken` of the new API; not counted in the month's quota. */
export function createAccessTokenRoute(app: App, tokens: AccessTokens): VendorRoute {
  return ({ body }, now) => {
    const asked = parseJsonObject(body.toString('utf8'));
    if (asked === undefined) return refuseApi('bodyInvalid');
    const isApp = asked['appKey'] === app.appKey && asked['appSecret'] === app.appSecret;
    if (!isApp) return refuseApi('clientSecretWrong');
    return apiOk({ accessToken: tokens.grant(now), expireIn: LIFE_SECONDS });
  };
}

/** `GET /gettoken?appkey=&appsecret=` of the old API. */
export function createGetTokenRoute(app: App, tokens: AccessTokens): VendorRoute {
  return ({ query }, now) => {
    const appKey = query.get('appkey');
    const appSecret = query.get('appsecret');
    if (!appKey || !appSecret) return refuse('appKeyMissing');
    if (appKey !== app.appKey || appSecret !== app.appSecret) return refuse('appSecretWrong');
    return ok({ access_token: tokens.grant(now), expires_in: LIFE_SECONDS });
  };
}
