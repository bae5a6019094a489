import { plainText } from '../../domain/message.ts';
import type { ChatPlatform } from '../../ports/chat-platform.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Fetch } from '../ask-vendor.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { createDingtalkTokens, type DingtalkTokens } from './access-token.ts';
import type { DingtalkConfig } from './config.ts';
import { deliverReply, type Reply, type ReplyDeps, type Undelivered } from './deliver-reply.ts';
import { type DingtalkHandle, EMPTY_RESPONSE, openCallback } from './open.ts';

export interface DingtalkPlatformOptions {
  readonly config: DingtalkConfig;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly fetch?: Fetch;
  /** Shared with the rooms of the same apps, if given. */
  readonly tokens?: DingtalkTokens;
  /** Told of each part of an answer that did not, or perhaps not, arrive: for a counter. */
  readonly onUndelivered?: (facts: Undelivered) => void;
  /** Told of each part of an answer that leaves for a group, by its conversation id. */
  readonly onReply?: (conversationId: string) => void;
}

/**
 * DingTalk's enterprise robots (企业内部机器人), all of them behind `POST /dingtalk/robot` (platforms.md 7). The HTTP
 * response says nothing; the answer is a post of its own after it.
 */
export function createDingtalkPlatform(options: DingtalkPlatformOptions): ChatPlatform<DingtalkHandle> {
  const { config, clock, fetch = globalThis.fetch } = options;
  const { apiBaseUrl, robots } = config;
  const trusted = [config.oapiBaseUrl, ...config.sessionOrigins].map(trustedOriginOf);
  const sessionOrigins = new Set(trusted.filter((origin) => origin !== undefined));
  const tokens = options.tokens ?? createDingtalkTokens({ config, fetch, clock });
  const api = { apiBaseUrl, fetch, tokens };
  const deps: ReplyDeps = { ...options, fetch, api };

  return {
    name: 'dingtalk',
    open: (request, now) => openCallback(request, now, { robots, sessionOrigins }),
    encode(message, incoming, handle) {
      const robot = robots.find(({ code }) => code === incoming.bot);
      if (message === undefined || robot === undefined || plainText(message).trim() === '') {
        return { response: EMPTY_RESPONSE };
      }
      const after = () => deliver(deps, { message, incoming, handle, robot });
      return { response: EMPTY_RESPONSE, after };
    },
  };
}

/** Nobody waits for an answer's post: its failures end here. */
async function deliver(deps: ReplyDeps, reply: Reply): Promise<void> {
  try {
    await deliverReply(deps, reply);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    const { bot, messageId } = reply.incoming;
    deps.logger.error({ bot, messageId, error: name }, 'DingTalk answer broke off');
  }
}
