import { z } from 'zod';

const dingtalkRobotSchema = z.strictObject({
  /** The robotCode. */
  code: z.string().min(1),
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
});

export const dingtalkSchema = z.strictObject({
  apiBaseUrl: z.url().default('https://api.dingtalk.com'),
  oapiBaseUrl: z.url().default('https://oapi.dingtalk.com'),
  /** Further origins a `sessionWebhook` may have, besides that of `oapiBaseUrl` (scheme, host, port). */
  sessionOrigins: z.array(z.url()).default([]),
  robots: z.array(dingtalkRobotSchema).min(1),
});

/** Where a group lives on DingTalk; the webhook is that of the group's robot. */
export const dingtalkRoomSchema = z.strictObject({
  conversationId: z.string().min(1),
  webhookToken: z.string().min(1).optional(),
  webhookSecret: z.string().min(1).optional(),
});

export type DingtalkConfig = z.infer<typeof dingtalkSchema>;
export type DingtalkRobot = DingtalkConfig['robots'][number];
export type DingtalkRoom = z.infer<typeof dingtalkRoomSchema>;
