import { groupRooms, type Room, type WecomWorld } from '../world.ts';

/** The group whose push robot has this key and is still there; the key is the whole credential (platforms.md 3). */
export function roomOfKey(world: WecomWorld, key: string): Room | undefined {
  const group = world.groups.find(({ webhook }) => webhook?.key === key && webhook.removed === undefined);
  return groupRooms({ members: [], wecom: world }).find(({ chatId }) => chatId === group?.chatId);
}
