import type { Instant } from '../domain/instant.ts';

/** A kept file. */
export interface KeptFile {
  /** What people see and save it as. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly keptAt: Instant;
}

/** Pictures and workbooks of posts, kept durably under random ids that cannot be guessed. */
export interface FileShelf {
  /** Keeps a file; resolves with its id when it is durable. */
  keep(name: string, bytes: Uint8Array): Promise<string>;
  /** Undefined if there is none of this id, whatever the id looks like. */
  read(id: string): Promise<KeptFile | undefined>;
  /** Where people can open it for the next 24 hours; undefined without `server.publicUrl`. */
  addressOf(id: string): string | undefined;
  /** Removes what was kept more than 31 days before a moment; resolves with how many. */
  prune(now: Instant): Promise<number>;
}
