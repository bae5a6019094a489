import type { Instant } from '../../domain/instant.ts';
import type { Shown } from '../chat-log.ts';
import type { Fault } from '../faults.ts';
import type { Exchange } from '../traffic.ts';
import type { Member, Room } from '../world.ts';
import type { Place } from './address.ts';

/** A room in the list, with what was last said in it. */
export interface RoomEntry {
  readonly room: Room;
  readonly last?: Shown;
}

/** How the delivery of something said went, where it did not simply go well. */
export interface DeliveryTrouble {
  readonly times: number;
  /** The last delivery was not answered, or its answer was not taken. */
  readonly unanswered: boolean;
}

/** Everything one view of the page shows. */
export interface SandboxView {
  readonly place: Place;
  readonly room: Room;
  readonly who: Member;
  readonly cast: readonly Member[];
  readonly rooms: readonly RoomEntry[];
  readonly botName: string;
  readonly zone: string;
  readonly now: Instant;
  /** Absent: time cannot be moved from here. `moving`: it is being moved. */
  readonly clock?: {
    readonly morning: { readonly label: string; readonly at: Instant };
    readonly moving: boolean;
  };
  readonly messages: readonly Shown[];
  /** How many older messages are left out. */
  readonly earlier: number;
  readonly trouble: ReadonlyMap<string, DeliveryTrouble>;
  readonly quoted?: Shown;
  /** Nothing has passed in this room yet. */
  readonly untouched: boolean;
  readonly suggestions: readonly string[];
  /** Newest first: those about this room, and those about none. */
  readonly exchanges: readonly Exchange[];
  readonly exchangeCount: number;
  readonly notSimulated: number;
  readonly faults: readonly Fault[];
  readonly nameOf: (account: string) => string;
  /** The tone of somebody's avatar. */
  readonly toneOf: (account: string) => number;
  /** Where uploaded media is shown; undefined for what was never uploaded. */
  readonly pictureUrl: (id: string) => string | undefined;
}
