import type { Setting } from './compose.ts';
import type { Config, GroupConfig } from './config/schema.ts';
import { measureRoom } from './metrics/measure-room.ts';
import type { Fetch } from './platforms/ask-vendor.ts';
import { createDingtalkTokens } from './platforms/dingtalk/access-token.ts';
import { createDingtalkRoom } from './platforms/dingtalk/create-dingtalk-room.ts';
import { createWecomRoom } from './platforms/wecom/create-wecom-room.ts';
import type { PostRoom } from './ports/post-room.ts';

/** Where a group can be posted to unasked; none for an unknown group. */
export type RoomsOf = (groupId: string) => readonly PostRoom[];

/** The rooms of every group that has an address for pushes; made once, so that a room is the same object each time. */
export function composeRooms({
  config,
  clock,
  logger,
  metrics,
  fetch = globalThis.fetch,
}: Pick<Setting, 'config' | 'clock' | 'logger' | 'metrics' | 'fetch'>): RoomsOf {
  const { dingtalk } = config;
  const tokens = dingtalk && createDingtalkTokens({ config: dingtalk, fetch, clock });
  const rooms = new Map(
    config.groups.map((group) => {
      const wecom = wecomRoom(group, config, fetch);
      const { dingtalk: room } = group;
      const onDingtalk =
        dingtalk && room && tokens
          ? [createDingtalkRoom({ config: dingtalk, room, clock, tokens, logger, fetch })]
          : [];
      const all = [...wecom, ...onDingtalk];
      const measured = metrics === undefined ? all : all.map((one) => measureRoom(one, metrics));
      return [group.id, measured] as const;
    }),
  );
  return (id) => rooms.get(id) ?? [];
}

/** Only a push robot's key lets WeCom be posted to (platforms.md 1.10, 3). */
function wecomRoom({ wecom: room }: GroupConfig, { wecom }: Config, fetch: Fetch): readonly PostRoom[] {
  const key = room?.webhookKey;
  return wecom === undefined || key === undefined
    ? []
    : [createWecomRoom({ baseUrl: wecom.baseUrl, key, fetch })];
}
