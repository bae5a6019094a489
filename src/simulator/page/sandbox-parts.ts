import type { Instant } from '../../domain/instant.ts';
import type { Simulator } from '../start-simulator.ts';
import type { Room } from '../world.ts';

/** What the page is made of. */
export interface SandboxParts {
  readonly simulator: Simulator;
  /** IANA name, for showing times. */
  readonly zone: string;
  readonly botName: string;
  /** Accounts of those one can be; the first is chosen at the beginning. */
  readonly cast: readonly string[];
  /** Commands to suggest to somebody in a room, asked anew for each view. */
  readonly suggest: (account: string, room: Room) => Promise<readonly string[]>;
  /** The next morning's posts: 「快进到明早 8:30」. Absent: time cannot be moved from here. */
  readonly nextMorning?: (now: Instant) => { readonly label: string; readonly at: Instant };
  /** False: served to this machine only. */
  readonly open: boolean;
  /** Told of what fails inside; whoever looks at the page gets a 500. */
  readonly report?: (error: unknown) => void;
}
