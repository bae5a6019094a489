import { createMediaShelf } from '../media-shelf.ts';
import { createRateWindow } from '../rate-window.ts';
import type { VendorDouble } from '../vendor-double.ts';
import { type DingtalkWorld, groupRooms, type Member, type Room } from '../world.ts';
import { createAccessTokenRoute, createAccessTokens, createGetTokenRoute } from './access-token.ts';
import { notSimulated } from './answer.ts';
import { createCallback } from './callback.ts';
import { createGroupMessages } from './group-messages.ts';
import { createMediaUpload } from './media-upload.ts';
import { createMonthlyQuota, STANDARD_QUOTA } from './quota.ts';
import { wordRefusal } from './refusal.ts';
import { createRobotSend, type PlacedRobot, ROBOT_RATE } from './robot-send.ts';
import { createSessionSend } from './session-send.ts';
import { createSessions } from './sessions.ts';
import { createSingleMessages } from './single-messages.ts';

/**
 * DingTalk, as far as duban meets it: callbacks of an enterprise robot and replies to them, custom robots' webhooks, the
 * server API for sending, tokens and uploads, the month's quotas (platforms.md 7, 9).
 */
export function createDingtalkDouble(world: DingtalkWorld, members: readonly Member[]): VendorDouble {
  const { robot, quota } = world;
  const rooms = groupRooms({ members, dingtalk: world });
  const media = createMediaShelf('@');
  const rate = createRateWindow(ROBOT_RATE);
  const sessions = createSessions();
  const tokens = createAccessTokens();
  const calls = createMonthlyQuota(quota?.calls ?? STANDARD_QUOTA.calls);
  const messages = createMonthlyQuota(quota?.messages ?? STANDARD_QUOTA.messages);
  const robotCall = { robot, tokens, quota: calls, media };
  let host = (): string => '';
  return {
    vendor: 'dingtalk',
    routes: {
      'POST /robot/sendBySession': createSessionSend({ sessions, members, robotName: robot.name }),
      'POST /robot/send': createRobotSend({
        name: `${robot.name}·推送`,
        robots: placeRobots(world, rooms),
        members,
        rate,
      }),
      'GET /gettoken': createGetTokenRoute(robot, tokens),
      'POST /media/upload': createMediaUpload(tokens, media),
      'POST /v1.0/oauth2/accessToken': createAccessTokenRoute(robot, tokens),
      'POST /v1.0/robot/groupMessages/send': createGroupMessages(rooms, robotCall),
      'POST /v1.0/robot/oToMessages/batchSend': createSingleMessages(members, robotCall),
    },
    refusal: (fault, request, now) => wordRefusal(fault, request, now, rate),
    notSimulated,
    callback: createCallback({ robot, members, sessions, quota: messages, host: () => host() }),
    // Whether and how often a robot's callback is repeated is not documented (platforms.md 7.3): a fault may be set.
    patience: { attempts: 1, timeoutMs: 5_000 },
    media: (id) => media.get(id),
    servedAt: (asked) => {
      host = asked;
    },
  };
}

/** The custom robots by their access_token, each with the room it stands in. */
function placeRobots(world: DingtalkWorld, rooms: readonly Room[]): ReadonlyMap<string, PlacedRobot> {
  const placed = new Map<string, PlacedRobot>();
  for (const { conversationId, webhook } of world.groups) {
    const room = rooms.find(({ chatId }) => chatId === conversationId);
    if (webhook !== undefined && room !== undefined)
      placed.set(webhook.token, { robot: webhook, room: room.key });
  }
  return placed;
}
