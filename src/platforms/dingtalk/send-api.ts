import { z } from 'zod';
import type { Outcome } from '../../ports/post-room.ts';
import { CONFIRMED, refusedBy } from '../outcome.ts';
import { type Answer, type Fetch, postJson } from '../post-json.ts';
import type { AccessToken, AccessTokens } from './access-token.ts';
import type { DingtalkRobot } from './config.ts';
import { type MarkdownPart, msgParamOf } from './encode.ts';
import { failedAnswer } from './failed-answer.ts';

export interface ApiDeps {
  readonly apiBaseUrl: string;
  readonly fetch: Fetch;
  readonly tokens: AccessTokens;
}

export type ApiAddress =
  | { readonly kind: 'group'; readonly openConversationId: string }
  | { readonly kind: 'single'; readonly staffId: string };

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
  deps: ApiDeps,
  robot: DingtalkRobot,
  to: ApiAddress,
  part: MarkdownPart,
): Promise<Outcome> {
  const token = await deps.tokens.get(robot);
  if (token.kind === 'refused') return token;
  const outcome = await post(deps, token, robot, to, part);
  if (outcome.kind !== 'refused' || outcome.reason !== 'bad-credential') return outcome;
  const renewed = await deps.tokens.renew(robot, token);
  return renewed.kind === 'refused' ? renewed : post(deps, renewed, robot, to, part);
}

async function post(
  { apiBaseUrl, fetch }: ApiDeps,
  token: AccessToken,
  robot: DingtalkRobot,
  to: ApiAddress,
  part: MarkdownPart,
): Promise<Outcome> {
  const [path, address] =
    to.kind === 'group'
      ? ['groupMessages/send', { openConversationId: to.openConversationId }]
      : ['oToMessages/batchSend', { userIds: [to.staffId] }];
  const answer = await postJson(
    fetch,
    `${apiBaseUrl.replace(/\/+$/, '')}/v1.0/robot/${path}`,
    JSON.stringify({
      robotCode: robot.code,
      ...address,
      msgKey: 'sampleMarkdown',
      msgParam: msgParamOf(part),
    }),
    { 'x-acs-dingtalk-access-token': token.value },
  );
  return answer.kind === 'answered' ? outcomeOf(answer) : answer;
}

function outcomeOf(answer: Answer): Outcome {
  const sent = sentSchema.safeParse(answer.json).data;
  if (sent === undefined || answer.status >= 300) return failedAnswer(answer);
  if (sent.invalidStaffIdList?.length) return refusedBy('no-such-address', 'invalidStaffIdList');
  if (sent.flowControlledStaffIdList?.length) return refusedBy('throttled', 'flowControlledStaffIdList');
  return CONFIRMED;
}
