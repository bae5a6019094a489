import { z } from 'zod';
import { type Answer, type Fetch, postJson } from '../ask-vendor.ts';
import { CONFIRMED, refusal, type Told } from '../outcome.ts';
import { trustedOriginOf } from '../trusted-origin.ts';
import { type DingtalkTokens, withToken } from './access-token.ts';
import type { DingtalkRobot } from './config.ts';
import { failedAnswer } from './failed-answer.ts';

export interface ApiDeps {
  readonly apiBaseUrl: string;
  readonly fetch: Fetch;
  readonly tokens: Pick<DingtalkTokens, 'api'>;
}

export type ApiAddress =
  | { readonly kind: 'group'; readonly openConversationId: string }
  | { readonly kind: 'single'; readonly staffId: string };

/** One of the vendor's templates and what stands in it (platforms.md 9.2). */
export type ApiMessage =
  | {
      readonly msgKey: 'sampleMarkdown';
      readonly msgParam: { readonly title: string; readonly text: string };
    }
  | { readonly msgKey: 'sampleImageMsg'; readonly msgParam: { readonly photoURL: string } }
  | {
      readonly msgKey: 'sampleFile';
      readonly msgParam: { readonly mediaId: string; readonly fileName: string; readonly fileType: string };
    };

const sentSchema = z.object({
  processQueryKey: z.string().min(1),
  invalidStaffIdList: z.array(z.string()).nullish(),
  flowControlledStaffIdList: z.array(z.string()).nullish(),
});

/**
 * Posts as the robot by the server API (platforms.md 9.2), which @-s nobody. A token that is no longer taken is renewed
 * once.
 */
export async function sendByApi(
  { apiBaseUrl, fetch, tokens }: ApiDeps,
  robot: DingtalkRobot,
  to: ApiAddress,
  { msgKey, msgParam }: ApiMessage,
): Promise<Told> {
  if (trustedOriginOf(apiBaseUrl) === undefined) return refusal('unreachable', 'permanent', 'not-https');
  const [path, address] =
    to.kind === 'group'
      ? ['groupMessages/send', { openConversationId: to.openConversationId }]
      : ['oToMessages/batchSend', { userIds: [to.staffId] }];
  const url = `${apiBaseUrl.replace(/\/+$/, '')}/v1.0/robot/${path}`;
  // The parameters are JSON in a string.
  const body = { robotCode: robot.code, ...address, msgKey, msgParam: JSON.stringify(msgParam) };
  return withToken(tokens.api, robot, async (token): Promise<Told> => {
    const answer = await postJson(fetch, url, JSON.stringify(body), { 'x-acs-dingtalk-access-token': token });
    return answer.kind === 'answered' ? readSent(answer) : answer;
  });
}

function readSent(answer: Answer): Told {
  const sent = sentSchema.safeParse(answer.json).data;
  if (sent === undefined || answer.status >= 300) return failedAnswer(answer);
  if (sent.invalidStaffIdList?.length) return refusal('no-such-address', 'permanent', 'invalidStaffIdList');
  if (sent.flowControlledStaffIdList?.length) {
    return refusal('throttled', 'retry', 'flowControlledStaffIdList');
  }
  return CONFIRMED;
}
