import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Unknown } from '../../domain/outcome.ts';
import type { Clock } from '../../ports/clock.ts';
import { type Answer, type Fetch, getJson, postJson } from '../ask-vendor.ts';
import { nothingPosted, type Refusal } from '../outcome.ts';
import type { DingtalkConfig, DingtalkRobot } from './config.ts';
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
  get(app: App): Promise<AccessToken | Refusal>;
  /** Another token than `refused`, which the vendor no longer takes: asked for, unless somebody has it already. */
  renew(app: App, refused: AccessToken): Promise<AccessToken | Refusal>;
}

/** The tokens of both of the vendor's APIs (platforms.md 9.3); to be shared by all who send for the same apps. */
export interface DingtalkTokens {
  /** Of `api.dingtalk.com`. */
  readonly api: AccessTokens;
  /** Of `oapi.dingtalk.com`, for media. */
  readonly oapi: AccessTokens;
}

type App = Pick<DingtalkRobot, 'appKey' | 'appSecret'>;
type Asked = Answer | Refusal | Unknown;

interface Granting {
  readonly ask: (app: App) => Promise<Asked>;
  readonly schema: z.ZodType<{ readonly value: string; readonly seconds: number }>;
  readonly clock: Clock;
}

const apiSchema = z
  .object({ accessToken: z.string().min(1), expireIn: z.number().positive() })
  .transform(({ accessToken, expireIn }) => ({ value: accessToken, seconds: expireIn }));
const oapiSchema = z
  .object({ errcode: z.literal(0), access_token: z.string().min(1), expires_in: z.number().positive() })
  .transform(({ access_token, expires_in }) => ({ value: access_token, seconds: expires_in }));

export function createDingtalkTokens(deps: {
  readonly config: Pick<DingtalkConfig, 'apiBaseUrl' | 'oapiBaseUrl'>;
  readonly fetch: Fetch;
  readonly clock: Clock;
}): DingtalkTokens {
  const { fetch, clock } = deps;
  const apiHost = deps.config.apiBaseUrl.replace(/\/+$/, '');
  const oapiHost = deps.config.oapiBaseUrl.replace(/\/+$/, '');
  return {
    api: keepTokens({
      ask: ({ appKey, appSecret }) =>
        postJson(fetch, `${apiHost}/v1.0/oauth2/accessToken`, JSON.stringify({ appKey, appSecret })),
      schema: apiSchema,
      clock,
    }),
    oapi: keepTokens({
      ask: ({ appKey, appSecret }) =>
        getJson(
          fetch,
          `${oapiHost}/gettoken?${new URLSearchParams({ appkey: appKey, appsecret: appSecret })}`,
        ),
      schema: oapiSchema,
      clock,
    }),
  };
}

/** Keeps the tokens of apps. A failure is not kept. */
function keepTokens({ ask, schema, clock }: Granting): AccessTokens {
  const tokens = new Map<string, AccessToken>();
  const underWay = new Map<string, Promise<AccessToken | Refusal>>();

  async function grant(app: App): Promise<AccessToken | Refusal> {
    const answer = await ask(app);
    if (answer.kind !== 'answered') return nothingPosted(answer);
    const granted = schema.safeParse(answer.json).data;
    if (granted === undefined) return nothingPosted(failedAnswer(answer));
    const lifeMs = granted.seconds * 1000;
    const renewAt = clock.now() + lifeMs - Math.min(EARLY_MS, lifeMs / 2);
    const token: AccessToken = { kind: 'token', value: granted.value, renewAt };
    tokens.set(app.appKey, token);
    return token;
  }

  function grantOnce(app: App): Promise<AccessToken | Refusal> {
    const running = underWay.get(app.appKey);
    if (running !== undefined) return running;
    const request = grant(app).finally(() => underWay.delete(app.appKey));
    underWay.set(app.appKey, request);
    return request;
  }

  return {
    async get(app) {
      const token = tokens.get(app.appKey);
      return token !== undefined && clock.now() < token.renewAt ? token : grantOnce(app);
    },
    async renew(app, refused) {
      const token = tokens.get(app.appKey);
      return token !== undefined && token !== refused ? token : grantOnce(app);
    },
  };
}

/** Does something with the app's token; with a new one, once, if the vendor does not take it. */
export async function withToken<T extends { readonly kind: string }>(
  tokens: AccessTokens,
  app: App,
  use: (token: string) => Promise<T>,
): Promise<T | Refusal> {
  const token = await tokens.get(app);
  if (token.kind === 'refused') return token;
  const outcome = await use(token.value);
  if (!('remedy' in outcome) || outcome.remedy !== 'refresh-token') return outcome;
  const renewed = await tokens.renew(app, token);
  return renewed.kind === 'refused' ? renewed : use(renewed.value);
}
