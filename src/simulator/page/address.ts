/** What lies beside the chat on a phone: nothing, the rooms and people, or one of the drawer's two leaves. */
export const DRAWERS = ['choose', 'traffic', 'faults'] as const;
export type DrawerName = (typeof DRAWERS)[number];

/** Where somebody stands on the page; its address says it all. */
export interface Place {
  /** Key of the room. */
  readonly room: string;
  /** Account of whom one is. */
  readonly who: string;
  readonly drawer?: DrawerName;
  /** Id of the message that is being quoted. */
  readonly quote?: string;
}

export const HOME = '/sandbox';

/** `/sandbox?room=wecom%3Aall&who=zhangsan&drawer=traffic`. */
export function addressOf({ room, who, drawer, quote }: Place): string {
  const query = new URLSearchParams({ room, who });
  if (drawer !== undefined) query.set('drawer', drawer);
  if (quote !== undefined) query.set('quote', quote);
  return `${HOME}?${query}`;
}

export function parseDrawer(text: string | null | undefined): DrawerName | undefined {
  return DRAWERS.find((drawer) => drawer === text);
}

export function mediaAddress(id: string): string {
  return `${HOME}/media/${encodeURIComponent(id)}`;
}
