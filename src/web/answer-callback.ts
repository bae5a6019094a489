import type { Message } from '../domain/message.ts';
import type { CallbackRequest, ChatPlatform, EncodedReply, Incoming } from '../ports/chat-platform.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Metrics } from '../ports/metrics.ts';

/** What the application made of a message. `command` and `outcome` are words for the log, never what was said. */
export interface Receipt {
  readonly reply: Message | undefined;
  readonly command: string;
  readonly outcome: string;
}

/** The application: what it acknowledges is durable when it resolves; it rejects if that cannot be promised. */
export type Receive = (incoming: Incoming) => Promise<Receipt>;

/** Where a request arrived, and when by `performance.now()`: its head, before the body was read. */
interface Arrival {
  readonly platform: ChatPlatform;
  readonly path: string;
  readonly arrivedMs: number;
}

interface AnsweringParts {
  readonly receive: Receive;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Pick<Metrics, 'messageAnswered' | 'callbackRefused'>;
}

/**
 * The way of one message: open, receive, encode; one log line at its end. Where the application fails, the vendor gets
 * a 500 and so delivers again.
 */
export async function answerCallback(
  request: CallbackRequest,
  { platform, path, arrivedMs }: Arrival,
  { receive, clock, logger, metrics }: AnsweringParts,
): Promise<EncodedReply> {
  const ms = (): number => Math.round(performance.now() - arrivedMs);
  const decoded = platform.open(request, clock.now());

  if (decoded.kind === 'rejected') {
    const { status, reason } = decoded;
    logger.warn({ platform: platform.name, path, reason, status, ms: ms() }, 'callback refused');
    metrics?.callbackRefused(platform.name, status);
    return { response: { status } };
  }
  if (decoded.kind === 'acknowledge') {
    const { status } = decoded.response;
    logger.info({ platform: platform.name, path, status, ms: ms() }, 'callback acknowledged');
    return { response: decoded.response };
  }

  const { incoming, handle } = decoded;
  const facts = { platform: platform.name, bot: incoming.bot, chat: incoming.chat.id };
  const count = (command: string, outcome: string): void =>
    metrics?.messageAnswered(
      { platform: platform.name, command, outcome },
      (performance.now() - arrivedMs) / 1000,
    );
  try {
    const { reply, command, outcome } = await receive(incoming);
    const encoded = platform.encode(reply, incoming, handle, clock.now());
    const { status } = encoded.response;
    logger.info({ ...facts, command, outcome, status, ms: ms() }, 'message answered');
    count(command, outcome);
    return encoded;
  } catch (error) {
    logger.error({ ...facts, outcome: 'failed', status: 500, ms: ms(), error }, 'message not answered');
    count('none', 'failed');
    return { response: { status: 500 } };
  }
}
