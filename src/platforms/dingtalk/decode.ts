import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Incoming } from '../../ports/chat-platform.ts';
import { contentOf } from './content.ts';

const id = z.string().min(1).max(256);
const text = z.string().nullish();
/** Typed String in the vendor's table, a number in every sample (platforms.md 7.2). */
const figure = z.union([z.string(), z.number()]).nullish();

const robotMessageSchema = z.object({
  msgId: id,
  msgtype: text,
  conversationType: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.enum(['1', '2'])),
  conversationId: id,
  conversationTitle: text,
  senderId: text,
  senderStaffId: z.string().max(256).nullish(),
  senderNick: text,
  chatbotUserId: text,
  robotCode: text,
  sessionWebhook: text,
  sessionWebhookExpiredTime: figure,
  createAt: figure,
  /** An old page of the vendor's spells it so. */
  createA: figure,
  errorCode: figure,
  text: z.unknown().optional(),
  content: z.unknown().optional(),
});

/** A robot's callback as DingTalk sends it (platforms.md 7.2); fields that nobody reads are dropped. */
export type RobotMessage = z.infer<typeof robotMessageSchema>;

/** Reads a callback's body; undefined if it is not UTF-8, not JSON, or not of the shape. */
export function parseRobotMessage(body: Uint8Array): RobotMessage | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return robotMessageSchema.safeParse(json).data;
  } catch {
    return undefined;
  }
}

/**
 * The message in the words of the port. The account is `senderStaffId` alone: nick, senderId and unionId are
 * changeable or opaque, so that somebody without a staff id (external, or the robot is unpublished) is nobody.
 */
export function incomingOf(message: RobotMessage, bot: string): Incoming {
  const { conversationTitle: title, senderNick: name } = message;
  const sentAt = instantFrom(message.createAt) ?? instantFrom(message.createA);
  const isGroup = message.conversationType === '2';
  return {
    platform: 'dingtalk',
    bot,
    messageId: message.msgId,
    chat: {
      kind: isGroup ? 'group' : 'single',
      id: message.conversationId,
      ...(isGroup && title ? { title } : {}),
    },
    sender: { account: message.senderStaffId ?? '', ...(name ? { name } : {}) },
    content: contentOf(message),
    ...(sentAt === undefined ? {} : { sentAt }),
  };
}

/** Milliseconds as a number or as digits; undefined for anything else. */
export function instantFrom(value: string | number | null | undefined): Instant | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const instant = Number(value);
  return Number.isSafeInteger(instant) && instant > 0 ? instant : undefined;
}
