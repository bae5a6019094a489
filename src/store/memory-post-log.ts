import type { Instant } from '../domain/instant.ts';
import { postName } from '../domain/post.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { PostLog } from '../ports/post-log.ts';
import { createLoggedPosts } from './logged-posts.ts';
import { checkPost, checkPostKey } from './post-shape.ts';
import { checkSnapshot } from './snapshot-shape.ts';

/** A log of posts that forgets when the programme ends. Checks all that the lasting one checks. */
export function createMemoryPostLog(): PostLog {
  const posts = createLoggedPosts();
  const snapshots = new Map<string, Snapshot>();
  let plannedUntil: Instant | undefined;
  const ofKind = (kind: string) => [...snapshots.values()].filter(({ key }) => key.kind === kind);
  return {
    get: async (key) => posts.get(key)?.post,
    on: async (day) => posts.on(day),
    open: async () => posts.open(),
    update: async (key, change) => {
      checkPostKey(key);
      const current = posts.get(key);
      const { post, result } = change(current?.post);
      if (post === undefined || post === current?.post) return result;
      checkPost(key, post);
      posts.set({ post, place: current?.place ?? posts.takePlace(key.day) });
      return result;
    },
    snapshot: async (key) => snapshots.get(postName(key)),
    freeze: async (snapshot) => {
      checkSnapshot(snapshot);
      const name = postName(snapshot.key);
      const frozen = snapshots.get(name) ?? snapshot;
      snapshots.set(name, frozen);
      return frozen;
    },
    snapshotsBefore: async (kind, group, before, count) =>
      ofKind(kind)
        .filter(({ key }) => key.group === group && key.day < before)
        .sort((a, b) => (a.key.day < b.key.day ? 1 : -1))
        .slice(0, count),
    snapshotsOn: async (kind, day) => ofKind(kind).filter(({ key }) => key.day === day),
    plannedUntil: async () => plannedUntil,
    planUntil: async (moment) => {
      plannedUntil = moment;
    },
  };
}
