import type { Desk } from './desk.ts';
import type { Fields } from './read-fields.ts';
import type { SandboxParts } from './sandbox-parts.ts';

/**
 * What came of an act: facts for a script, or what is wrong with it. `answered` resolves when the bot has spoken, or
 * when it seems that it will not.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly facts: object; readonly answered?: Promise<unknown> }
  | { readonly kind: 'wrong'; readonly sentence: string; readonly status?: 409 };

/** Something that can be done on the page. */
export type Act = (fields: Fields, parts: SandboxParts, desk: Desk) => Promise<Outcome>;
