import { morePage } from '../wording/lists.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';
import { PAGE } from './task-list.ts';

/** 更多: the next ten rows of the list shown last in this conversation. */
export async function more(asking: KnownAsking, office: Office): Promise<Answer> {
  const list = office.conversations.openList(asking.incoming, asking.now);
  if (list === undefined || list.rows.length === 0) return refused({ code: 'no-more' });
  const left = list.rows.slice(PAGE);
  office.conversations.keepList(asking.incoming, { title: list.title, rows: left }, asking.now);
  return answered(morePage(list.title, list.rows.slice(0, PAGE), left.length));
}
