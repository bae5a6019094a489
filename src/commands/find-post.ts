import { squeeze } from '../domain/people.ts';
import { isReportKind, type Post } from '../domain/post.ts';
import type { Refusal } from '../domain/refusal.ts';
import { isForRelease, isWaiting } from '../domain/release.ts';
import type { Command, PostSaid } from '../language/command.ts';
import { isDecidedBefore } from './decided-before.ts';
import { groupTitle } from './group-title.ts';
import type { KnownAsking, Office } from './office.ts';

/** The reports that are meant; several where it must be asked which. */
type FoundPosts =
  | { readonly kind: 'posts'; readonly posts: readonly Post[] }
  | { readonly kind: 'which'; readonly options: readonly PostSaid[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * The reports of today that a person means: those he named, else the only one that waits; `likely` tells of several that
 * wait which can be meant. Where none waits any more, those that did, to be told what became of them. A message that is
 * delivered again means what it meant, though another may be the likely one by now.
 */
export async function findPosts(
  command: Command & { readonly post?: PostSaid },
  likely: (post: Post) => boolean,
  asking: KnownAsking,
  office: Office,
): Promise<FoundPosts> {
  const { post: said } = command;
  const today = (await office.posts.on(asking.today)).filter(isForRelease);
  const named = said === undefined ? today : today.filter((post) => isNamed(post, said, office));
  if (named.length === 0) {
    const { report, group } = said ?? {};
    const of = { ...(report === undefined ? {} : { report }), ...(group === undefined ? {} : { group }) };
    return { kind: 'refused', refusal: { code: 'nothing-waits', ...of } };
  }
  const before = said === undefined ? today.filter((post) => isDecidedBefore(post, command, asking)) : [];
  if (before.length > 0) return { kind: 'posts', posts: before };
  const waiting = named.filter(isWaiting);
  const apt = waiting.filter(likely);
  const meant = apt.length > 0 ? apt : waiting.length > 0 ? waiting : named;
  const asks = said === undefined && waiting.length > 0 && meant.length > 1;
  return asks ? { kind: 'which', options: optionsOf(meant, office) } : { kind: 'posts', posts: meant };
}

function isNamed({ key }: Post, { report, group }: PostSaid, office: Office): boolean {
  if (key.kind !== report) return false;
  return (
    group === undefined || [key.group, groupTitle(key.group, office)].map(squeeze).includes(squeeze(group))
  );
}

/** Each kind as a whole, and where a kind goes to several groups, each of them. */
function optionsOf(posts: readonly Post[], office: Office): readonly PostSaid[] {
  const kinds = [...new Set(posts.map(({ key }) => key.kind))].filter(isReportKind);
  return kinds.flatMap((report): readonly PostSaid[] => {
    const groups = posts
      .filter(({ key }) => key.kind === report)
      .map(({ key }) => groupTitle(key.group, office));
    if (groups.length === 1) return [{ report }];
    return [{ report, groups: groups.length }, ...groups.map((group) => ({ report, group }))];
  });
}
