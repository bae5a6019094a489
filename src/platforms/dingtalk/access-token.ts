import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Refused, Unknown } from '../../ports/post-room.ts';
import { refusedBy } from '../outcome.ts';
import { type Fetch, postJson } from '../post-json.ts';
import type { DingtalkRobot } from './config.ts';
import { failedAnswer } from './failed-answer.ts';

/** A token is renewed so long before its end, or at half its life if that is shorter. */
const EARLY_MS = 5 * 60 * 1000;

export interface AccessToken {
  readonly kind: 'token';
  readonly value: string;
  readonly renewAt: Instant;
}

export interface AccessTokens {
  /** The app's token, asked for if there is none; one request at a time for an app. */
  get(app: App): Promise<AccessToken | Refused>;
  /** Another token than `refused`, which the vendor no longer takes: asked for, unless somebody has it already. */
  renew(app: App, refused: AccessToken): Promise<AccessToken | Refused>;
}

type App = Pick<DingtalkRobot, 'appKey' | 'appSecret'>;

const tokenSchema = z.object({ accessToken: z.string().min(1), expireIn: z.number().positive() });

/** Keeps the access tokens of apps (platforms.md 9.3). A failure is not kept. */
export function createAccessTokens(deps: {
  readonly apiBaseUrl: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
}): AccessTokens {
  const tokens = new Map<string, AccessToken>();
  const underWay = new Map<string, Promise<AccessToken | Refused>>();

  async function ask({ appKey, appSecret }: App): Promise<AccessToken | Refused> {
    const url = `${deps.apiBaseUrl.replace(/\/+$/, '')}/v1.0/oauth2/accessToken`;
    const answer = await postJson(deps.fetch, url, JSON.stringify({ appKey, appSecret }));
    if (answer.kind !== 'answered') return withoutToken(answer);
    const granted = tokenSchema.safeParse(answer.json).data;
    if (granted === undefined) return withoutToken(failedAnswer(answer));
    const lifeMs = granted.expireIn * 1000;
    const renewAt = deps.clock.now() + lifeMs - Math.min(EARLY_MS, lifeMs / 2);
    const token: AccessToken = { kind: 'token', value: granted.accessToken, renewAt };
    tokens.set(appKey, token);
    return token;
  }

  function askOnce(app: App): Promise<AccessToken | Refused> {
    const running = underWay.get(app.appKey);
    if (running !== undefined) return running;
    const request = ask(app).finally(() => underWay.delete(app.appKey));
    underWay.set(app.appKey, request);
    return request;
  }

  return {
    async get(app) {
      const token = tokens.get(app.appKey);
      return token !== undefined && deps.clock.now() < token.renewAt ? token : askOnce(app);
    },
    async renew(app, refused) {
      const token = tokens.get(app.appKey);
      return token !== undefined && token !== refused ? token : askOnce(app);
    },
  };
}

/** Without a token nothing is posted, whatever became of the question. */
function withoutToken(failure: Refused | Unknown): Refused {
  return failure.kind === 'refused' ? failure : refusedBy('unreachable', failure.code ?? failure.reason);
}
