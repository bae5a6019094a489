import type { Instant } from '../domain/instant.ts';
import type { Message } from '../domain/message.ts';
import type { AccountPlatform, PersonId } from '../domain/people.ts';
import type { ReleaseMode } from '../domain/post.ts';
import type { ReportAnnex } from '../domain/report-annex.ts';
import type { ReportPicture } from '../domain/report-picture.ts';
import type { FrozenFigures } from '../domain/snapshot.ts';
import type { InSteps } from '../reports/in-steps.ts';
import type { PostMaterial } from '../reports/post-material.ts';

/** For which room a post is put into words. */
export interface Saying {
  /** Whose accounts can be @-ed; absent: nobody is (a chat answer, a draft, the frozen text). */
  readonly platform?: AccountPlatform;
  /** Who has been @-ed today already, in whatever room: they are named only, or not at all. */
  readonly called: ReadonlySet<PersonId>;
  /** How many rows of tasks it may list; what does not fit is counted, a unit a line. */
  readonly mostRows: number;
  /** `late`: 补发. `draft`: for the supervisors, with how to release it. `live`: asked for in a chat. `recomputed`: 补算. */
  readonly as: 'post' | 'late' | 'draft' | 'live' | 'recomputed';
  /** Drafts: how the post is released, and when it is due; absent: only how it can be changed is said. */
  readonly release?: { readonly mode: ReleaseMode; readonly at: Instant };
}

/** A post, ready to be put into words for each of its rooms. */
export interface MadePost {
  /** `calls`: who is really @-ed by the message. */
  say(saying: Saying): { readonly message: Message; readonly calls: readonly PersonId[] };
  /** The rows there are to list: `mostRows` above this changes nothing. */
  readonly rows: number;
  /** Reports only. */
  readonly figures?: FrozenFigures;
  readonly picture?: ReportPicture;
  /** Makes 附表; undefined where nothing may be listed in it. */
  annex?(): InSteps<ReportAnnex | undefined>;
  /** The same report with its 第N期, which it has none of before. */
  numbered?(issue: number): MadePost;
}

/** Makes a post; undefined if there is nothing to say. */
export type MakePost = (material: PostMaterial) => InSteps<MadePost | undefined>;
