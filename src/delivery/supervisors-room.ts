import type { PostRoom } from '../ports/post-room.ts';

/** Where trouble has its address: the configured groups in order, and the rooms of each that can be posted to. */
export interface AlertRooms {
  /** Ids of groups (`alerts` of the config). */
  readonly alerts: readonly string[];
  readonly roomsOf: (groupId: string) => readonly PostRoom[];
}

/**
 * Where the supervisors see the draft of a post to a group: the first of the alert groups that can be posted to and is
 * not that very group. Undefined: there is none, and nothing can be held back for them.
 */
export function supervisorsRoom(
  postedTo: string,
  { alerts, roomsOf }: AlertRooms,
): { readonly group: string; readonly room: PostRoom } | undefined {
  for (const group of alerts) {
    const [room] = group === postedTo ? [] : roomsOf(group);
    if (room !== undefined) return { group, room };
  }
  return undefined;
}
