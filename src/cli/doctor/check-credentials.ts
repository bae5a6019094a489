import type { Config } from '../../config/schema.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('credentials');

/** Whether DingTalk gives an app a token; if not, why (`FailureReason`). */
export type AskToken = (app: {
  readonly appKey: string;
  readonly appSecret: string;
}) => Promise<{ readonly kind: 'token' } | { readonly kind: 'refused'; readonly reason: string }>;

/** Whether DingTalk takes the keys of its robots. WeCom's can only be tried by a message. */
export async function checkCredentials(
  { dingtalk }: Pick<Config, 'dingtalk'>,
  askToken: AskToken,
): Promise<readonly Finding[]> {
  const robots = dingtalk?.robots ?? [];
  return Promise.all(
    robots.map(async ({ code, appKey, appSecret }) => {
      const answer = await askToken({ appKey, appSecret });
      if (answer.kind === 'token') return ok(`密钥：钉钉接受机器人 ${code} 的 AppKey、AppSecret`);
      const { reason } = answer;
      return reason === 'bad-credential'
        ? wrong(
            `密钥：钉钉不接受机器人 ${code} 的 AppKey 或 AppSecret`,
            '照开发者后台“凭证与基础信息”重新抄一遍，两样要属于同一个应用',
          )
        : attention(
            `密钥：没能向钉钉核对机器人 ${code} 的 AppKey、AppSecret（${reason}）`,
            '先看网络一项，稍后再查',
          );
    }),
  );
}
