import { dayOf, timeOf } from '../domain/instant.ts';
import { joined, type Message } from '../domain/message.ts';
import { personById } from '../domain/people.ts';
import type { Post, ReportEdit } from '../domain/post.ts';
import type { Deed, Released, ReleaseObstacle } from '../domain/release.ts';
import type { ReleaseRefusal } from '../domain/release-refusal.ts';
import type { Task } from '../domain/task.ts';
import type { Command } from '../language/command.ts';
import { refusalReply } from '../wording/refusals.ts';
import type { ReleasedPost } from '../wording/release.ts';
import { decidedNow, isDecidedBefore } from './decided-before.ts';
import { groupTitle } from './group-title.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

/** What is decided on each of some reports, and how it is answered. */
export interface ReleaseDecision {
  readonly command: Command;
  /** The task it is about, and what is changed of it. */
  readonly edit?: { readonly task: Task; readonly kind: ReportEdit['kind'] };
  /** Pure; may run twice. */
  readonly decide: (post: Post, deed: Deed) => Released;
  readonly say: (posts: readonly ReleasedPost[]) => Message;
}

type Decided = { readonly released: ReleasedPost } | { readonly refusal: ReleaseRefusal } | 'handled';

/**
 * Decides on reports that wait, each as it stands at the moment of writing. What a message did it does not do again when it
 * is delivered again, whatever was decided since and however often the programme started: it is answered as before where
 * what it asked stands.
 */
export async function decideRelease(
  posts: readonly Post[],
  decision: ReleaseDecision,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const decided: Decided[] = [];
  for (const post of posts) decided.push(await decideOn(post, decision, asking, office));
  const released = decided.flatMap((one) => (one !== 'handled' && 'released' in one ? one.released : []));
  const refusals = decided.flatMap((one) => (one !== 'handled' && 'refusal' in one ? one.refusal : []));
  if (released.length > 0) {
    office.conversations.noteRelease(asking.incoming, asking.now);
    const told = refusals.map((refusal) => refusalReply(refusal, asking));
    return answered(joined([decision.say(released), ...told]));
  }
  const [first, ...others] = refusals;
  if (first === undefined) return refused({ code: 'message-handled' });
  return others.length === 0
    ? refused(first)
    : answered(joined(refusals.map((refusal) => refusalReply(refusal, asking))));
}

async function decideOn(
  { key }: Post,
  { command, edit, decide }: ReleaseDecision,
  asking: KnownAsking,
  office: Office,
): Promise<Decided> {
  const deed = { by: asking.person.id, at: asking.now };
  return office.posts.update<Decided>(key, (current) => {
    if (current === undefined) return { result: 'handled' };
    const made = decide(current, deed);
    if (isDecidedBefore(current, command, asking)) {
      const stands = made.kind === 'done-before' || made.kind === 'not-edited';
      return { result: stands ? { released: releasedPost(current, asking, office) } : 'handled' };
    }
    if (made.kind !== 'released')
      return { result: { refusal: refusalOf(current, made, edit, asking, office) } };
    if (asking.settled) return { result: 'handled' };
    const post = decidedNow(made.post, command, asking);
    return { post, result: { released: releasedPost(post, asking, office) } };
  });
}

function releasedPost(post: Post, { now }: KnownAsking, office: Office): ReleasedPost {
  const time = post.at > now ? { time: timeOf(post.at, office.zone) } : {};
  return { post, group: groupTitle(post.key.group, office), ...time };
}

function refusalOf(
  { key }: Post,
  obstacle: ReleaseObstacle,
  edit: ReleaseDecision['edit'],
  { directory, today }: KnownAsking,
  office: Office,
): ReleaseRefusal {
  const deed = 'deed' in obstacle ? obstacle.deed : undefined;
  const at = obstacle.kind === 'left' ? obstacle.at : deed?.at;
  const by = deed === undefined ? undefined : personById(directory, deed.by)?.name;
  const time = at !== undefined && dayOf(at, office.zone) === today ? { time: timeOf(at, office.zone) } : {};
  return {
    code: 'release-obstacle',
    kind: key.kind,
    group: groupTitle(key.group, office),
    obstacle,
    ...(edit === undefined ? {} : { edit }),
    ...time,
    ...(by === undefined ? {} : { by }),
  };
}
