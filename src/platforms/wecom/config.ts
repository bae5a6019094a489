import { z } from 'zod';

/** One AI bot (智能机器人) with its callback's credentials (platforms.md 1.2). */
const wecomBotSchema = z.strictObject({
  id: z.string().regex(/^[0-9A-Za-z_-]+$/, '只能用字母、数字、- 或 _'),
  token: z.string().regex(/^[0-9A-Za-z]{3,32}$/, '应为3–32位字母或数字，见智能机器人“API 设置”页的 Token'),
  encodingAESKey: z
    .string()
    .regex(/^[0-9A-Za-z+/]{43}$/, '应为43位，见智能机器人“API 设置”页的 EncodingAESKey'),
  /** Empty for an enterprise's own AI bot; a suite id for a third-party one. */
  receiveId: z.string().default(''),
});

export const wecomSchema = z.strictObject({
  /** Private deployments and 政务微信 have their own host (platforms.md 6). */
  baseUrl: z.url().default('https://qyapi.weixin.qq.com'),
  bots: z.array(wecomBotSchema).min(1),
  /** Content types taken besides none at all; the vendor documents none (platforms.md 1.3). */
  contentTypes: z.array(z.string().min(1)).default(['application/json']),
});

/** Where a group lives on WeCom; the webhook's key is the whole credential of its pushes. */
export const wecomRoomSchema = z.strictObject({
  chatId: z.string().min(1),
  webhookKey: z.string().min(1).optional(),
});

export type WecomConfig = z.infer<typeof wecomSchema>;
export type WecomBot = WecomConfig['bots'][number];
