import type { Day } from '../../domain/day.ts';
import { type Post, type PostKey, postName } from '../../domain/post.ts';
import type { PostChange, PostLog } from '../../ports/post-log.ts';
import { isOpen, type LoggedPost, type LoggedPosts } from '../logged-posts.ts';
import { checkPost, checkPostKey, postKey } from '../post-shape.ts';
import type { DayShelves } from './day-shelves.ts';
import type { EnsureFolder } from './durable-folders.ts';
import type { FileWriter } from './file-writer.ts';
import { openDocument } from './json-document.ts';
import type { KeyQueue } from './key-queue.ts';
import type { LowdbPlanned } from './lowdb-planned.ts';
import { postFormat } from './post-format.ts';
import { daySteps, postFile } from './posts-folder.ts';
import { setAside } from './read-day.ts';

export interface PostParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly queue: KeyQueue;
  readonly ensure: EnsureFolder;
  readonly posts: LoggedPosts;
  readonly shelves: DayShelves;
  readonly planned: Pick<LowdbPlanned, 'whileOpening'>;
}

/** The posts: recent and open days in memory, each post in its file. The memory holds only what is durable. */
export function createLowdbPosts(parts: PostParts): Pick<PostLog, 'get' | 'on' | 'open' | 'update'> {
  const { posts, shelves } = parts;
  return {
    get: async (key) => {
      if (postKey(key) !== undefined) return undefined;
      return shelves.use(key.day, (lost) => {
        if (lost.has(postName(key))) throw setAside(key);
        return posts.get(key)?.post;
      });
    },
    on: (day: Day) => shelves.use(day, () => posts.on(day)),
    open: async () => posts.open(),
    update: async <R>(key: PostKey, change: (current: Post | undefined) => PostChange<R>) => {
      checkPostKey(key);
      return parts.queue(`post ${postName(key)}`, () =>
        shelves.use(key.day, async (lost) => {
          if (lost.has(postName(key))) throw setAside(key);
          const current = posts.get(key);
          const { post, result } = change(current?.post);
          if (post === undefined || post === current?.post) return result;
          checkPost(key, post);
          await writePost({ post, place: current?.place ?? posts.takePlace(key.day) }, parts);
          return result;
        }),
      );
    },
  };
}

async function writePost(logged: LoggedPost, parts: PostParts): Promise<void> {
  const { folder, zone, posts, planned } = parts;
  const { key } = logged.post;
  const write = async () => {
    await parts.ensure(...daySteps('posts', key.day));
    await openDocument(postFile(folder, 'posts', key), postFormat(key, zone), parts.write).write(logged);
    posts.set(logged);
  };
  await (isOpen(logged.post) ? planned.whileOpening(key.day, write) : write());
}
