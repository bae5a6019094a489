import { assertNever } from '../../domain/assert-never.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Outgoing, PostRoom } from '../../ports/post-room.ts';
import type { Fetch } from '../ask-vendor.ts';
import { outcomeOf, type Told } from '../outcome.ts';
import { robotName } from '../robot-name.ts';
import { createDingtalkTokens, type DingtalkTokens } from './access-token.ts';
import type { DingtalkConfig, DingtalkRoom } from './config.ts';
import { markdownPayload } from './encode.ts';
import { createGroupWays, type GroupWays } from './group-ways.ts';
import { markdownOf, namedOnly, textParts } from './text-parts.ts';

/** What the list of conversations shows for a picture, which has no title of its own. */
const PICTURE_TITLE = '[图片]';

export interface DingtalkRoomOptions {
  readonly config: DingtalkConfig;
  readonly room: DingtalkRoom;
  readonly clock: Clock;
  /** Shared with the platform and the other rooms, if given. */
  readonly tokens?: DingtalkTokens;
  readonly fetch?: Fetch;
  /** Told when the webhook refuses and the API is tried. */
  readonly logger?: Logger;
}

/**
 * A group on DingTalk. Text and pictures go to the webhook of the group's robot, which @-s people and shows the same id
 * once (platforms.md 9.1), and by the server API where there is none or where it refuses for good. Files go by the API
 * only, which speaks as the first robot of the config.
 */
export function createDingtalkRoom(options: DingtalkRoomOptions): PostRoom {
  const { config, room, clock, logger, fetch = globalThis.fetch } = options;
  const tokens = options.tokens ?? createDingtalkTokens({ config, fetch, clock });
  const [speaker] = config.robots;
  const name = robotName('dingtalk', room.webhookToken ?? speaker?.code ?? '');
  const ways = createGroupWays({
    api: { apiBaseUrl: config.apiBaseUrl, oapiBaseUrl: config.oapiBaseUrl, fetch, tokens },
    robot: speaker,
    openConversationId: room.conversationId,
    webhook: webhookOf(options, fetch),
    onFallBack: ({ reason, code }) =>
      logger?.warn({ robot: name, reason, code }, 'DingTalk webhook refused, trying the API'),
  });
  const channel = room.webhookToken === undefined ? 'api' : 'webhook';
  return {
    platform: 'dingtalk',
    robot: name,
    takes: new Set(speaker === undefined ? [] : ['picture', 'file']),
    idempotent: channel === 'webhook',
    render: (message) => textParts(message, channel),
    send: async (part, id) => outcomeOf(await send(ways, part, id)),
  };
}

function webhookOf({ config, room, clock }: DingtalkRoomOptions, fetch: Fetch) {
  const { webhookToken: token, webhookSecret: secret } = room;
  if (token === undefined) return undefined;
  const { oapiBaseUrl } = config;
  return { oapiBaseUrl, token, clock, fetch, ...(secret === undefined ? {} : { secret }) };
}

async function send(ways: GroupWays, part: Outgoing, id: string): Promise<Told> {
  switch (part.kind) {
    case 'text': {
      const instead = { msgKey: 'sampleMarkdown', msgParam: namedOnly(part) } as const;
      return ways.post(id, markdownPayload(markdownOf(part), id), instead);
    }
    case 'picture':
      return sendPicture(ways, part.bytes, id);
    case 'file':
      return sendFile(ways, part);
    default:
      return assertNever(part);
  }
}

/** A media id may stand for the address of a picture, in markdown and in the API's template (platforms.md 9.2, 9.4). */
async function sendPicture(ways: GroupWays, bytes: Uint8Array, id: string): Promise<Told> {
  const uploaded = await ways.upload('image', { name: 'picture.png', contentType: 'image/png', bytes });
  if (uploaded.kind === 'refused') return uploaded;
  const { mediaId } = uploaded;
  const shown = { title: PICTURE_TITLE, text: `![图片](${mediaId})`, atUserIds: [] };
  const instead = { msgKey: 'sampleImageMsg', msgParam: { photoURL: mediaId } } as const;
  return ways.post(id, markdownPayload(shown, id), instead);
}

async function sendFile(
  ways: GroupWays,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Told> {
  const uploaded = await ways.upload('file', { name, contentType: 'application/octet-stream', bytes });
  if (uploaded.kind === 'refused') return uploaded;
  const fileType = /[^.]*$/.exec(name)?.[0] ?? '';
  return ways.postByApi({
    msgKey: 'sampleFile',
    msgParam: { mediaId: uploaded.mediaId, fileName: name, fileType },
  });
}
