import { createMediaShelf } from '../media-shelf.ts';
import type { VendorDouble, VendorRoute } from '../vendor-double.ts';
import type { Member, WecomWorld } from '../world.ts';
import { createAccessTokens } from './access-token.ts';
import { refuse, refuseNotSimulated } from './answer.ts';
import { wecomCallback } from './callback.ts';
import { createMessageSend } from './message-send.ts';
import { createUploadMedia } from './upload-media.ts';
import { createWebhookSend } from './webhook-send.ts';

const WEBHOOK_PATHS = ['/cgi-bin/webhook/send', '/cgi-bin/webhook/upload_media'];
const APP_SEND_PATH = '/cgi-bin/message/send';

/**
 * WeCom, as far as it is played: the AI bot's callback (platforms.md 1), the groups' push robots (3), and a self-built
 * app's private messages (4.2, 4.3) where the world has one.
 */
export function createWecomDouble(world: WecomWorld, members: readonly Member[]): VendorDouble {
  const shelf = createMediaShelf();
  let host = (): string => '';
  return {
    vendor: 'wecom',
    routes: {
      'POST /cgi-bin/webhook/send': createWebhookSend(world, members, shelf),
      'POST /cgi-bin/webhook/upload_media': createUploadMedia(world, shelf),
      ...appRoutes(world, members),
    },
    refusal(fault, { path }) {
      switch (fault) {
        case 'busy':
          return refuse(-1);
        case 'throttled':
          return refuse(45009);
        case 'removed':
          return WEBHOOK_PATHS.includes(path) ? refuse(93000) : undefined;
        case 'token-expired':
          return path === APP_SEND_PATH ? refuse(42001) : undefined;
        // DingTalk's, and what every server can do without a double.
        case 'banned':
        case 'session-expired':
        case 'server-error':
        case 'not-json':
          return undefined;
      }
    },
    notSimulated: ({ method, path }) => refuseNotSimulated(`${method} ${path}`),
    callback: (utterance, circumstances) => wecomCallback(world.bot, utterance, circumstances, host()),
    // Documented for its siblings, assumed for the AI bot (platforms.md 1.9).
    patience: { attempts: 3, timeoutMs: 5_000 },
    media: (id) => shelf.get(id),
    servedAt(served) {
      host = served;
    },
  };
}

function appRoutes(world: WecomWorld, members: readonly Member[]): Readonly<Record<string, VendorRoute>> {
  if (world.app === undefined) return {};
  const tokens = createAccessTokens(world.app);
  return {
    'GET /cgi-bin/gettoken': tokens.route,
    [`POST ${APP_SEND_PATH}`]: createMessageSend(world, members, tokens),
  };
}
