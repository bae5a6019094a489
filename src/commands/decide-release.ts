import { dayOf, timeOf } from '../domain/instant.ts';
import { joined, type Message } from '../domain/message.ts';
import { personById } from '../domain/people.ts';
import type { Post } from '../domain/post.ts';
import type { Deed, Released, ReleaseObstacle } from '../domain/release.ts';
import type { ReleaseRefusal } from '../domain/release-refusal.ts';
import { refusalReply } from '../wording/refusals.ts';
import type { ReleasedPost } from '../wording/release.ts';
import { groupTitle } from './group-title.ts';
import { type Answer, answered, type KnownAsking, type Office, refused } from './office.ts';

/** What is decided on each of some reports, and how it is answered. */
export interface ReleaseDecision {
  /** Pure; may run twice. */
  readonly decide: (post: Post, deed: Deed) => Released;
  readonly say: (posts: readonly ReleasedPost[]) => Message;
}

type Decided = { readonly released: ReleasedPost } | { readonly refusal: ReleaseRefusal } | 'handled';

/**
 * Decides on reports that wait, each as it stands at the moment of writing. A redelivery writes nothing, and is answered
 * as before where what it asked stands.
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
  { decide }: ReleaseDecision,
  asking: KnownAsking,
  office: Office,
): Promise<Decided> {
  const deed = { by: asking.person.id, at: asking.now };
  const { post, outcome } = await office.posts.update<{
    readonly post: Post | undefined;
    readonly outcome: Released | undefined;
  }>(key, (current) => {
    const made: Released = current === undefined ? { kind: 'over' } : decide(current, deed);
    if (made.kind !== 'released') return { result: { post: current, outcome: made } };
    return asking.settled
      ? { result: { post: current, outcome: undefined } }
      : { post: made.post, result: { post: made.post, outcome: made } };
  });
  if (outcome === undefined || post === undefined) return 'handled';
  // Its first delivery did it: the same words again.
  const again = outcome.kind === 'done-before' && asking.redelivered && outcome.deed.by === asking.person.id;
  if (outcome.kind === 'released' || again) return { released: releasedPost(post, asking, office) };
  return { refusal: refusalOf(post, outcome, asking, office) };
}

function releasedPost(post: Post, { now }: KnownAsking, office: Office): ReleasedPost {
  const time = post.at > now ? { time: timeOf(post.at, office.zone) } : {};
  return { post, group: groupTitle(post.key.group, office), ...time };
}

function refusalOf(
  { key }: Post,
  obstacle: ReleaseObstacle,
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
    ...time,
    ...(by === undefined ? {} : { by }),
  };
}
