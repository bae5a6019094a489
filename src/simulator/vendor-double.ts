import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../domain/instant.ts';
import type { NewShown } from './chat-log.ts';
import type { RefusalFault } from './faults.ts';
import type { Media } from './media-shelf.ts';
import type { Member, Room, Vendor } from './world.ts';

/** A request of the bot's, whole. */
export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the vendor says to a request, and what people see of it. */
export interface VendorAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType?: string;
  /** Why the vendor says no; absent where it does not. */
  readonly refused?: string;
  readonly shown?: readonly NewShown[];
  /** What the vendor keeps to itself, for people at the simulator: why nothing of a taken message is seen. */
  readonly note?: string;
}

/** What somebody does in a room that reaches the bot. */
export type Said =
  | { readonly kind: 'text'; readonly text: string; readonly quote?: string }
  /** Text and pictures in one message. */
  | {
      readonly kind: 'mixed';
      readonly items: readonly ({ readonly text: string } | { readonly image: string })[];
    }
  /** Opens the private chat with the bot for the first time of a day. */
  | { readonly kind: 'enter' };

/** One message on its way to the bot. */
export interface Utterance {
  readonly messageId: string;
  readonly room: Room;
  readonly from: Member;
  readonly said: Said;
  /** When it was said; the callback is stamped with the time of its delivery. */
  readonly at: Instant;
}

/** A callback as it goes on the wire. */
export interface OutgoingCallback {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What it says, decrypted; absent where the body is not encrypted. */
  readonly opened?: string;
  /** What the vendor makes of the bot's HTTP answer. */
  read(status: number, body: string): ReadReply;
}

/** `problem` says why the vendor does not take the answer; then nothing is shown, and it may deliver again. */
export interface ReadReply {
  readonly opened?: string;
  readonly shown?: NewShown;
  readonly problem?: string;
  /** What people at the simulator should know about an answer that is taken. */
  readonly note?: string;
}

export interface CallbackCircumstances {
  readonly botUrl: string;
  readonly now: Instant;
  /** Signed with a key that is not the vendor's. */
  readonly forged: boolean;
}

/** What an address answers at a moment. */
export type VendorRoute = (request: VendorRequest, now: Instant) => VendorAnswer;

/** One vendor's wire: what it answers, and how it calls the bot. Knows no sockets. */
export interface VendorDouble {
  readonly vendor: Vendor;
  /** By method and path, as `POST /cgi-bin/webhook/send`. */
  readonly routes: Readonly<Record<string, VendorRoute>>;
  /**
   * How the vendor words a fault on a path; undefined where the fault cannot happen there. Asked only where the fault is
   * switched on, so that a ban may be put in the same breath.
   */
  refusal(fault: RefusalFault, request: VendorRequest, now: Instant): VendorAnswer | undefined;
  /** The answer to everything that is not played here: errcode 40008 「not simulated」. */
  notSimulated(request: VendorRequest): VendorAnswer;
  /** Undefined where the vendor tells a bot nothing of it. */
  callback(utterance: Utterance, circumstances: CallbackCircumstances): OutgoingCallback | undefined;
  /** How often a callback is tried in all, and how long each answer is waited for. */
  readonly patience: { readonly attempts: number; readonly timeoutMs: number };
  media(id: string): Media | undefined;
  /** Tells the double its own host, for the addresses it hands out (`response_url`, `sessionWebhook`). */
  servedAt(host: () => string): void;
}
