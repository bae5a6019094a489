import type { Block, Message } from '../../domain/message.ts';
import type { Unknown } from '../../domain/outcome.ts';
import type { Incoming } from '../../ports/chat-platform.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Fetch } from '../ask-vendor.ts';
import { type Refusal, refusal, type Told } from '../outcome.ts';
import type { DingtalkRobot } from './config.ts';
import { type Channel, encodeParts, type MarkdownPart } from './encode.ts';
import type { DingtalkHandle } from './open.ts';
import { type ApiAddress, type ApiDeps, sendByApi } from './send-api.ts';
import { sendToSession } from './send-session.ts';

/** So close to its end a session is not tried any more. */
const MARGIN_MS = 10_000;

/** The way an answer took. */
type Via = Exclude<Channel, 'webhook'>;

/** A part of an answer that did not arrive, or perhaps not. Holds nothing secret and nothing that was said. */
export interface Undelivered {
  readonly bot: string;
  readonly messageId: string;
  readonly chat: 'group' | 'single';
  readonly via: Via;
  readonly outcome: 'refused' | 'unknown';
  readonly reason: (Refusal | Unknown)['reason'];
  readonly code?: string;
}

export interface ReplyDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly api: ApiDeps;
  readonly onUndelivered?: (facts: Undelivered) => void;
  /** Told of each part of an answer that leaves for a group: the robot's rate counts it (platforms.md 9.1). */
  readonly onReply?: (conversationId: string) => void;
}

export interface Reply {
  readonly message: Message;
  readonly incoming: Incoming;
  readonly handle: DingtalkHandle;
  readonly robot: DingtalkRobot;
}

/**
 * Posts an answer to the session and, from the first part that surely did not arrive, once by the server API. What may
 * have arrived is not sent again. Whatever fails is logged and reported; rejects only if logging does.
 */
export async function deliverReply(deps: ReplyDeps, reply: Reply): Promise<void> {
  const { rest, sent, refused } = await throughSession(deps, reply);
  if (refused === undefined) return;
  const address = apiAddressOf(reply.incoming);
  // Over the quota, a call of the API would be refused as well, and counted.
  if (address === undefined || reply.incoming.content.kind === 'over-quota') {
    return report(deps, reply, 'session', refused);
  }
  deps.logger.warn(factsOf(reply, 'session', refused), 'DingTalk session refused, trying the API');
  for (const part of encodeParts(rest, 'api', sent)) {
    const { title, text } = part;
    const said = { msgKey: 'sampleMarkdown', msgParam: { title, text } } as const;
    const outcome = await sendByApi(deps.api, reply.robot, address, said);
    if (outcome.kind !== 'confirmed') report(deps, reply, 'api', outcome);
    if (outcome.kind === 'refused') return;
  }
}

interface Progress {
  /** How many parts left for the session. */
  readonly sent: number;
  /** What the session did not take, and why; both only if it refused. */
  readonly rest: readonly Block[];
  readonly refused?: Refusal;
}

async function throughSession(deps: ReplyDeps, reply: Reply): Promise<Progress> {
  const parts = encodeParts(reply.message.blocks, 'session');
  for (const [index, part] of parts.entries()) {
    const { chat } = reply.incoming;
    if (chat.kind === 'group') deps.onReply?.(chat.id);
    const outcome = await trySession(deps, reply.handle, part);
    if (outcome.kind === 'refused') {
      return { sent: index, rest: parts.slice(index).flatMap(({ blocks }) => blocks), refused: outcome };
    }
    if (outcome.kind === 'unknown') report(deps, reply, 'session', outcome);
  }
  return { sent: parts.length, rest: [] };
}

async function trySession(
  { fetch, clock }: ReplyDeps,
  { session }: DingtalkHandle,
  part: MarkdownPart,
): Promise<Told> {
  if (session === undefined) return refusal('no-address', 'permanent');
  if (session.expiresAt !== undefined && clock.now() + MARGIN_MS >= session.expiresAt) {
    return refusal('expired-session', 'fall-back');
  }
  return sendToSession(fetch, session.url, part);
}

function apiAddressOf({ chat, sender }: Incoming): ApiAddress | undefined {
  if (chat.kind === 'group') return { kind: 'group', openConversationId: chat.id };
  return sender.account === '' ? undefined : { kind: 'single', staffId: sender.account };
}

function report(deps: ReplyDeps, reply: Reply, via: Via, failure: Refusal | Unknown): void {
  const facts = factsOf(reply, via, failure);
  const message =
    failure.kind === 'unknown' ? 'DingTalk answer may not have arrived' : 'DingTalk answer was not delivered';
  deps.logger.error(facts, message);
  deps.onUndelivered?.(facts);
}

function factsOf({ incoming, robot }: Reply, via: Via, failure: Refusal | Unknown): Undelivered {
  const { kind, reason, code } = failure;
  return {
    bot: robot.code,
    messageId: incoming.messageId,
    chat: incoming.chat.kind,
    via,
    outcome: kind,
    reason,
    ...(code === undefined ? {} : { code }),
  };
}
