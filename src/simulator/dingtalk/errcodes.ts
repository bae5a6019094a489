/** An error of the old API (oapi): always HTTP 200, told apart by `errcode`. */
interface OldApiError {
  readonly errcode: number;
  readonly errmsg: string;
  /** For whoever watches the traffic. */
  readonly explanation: string;
}

/** An error of the new API (`/v1.0/…`): HTTP 4xx with a `code` in words. */
interface ApiError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly explanation: string;
}

/**
 * Every errcode of the old API that is played (platforms.md 7.3, 9.1, 9.3). The vendor lists two codes for a token that
 * does not exist; here 300001 is an empty one and 400101 an unknown one. What a missing field, an upload or wrong app
 * credentials are answered with is not in platforms.md: 40035, 40004, 40006, 40096 as the vendor's public tables have it.
 */
export const OLD_API_ERRORS = {
  busy: { errcode: -1, errmsg: '系统繁忙', explanation: '系统繁忙，请稍后再试' },
  sessionUnknown: {
    errcode: 300001,
    errmsg: 'session 不存在',
    explanation: 'sessionWebhook 不存在或已过期',
  },
  tokenEmpty: { errcode: 300001, errmsg: 'token is not exist', explanation: '地址里没有 access_token' },
  tokenUnknown: {
    errcode: 400101,
    errmsg: 'access_token不存在',
    explanation: '没有使用这个 access_token 的群机器人',
  },
  robotDisabled: { errcode: 400102, errmsg: '机器人已停用', explanation: '群机器人已被停用' },
  robotRemoved: { errcode: 400106, errmsg: '机器人不存在', explanation: '群机器人已被移出群' },
  groupDissolved: { errcode: 400013, errmsg: '群已被解散', explanation: '群已解散' },
  keywordMissing: {
    errcode: 310000,
    errmsg: 'keywords not in content',
    explanation: '安全设置：内容里没有任何一个关键词',
  },
  timestampInvalid: {
    errcode: 310000,
    errmsg: 'invalid timestamp',
    explanation: '安全设置：时间戳缺失，或与当前相差超过1小时',
  },
  signMismatch: { errcode: 310000, errmsg: 'sign not match', explanation: '安全设置：加签不符' },
  throttled: {
    errcode: 410100,
    errmsg: '发送速度太快而限流',
    explanation: '每分钟超过20条，限流10分钟',
  },
  typeUnknown: { errcode: 400105, errmsg: '不支持的消息类型', explanation: 'webhook 不支持这种消息类型' },
  typeNotPlayed: {
    errcode: 400105,
    errmsg: 'not simulated: link, actionCard, feedCard',
    explanation: '钉钉支持这种消息类型，模拟器不支持',
  },
  jsonMissing: { errcode: 40035, errmsg: '缺少参数 json', explanation: '请求体为空，或不是 JSON 对象' },
  textMissing: { errcode: 40035, errmsg: '缺少参数 text.content', explanation: '文本消息没有内容' },
  markdownMissing: {
    errcode: 40035,
    errmsg: '缺少参数 markdown.title or markdown.text',
    explanation: 'markdown 消息须有标题和正文',
  },
  contentType: {
    errcode: 43004,
    errmsg: '无效的HTTP HEADER Content-Type',
    explanation: 'Content-Type 须为 application/json',
  },
  tooLong: { errcode: 460101, errmsg: 'message too long', explanation: '消息超过20000字节' },
  appKeyMissing: {
    errcode: 40035,
    errmsg: '缺少参数 corpid or appkey',
    explanation: '地址里没有 appkey 或 appsecret',
  },
  appSecretWrong: {
    errcode: 40096,
    errmsg: '不合法的appKey或appSecret',
    explanation: 'appkey 与 appsecret 不符',
  },
  accessTokenInvalid: {
    errcode: 40014,
    errmsg: '不合法的access_token',
    explanation: 'access_token 不是这里签发的',
  },
  accessTokenExpired: { errcode: 42001, errmsg: 'access_token超时', explanation: 'access_token 已过期' },
  mediaMissing: { errcode: 40035, errmsg: '缺少参数 media', explanation: '没有名为 media 的带文件名的分段' },
  mediaType: {
    errcode: 40004,
    errmsg: '不合法的媒体文件类型',
    explanation: 'type 缺失，或图片不是 jpg、gif、png、bmp',
  },
  mediaTooBig: { errcode: 40006, errmsg: '不合法的文件大小', explanation: '文件为空，或超过20MB' },
  notSimulated: { errcode: 40008, errmsg: 'not simulated', explanation: '模拟器没有这个接口' },
} as const satisfies Record<string, OldApiError>;

/** Every code of the new API that is played (platforms.md 9.2, 9.3, 9.6; `invalidParameter.…` as the vendor's page lists them). */
export const API_ERRORS = {
  clientSecretWrong: {
    status: 400,
    code: 'invalidClientIdOrSecret',
    message: '无效的clientId或者clientSecret',
    explanation: 'appKey 与 appSecret 不符',
  },
  accessTokenInvalid: {
    status: 401,
    code: 'InvalidAuthentication',
    message: '不合法的access_token',
    explanation: 'access_token 缺失、不存在或已过期',
  },
  quotaUsedUp: {
    status: 403,
    code: 'ApiCountLimitForOrg',
    message: '本月接口调用次数已用完（90020）',
    explanation: '本月的接口调用次数已用完',
  },
  tooFast: {
    status: 400,
    code: 'send.too.fast',
    message: '发送过于频繁',
    explanation: '每秒调用超过上限',
  },
  bodyInvalid: {
    status: 400,
    code: 'Invalidbody',
    message: 'Specified parameter body is not valid.',
    explanation: '请求体不是 JSON 对象',
  },
  robotUnknown: {
    status: 400,
    code: 'robotCode.notExsit',
    message: '机器人不存在',
    explanation: 'robotCode 不是这个应用的机器人',
  },
  conversationMissing: {
    status: 400,
    code: 'miss.openConversationId',
    message: '缺少openConversationId',
    explanation: '没有 openConversationId',
  },
  userIdsEmpty: {
    status: 400,
    code: 'invalidParameter.userIds.empty',
    message: '用户userId列表为空',
    explanation: '没有接收人',
  },
  userIdsTooMany: {
    status: 400,
    code: 'invalidParameter.userIds.overMax',
    message: '用户userId列表超过上限',
    explanation: '一次最多20名接收人',
  },
  messageKeyEmpty: {
    status: 400,
    code: 'invalidParameter.msgKey.empty',
    message: 'msgKey缺失',
    explanation: '没有 msgKey',
  },
  messageParamInvalid: {
    status: 400,
    code: 'invalidParameter.msgParam.invalid',
    message: 'msgParam必须是json格式',
    explanation: 'msgParam 不是 JSON 字符串，或缺少这种消息须有的键',
  },
  messageParamTooLong: {
    status: 400,
    code: 'invalidParameter.msgParam.tooLong',
    message: 'msgParam超过长度上限',
    explanation: 'msgParam 超过15000字节',
  },
  messageKeyNotPlayed: {
    status: 400,
    code: '40008',
    message: 'not simulated: msgKey',
    explanation: '模拟器不支持这种 msgKey',
  },
} as const satisfies Record<string, ApiError>;

export type OldApiErrorName = keyof typeof OLD_API_ERRORS;
export type ApiErrorName = keyof typeof API_ERRORS;
