import { APP, signedHeaders } from './fake-dingtalk.ts';

/** A message of the county's group, as DingTalk calls the robot with it (platforms.md 7). */
export interface SaidOnDingtalk {
  readonly messageId: string;
  /** Staff id. */
  readonly user: string;
  readonly text: string;
  /** Where the answer goes. */
  readonly session: string;
  /** Epoch milliseconds of the vendor's clock. */
  readonly at: number;
  /** What it is signed with; the robot's own unless said. */
  readonly secret?: string;
}

/** The HTTP status; the answer in words goes to the session. */
export async function sayOnDingtalk(port: number, said: SaidOnDingtalk): Promise<number> {
  const { messageId, user, text, session, at, secret = APP.appSecret } = said;
  const response = await fetch(`http://127.0.0.1:${port}/dingtalk/robot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...signedHeaders(secret, String(at)) },
    body: JSON.stringify({
      conversationId: 'cidAAAA==',
      conversationType: '2',
      conversationTitle: '全县重点工作调度群',
      msgId: messageId,
      msgtype: 'text',
      createAt: at,
      senderId: '$:LWCP_v1:$u1',
      senderNick: '别名',
      senderStaffId: user,
      isInAtList: true,
      robotCode: APP.code,
      sessionWebhook: session,
      sessionWebhookExpiredTime: at + 5_400_000,
      text: { content: text },
    }),
  });
  await response.text();
  return response.status;
}
