import { isoOf } from '../../domain/instant.ts';
import { type Post, type PostKey, postName } from '../../domain/post.ts';
import type { LoggedPost } from '../logged-posts.ts';
import { postFields } from '../post-shape.ts';
import { count, object, wrongText } from '../shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { POST_MIGRATIONS } from './migrations.ts';
import { mapMoments, moment, readMoment } from './moments.ts';

const check = object<Post & Pick<LoggedPost, 'place'>>({ ...postFields(moment), place: count });

/** `posts/2026-11-23/overdue.all.json`: the post as it is in memory, its moments as ISO text. */
export function postFormat(key: PostKey, zone: string): DocumentFormat<LoggedPost> {
  return {
    migrations: POST_MIGRATIONS,
    format: ({ post, place }) => mapMoments({ place, ...post }, (at) => isoOf(Number(at), zone)),
    parse: (document) => {
      const wrong = check(document);
      if (wrong !== undefined) return { wrong: wrongText(wrong) };
      const { place, ...post } = mapMoments(document, readMoment) as unknown as Post & { place: number };
      if (postName(post.key) !== postName(key)) {
        return { wrong: `文件名是${postName(key)}，内容却是${postName(post.key)}` };
      }
      return { value: { post, place } };
    },
  };
}
