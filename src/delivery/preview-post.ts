import type { Instant } from '../domain/instant.ts';
import { isReportKind, type PartContent, type PostKey } from '../domain/post.ts';
import type { PostLogReader } from '../ports/post-log.ts';
import type { PostRoom } from '../ports/post-room.ts';
import { inTurns } from '../reports/in-steps.ts';
import { MAKE_POST } from '../wording/make-post.ts';
import { calledOn } from './called-on.ts';
import { gatherMaterial, type MaterialParts } from './gather-material.ts';
import { splitFor } from './split.ts';

/** What would go to one room; a picture and a file by their names. */
export interface PreviewedRoom {
  readonly platform: PostRoom['platform'];
  readonly texts: readonly Extract<PartContent, { kind: 'text' }>[];
  readonly attachments: readonly string[];
}

export interface PreviewParts extends MaterialParts {
  readonly log: PostLogReader;
  /** The number the next report of a kind would get. */
  readonly nextIssue: (key: PostKey) => Promise<number>;
}

/** Exactly what a post would be, room by room, as of its day; nothing is written. Empty if there is nothing to say. */
export async function previewPost(
  key: PostKey,
  rooms: readonly PostRoom[],
  now: Instant,
  parts: PreviewParts,
): Promise<readonly PreviewedRoom[]> {
  const post = await parts.log.get(key);
  const material = await gatherMaterial(
    { key, ...(post === undefined ? {} : { release: post.release }) },
    now,
    parts,
  );
  const unnumbered = await inTurns(MAKE_POST[key.kind](material));
  if (unnumbered === undefined) return [];
  const made = unnumbered.numbered?.(await issueOf(key, parts)) ?? unnumbered;
  const annex = made.annex && (await inTurns(made.annex()));
  const called = await calledOn(key.day, parts.log);
  const previewed: PreviewedRoom[] = [];
  for (const room of rooms) {
    const saying = { called, as: 'post', platform: room.platform } as const;
    const { parts: texts, calls } = await inTurns(splitFor(made, saying, room));
    for (const id of calls) called.add(id);
    const picture =
      made.picture !== undefined && room.takes.has('picture') ? [`${made.picture.title}.png`] : [];
    const file = annex === undefined ? [] : [`${annex.title}.xlsx`];
    previewed.push({ platform: room.platform, texts, attachments: [...picture, ...file] });
  }
  return previewed;
}

async function issueOf(key: PostKey, { log, nextIssue }: PreviewParts): Promise<number> {
  if (!isReportKind(key.kind)) return nextIssue(key);
  const given = (await log.snapshotsOn(key.kind, key.day)).find(({ issue }) => issue !== undefined)?.issue;
  return given ?? nextIssue(key);
}
