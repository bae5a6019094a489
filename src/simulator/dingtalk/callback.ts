import { createHash, randomBytes } from 'node:crypto';
import type { CallbackCircumstances, OutgoingCallback, Said, Utterance } from '../vendor-double.ts';
import type { DingtalkWorld, Member } from '../world.ts';
import type { MonthlyQuota } from './quota.ts';
import { readAnswer } from './read-answer.ts';
import type { Sessions } from './sessions.ts';
import { sign } from './sign.ts';

/** Ninety minutes, as real payloads show it (platforms.md 7.3). */
const SESSION_LIFE_MS = 5_400_000;
const CORP_ID = 'dingsimulatedcorp';
/** platforms.md 9.6. */
const OVER_QUOTA = {
  errorCode: '20001',
  errorMessage: '受调用量超量影响，当前我的消息服务已经暂停',
} as const;

interface CallbackParts {
  readonly robot: DingtalkWorld['robot'];
  readonly members: readonly Member[];
  readonly sessions: Sessions;
  readonly quota: MonthlyQuota;
  /** The double's own host, for `sessionWebhook`. */
  readonly host: () => string;
}

type Callback = (utterance: Utterance, circumstances: CallbackCircumstances) => OutgoingCallback | undefined;

/**
 * Makes the callback of a message to the robot (platforms.md 7.1, 7.2). Opening the private chat is not told to a robot. A
 * message counts once towards the month's quota, however often it is delivered. A quote is in no documented field: the
 * robot gets the text alone.
 */
export function createCallback({ robot, members, sessions, quota, host }: CallbackParts): Callback {
  const withinQuota = new Map<string, boolean>();
  return (utterance, { botUrl, now, forged }) => {
    const { messageId, room, said } = utterance;
    if (said.kind === 'enter') return undefined;
    const within = withinQuota.get(messageId) ?? quota.mayPass(now);
    withinQuota.set(messageId, within);
    const expiry = utterance.at + SESSION_LIFE_MS;
    const session = sessions.open(messageId, room, expiry);
    const body = {
      ...envelope(utterance, robot),
      ...(within ? contentOf(said, room.kind, robot.name) : { msgtype: 'text', ...OVER_QUOTA }),
      sessionWebhook: `${host()}/robot/sendBySession?session=${session}`,
      sessionWebhookExpiredTime: expiry,
    };
    const timestamp = String(now);
    return {
      method: 'POST',
      url: botUrl,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        timestamp,
        sign: sign(forged ? `${robot.appSecret}-forged` : robot.appSecret, timestamp),
      },
      body: JSON.stringify(body),
      read: (status, answer) => readAnswer(status, answer, { room, members, robotName: robot.name }),
    };
  };
}

/** Who says it, where, and to whom. */
function envelope({ messageId, room, from, at }: Utterance, robot: DingtalkWorld['robot']): object {
  const inGroup = room.kind === 'group';
  const chatbotUserId = opaqueId(robot.code);
  return {
    senderPlatform: 'Android',
    conversationId: room.chatId,
    conversationType: inGroup ? '2' : '1',
    ...(inGroup ? { conversationTitle: room.title } : {}),
    chatbotCorpId: CORP_ID,
    chatbotUserId,
    msgId: messageId,
    createAt: at,
    senderId: opaqueId(from.account),
    senderNick: from.name,
    senderStaffId: from.external === true ? '' : from.account,
    ...(inGroup && from.external !== true ? { senderCorpId: CORP_ID } : {}),
    isAdmin: false,
    isInAtList: inGroup,
    ...(inGroup ? { atUsers: [{ dingtalkId: chatbotUserId }] } : {}),
    robotCode: robot.code,
  };
}

function contentOf(
  said: Exclude<Said, { kind: 'enter' }>,
  room: 'group' | 'single',
  robotName: string,
): object {
  if (said.kind === 'mixed') {
    const richText = said.items.map((item) => ('text' in item ? { text: item.text } : picture()));
    return { msgtype: 'richText', content: { richText } };
  }
  return {
    msgtype: 'text',
    text: { content: room === 'group' ? addressed(said.text, robotName) : said.text },
  };
}

/** In a group the robot's name is taken out and the space after it stays. */
function addressed(text: string, robotName: string): string {
  return ` ${text.replaceAll(`@${robotName}`, '').trimStart()}`;
}

function picture(): object {
  return {
    type: 'picture',
    downloadCode: randomBytes(24).toString('base64'),
    pictureDownloadCode: randomBytes(24).toString('base64'),
  };
}

/** The vendor's encrypted ids: always the same for the same account, and never the account. */
function opaqueId(of: string): string {
  return `$:LWCP_v1:$${createHash('sha256').update(of).digest('base64').slice(0, 32)}`;
}
