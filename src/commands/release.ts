import { type Act, mayAtAll } from '../domain/permissions.ts';
import { signed, stopped, withheldBy } from '../domain/release.ts';
import type { Command, CommandOf, PostSaid } from '../language/command.ts';
import { signedReply, stoppedReply } from '../wording/release.ts';
import { decideRelease, type ReleaseDecision } from './decide-release.ts';
import { findPosts } from './find-post.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';

/** 签发: a 审定人 lets a report go that waits for it, or that was stopped. */
export async function sign(command: CommandOf<'sign'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const decision: ReleaseDecision = {
    command,
    decide: signed,
    say: (posts) => signedReply(posts, asking.openYear),
  };
  return onReports(command, 'sign', (withheld) => withheld !== undefined, decision, asking, office);
}

/** 暂停发送: a report that would go by itself, or is signed, waits until it is signed. */
export async function hold(command: CommandOf<'hold'>, asking: KnownAsking, office: Office): Promise<Answer> {
  const decision: ReleaseDecision = {
    command,
    decide: stopped,
    say: (posts) => stoppedReply(posts, mayAtAll(asking.person, 'sign')),
  };
  return onReports(command, 'release', (withheld) => withheld === undefined, decision, asking, office);
}

async function onReports(
  command: CommandOf<'sign' | 'hold'>,
  act: Act,
  isLikely: (withheld: ReturnType<typeof withheldBy>) => boolean,
  decision: ReleaseDecision,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (!mayAtAll(asking.person, act)) return refused({ code: 'not-to-release', act });
  const likely = ({ release }: Parameters<typeof signed>[0]): boolean => isLikely(withheldBy(release));
  const found = await findPosts(command, likely, asking, office);
  switch (found.kind) {
    case 'refused':
      return refused(found.refusal);
    case 'which':
      return {
        kind: 'asks',
        reason: 'which-report',
        options: found.options.map((post): Command => withPost(command, post)),
      };
    case 'posts':
      return decideRelease(found.posts, decision, asking, office);
  }
}

/** The same command of the reports that were chosen. */
export function withPost<C extends { readonly post?: PostSaid }>(command: C, post: PostSaid): C {
  return { ...command, post };
}
