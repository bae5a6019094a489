import type { Message } from '../domain/message.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { AccountPlatform } from '../domain/people.ts';
import type { TextPart } from '../domain/post.ts';

/** What leaves in one request; the bytes of pictures (PNG) and files are at hand. */
export type Outgoing =
  | TextPart
  | { readonly kind: 'picture'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** A group on one platform, for what the bot says unasked. */
export interface PostRoom {
  readonly platform: AccountPlatform;
  /** Names the robot that speaks here, for its budget; the same for all rooms of one robot. No secret. */
  readonly robot: string;
  /** What it takes besides text. */
  readonly takes: ReadonlySet<'picture' | 'file'>;
  /**
   * A message in the platform's words, in parts within its limit: cut between lines, an over-long line inside, never in a
   * character, a link or a mention; several are marked (1/3). Pure. Whoever has no account here is named in plain text.
   */
  render(message: Message): readonly TextPart[];
  /**
   * Sends one part; never rejects. Renews a token and takes another of the platform's ways itself where surely nothing
   * arrived. Under the same `id` an idempotent platform shows a post once.
   */
  send(part: Outgoing, id: string): Promise<Outcome>;
  /** Whether a text part of unknown outcome may be sent again under its id. */
  readonly idempotent: boolean;
}
