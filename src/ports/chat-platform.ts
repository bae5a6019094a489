import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';

export type PlatformName = 'wecom' | 'dingtalk' | 'console';

/** An HTTP request as it came: `query` and `headers` hold one value a key (headers in lower case), the body its bytes. */
export interface CallbackRequest {
  readonly method: 'GET' | 'POST';
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface CallbackResponse {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string;
}

/** Why a request is not taken. The reason goes to the log; the vendor gets the status. Holds no secret. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415;
  readonly reason: string;
}

/** What a person sent, or what the platform says of itself. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  /** A kind of message the bot does not read (image, voice file …), by the vendor's word for it. */
  | { readonly kind: 'unsupported'; readonly type: string }
  /** Somebody opened the private chat. */
  | { readonly kind: 'enter' }
  /** The platform kept the text back because its monthly quota is used up. */
  | { readonly kind: 'over-quota' };

/** One message, verified and read. */
export interface Incoming {
  readonly platform: PlatformName;
  /** The bot's id in the config. */
  readonly bot: string;
  readonly messageId: string;
  readonly chat: { readonly kind: 'group' | 'single'; readonly id: string; readonly title?: string };
  /** `account` is proven by the platform; empty for people from outside the organisation. */
  readonly sender: { readonly account: string; readonly name?: string };
  readonly content: Content;
  /** When the person sent it, if the platform says so. */
  readonly sentAt?: Instant;
}

/** A decoded callback: a message with the platform's own way to answer it, or an acknowledgement that needs no answer. */
export type Decoded<Handle> =
  | { readonly kind: 'message'; readonly incoming: Incoming; readonly handle: Handle }
  | { readonly kind: 'acknowledge'; readonly response: CallbackResponse }
  | Rejection;

/** The way back of an answer: in the HTTP response itself, and/or by a request of its own after it. */
export interface EncodedReply {
  readonly response: CallbackResponse;
  /** Sent after the response has left; never rejects, reports its own failure. */
  readonly after?: () => Promise<void>;
}

/**
 * A chat platform's half of one message's way. `open` is verify and decode in one, because no unverified byte is ever
 * decoded further; `Handle` is what the platform needs to answer, opaque to everybody else.
 */
export interface ChatPlatform<Handle = unknown> {
  readonly name: PlatformName;
  /** Checks signature and timestamp (constant time, against `now`), decrypts where there is something to decrypt. */
  open(request: CallbackRequest, now: Instant): Decoded<Handle>;
  /** Puts an answer into the platform's dialect; `undefined` means there is nothing to say. */
  encode(reply: Message | undefined, incoming: Incoming, handle: Handle, now: Instant): EncodedReply;
}
