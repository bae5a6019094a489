import type { Notice } from '../domain/notice.ts';
import { responsibleFor } from '../domain/responsible.ts';
import { officeNotice } from '../wording/office-notices.ts';
import type { Written } from '../wording/written-facts.ts';
import type { KnownAsking } from './office.ts';

/** Whom to tell of what the office wrote: whoever answers for the task, but for the writer himself. */
export function noticesOf(written: Written, { directory, person }: KnownAsking): readonly Notice[] {
  const to = responsibleFor(directory, written.after)
    .map(({ id }) => id)
    .filter((id) => id !== person.id);
  const content = to.length === 0 ? undefined : officeNotice(written);
  return content === undefined ? [] : [{ to, task: written.after, content }];
}
