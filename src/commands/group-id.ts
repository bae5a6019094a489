import { PLATFORM_LABELS } from '../wording/platforms.ts';
import { groupId } from '../wording/welcome.ts';
import { type Answer, type Asking, answered } from './office.ts';

/** 群号: the id of this conversation, for the config. */
export async function showGroupId({ incoming, group }: Asking): Promise<Answer> {
  const { kind, id } = incoming.chat;
  return answered(groupId(PLATFORM_LABELS[incoming.platform], kind, id, group !== undefined));
}
