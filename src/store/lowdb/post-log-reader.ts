import type { Day } from '../../domain/day.ts';
import { postName } from '../../domain/post.ts';
import type { PostLogReader } from '../../ports/post-log.ts';
import { inOrder, isOpen, type LoggedPost } from '../logged-posts.ts';
import { postKey } from '../post-shape.ts';
import { plannedFormat } from './planned-format.ts';
import { plannedFile } from './posts-folder.ts';
import { type PostReading, readDay, readDays, readNames, readSnapshot, setAside } from './read-day.ts';
import { snapshotReading } from './snapshot-reading.ts';

/** Reads the log of posts as of each call, while another process may be writing it. */
export function createPostLogReader(reading: PostReading): PostLogReader {
  const { folder, zone, reader } = reading;
  const dayOf = (day: Day) => readDay(day, reading, 'running');
  const openDays = async () => {
    const effect = '未办结的推送从各日文件重新查起';
    const planned = await reader.read(plannedFile(folder), plannedFormat(zone), effect);
    return planned?.openDays ?? readDays('posts', reading, 'running');
  };
  return {
    get: async (key) => {
      if (postKey(key) !== undefined) return undefined;
      const { posts, lost } = await dayOf(key.day);
      if (lost.has(postName(key))) throw setAside(key);
      return posts.find(({ post }) => postName(post.key) === postName(key))?.post;
    },
    on: async (day) => inOrder((await dayOf(day)).posts),
    open: async () => {
      const open: LoggedPost[] = [];
      for (const day of await openDays()) {
        open.push(...(await dayOf(day)).posts.filter(({ post }) => isOpen(post)));
      }
      return inOrder(open);
    },
    ...snapshotReading({
      days: () => readDays('reports', reading, 'running'),
      names: (day) => readNames('reports', day, reading, 'running'),
      read: (key) => readSnapshot(key, reading),
    }),
  };
}
