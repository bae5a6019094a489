import type { Instant } from '../../domain/instant.ts';
import type { CallbackRequest, CallbackResponse, Decoded, Rejection } from '../../ports/chat-platform.ts';
import { isTrustedSession } from '../trusted-origin.ts';
import type { DingtalkRobot } from './config.ts';
import { incomingOf, instantFrom, parseRobotMessage, type RobotMessage } from './decode.ts';
import { verify } from './verify.ts';

/** The temporary address of a conversation that a callback brings; absent if it brought none. */
export interface DingtalkHandle {
  readonly session?: { readonly url: string; readonly expiresAt?: Instant };
}

export interface Doorkeeping {
  readonly robots: readonly DingtalkRobot[];
  /** Where a `sessionWebhook` may lead. */
  readonly sessionOrigins: ReadonlySet<string>;
}

/** "No answer in the HTTP response" (platforms.md 7.3); answers go to the session. */
export const EMPTY_RESPONSE: CallbackResponse = {
  status: 200,
  contentType: 'application/json',
  body: '{"msgtype":"empty"}',
};

/** Verifies and reads `POST /dingtalk/robot`. Only the headers are signed: nothing in the body is proven. */
export function openCallback(
  request: CallbackRequest,
  now: Instant,
  door: Doorkeeping,
): Decoded<DingtalkHandle> {
  if (request.method !== 'POST') return rejected(405, 'not a POST');
  if (!isJson(request.headers['content-type'])) return rejected(415, 'content type is not application/json');
  const signed = verify(request.headers, door.robots, now);
  if (signed.kind === 'rejected') return signed;
  const message = parseRobotMessage(request.body);
  if (message === undefined) return rejected(400, 'body is not a robot message');
  const robot = robotOf(message, signed.by);
  if (robot === undefined) return rejected(403, 'robotCode is not that of the robot whose secret signed');
  const { sessionWebhook: url } = message;
  if (url && !isTrustedSession(url, door.sessionOrigins)) return rejected(403, 'foreign sessionWebhook');
  if (message.senderId && message.senderId === message.chatbotUserId) {
    return { kind: 'acknowledge', response: EMPTY_RESPONSE };
  }
  const expiresAt = instantFrom(message.sessionWebhookExpiredTime);
  const session = url ? { url, ...(expiresAt === undefined ? {} : { expiresAt }) } : undefined;
  return {
    kind: 'message',
    incoming: incomingOf(message, robot.code),
    handle: session === undefined ? {} : { session },
  };
}

function isJson(contentType = ''): boolean {
  return /^\s*application\/json\s*(;|$)/i.test(contentType);
}

/** A message without a robot code (custom robots) belongs to the signer, if there is one only. */
function robotOf(message: RobotMessage, signers: readonly DingtalkRobot[]): DingtalkRobot | undefined {
  if (message.robotCode) return signers.find((robot) => robot.code === message.robotCode);
  return signers.length === 1 ? signers[0] : undefined;
}

function rejected(status: Rejection['status'], reason: string): Rejection {
  return { kind: 'rejected', status, reason };
}
