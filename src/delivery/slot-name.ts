import { postName } from '../domain/post.ts';
import type { Delivery } from './delivery.ts';

/** `overdue/2026-11-23/all/wecom`; a draft's begins with `draft/`. */
export function slotName({ post, purpose, slot }: Pick<Delivery, 'post' | 'purpose' | 'slot'>): string {
  const name = `${postName(post.key)}/${slot.platform}`;
  return purpose === 'draft' ? `draft/${name}` : name;
}
