interface Explained {
  /** The short English of the vendor's answers. */
  readonly errmsg: string;
  /** For people at the simulator. */
  readonly meaning: string;
}

/**
 * Every errcode this double claims (platforms.md 3, 4.2, 4.3). What exists at WeCom and is not played here answers 40008
 * with words of its own.
 */
export const ERRCODES = {
  [-1]: { errmsg: 'system busy', meaning: '系统繁忙，可稍后重试' },
  40001: { errmsg: 'invalid credential', meaning: '企业 ID 或应用的 Secret 不对' },
  40008: { errmsg: 'invalid message type', meaning: '消息类型不对' },
  40014: { errmsg: 'invalid access_token', meaning: 'access_token 不对' },
  40058: { errmsg: 'invalid Request Parameter', meaning: '参数不合要求，整条拒收' },
  42001: { errmsg: 'access_token expired', meaning: 'access_token 已过期，需重新获取' },
  44001: { errmsg: 'empty media data', meaning: '上传的文件是空的' },
  44004: { errmsg: 'empty content', meaning: '消息内容为空' },
  45009: { errmsg: 'api freq out of limit', meaning: '超过频率限制，本条不发' },
  81013: { errmsg: 'user & party & tag all invalid', meaning: '收件人全部无效' },
  93000: { errmsg: 'invalid webhook url', meaning: 'webhook 地址不对，或机器人已被移出群' },
} as const satisfies Readonly<Record<number, Explained>>;

export type Errcode = keyof typeof ERRCODES;
