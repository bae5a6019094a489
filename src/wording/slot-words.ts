import type { Part, PartContent, PostKind, Slot, SlotReason, SlotState } from '../domain/post.ts';

/** What each post is called. */
export const POST_NAMES: Readonly<Record<PostKind, string>> = {
  overdue: '每日提醒',
  'near-due': '临期提醒',
  unreported: '催报',
  weekly: '周调度',
  monthly: '月通报',
  quarterly: '季督导',
  halfyear: '双过半通报',
  yearly: '年终通报',
};

/** What became of a post in a room. */
export const SLOT_STATES: Readonly<Record<SlotState, string>> = {
  planned: '待发',
  sending: '发送中',
  sent: '已发',
  failed: '发送失败',
  unknown: '是否送达不明',
  missed: '错过时间未发',
  skipped: '未发',
};

/** Why it is where it is. */
export const SLOT_REASONS: Readonly<Record<SlotReason, string>> = {
  'not-yet-due': '未到时间',
  stopped: '已暂停发送',
  unsigned: '待签发',
  'draft-not-shown': '送审稿没有送到督查员',
  budget: '排队等待发送',
  retry: '稍后重试',
  'under-way': '正在发送',
  'too-late': '到点时程序未运行，已过补发时间',
  'quiet-hours': '设定时间在8时至18时之外',
  'nothing-to-say': '没有需要发的内容',
  'not-configured': '配置中已无此群或此项推送',
  'not-made': '生成内容出错，请联系管理员',
  'expired-session': '会话已过期',
  'bad-credential': '平台不接受密钥或令牌，请联系管理员',
  forbidden: '平台未授权（权限或IP），请联系管理员',
  throttled: '平台限流',
  'over-quota': '平台本月调用额度已用完',
  'security-setting': '不符合机器人安全设置，请联系管理员',
  'no-such-address': '群或机器人已不存在或停用，请联系管理员',
  'no-address': '没有可回复的地址',
  'unsafe-content': '平台内容审核未通过',
  'too-long': '内容超过平台长度限制',
  'bad-request': '平台不接受请求，请联系管理员',
  'vendor-busy': '平台繁忙',
  unreachable: '网络不通',
  redirected: '地址被转向，请联系管理员',
  'web-page': '返回了网页（可能被拦截）',
  other: '平台返回未知错误，请联系管理员',
  timeout: '等待平台答复超时',
  'connection-lost': '连接中断',
  'server-error': '平台内部错误',
  'unreadable-answer': '平台答复无法识别',
  interrupted: '发送时程序中断',
};

/** `发送失败（平台限流）`, `待发（待签发）`; of a sent one, what of it was refused: `已发（图片未送达）`. */
export function slotText({ state, reason, parts }: Pick<Slot, 'state' | 'reason' | 'parts'>): string {
  const why = state === 'sent' ? lostText(parts) : reason && SLOT_REASONS[reason];
  return why === undefined ? SLOT_STATES[state] : `${SLOT_STATES[state]}（${why}）`;
}

const LOST: Readonly<Record<PartContent['kind'], string>> = {
  text: '部分内容',
  picture: '图片',
  file: '附表',
};

function lostText(parts: readonly Part[]): string | undefined {
  const lost = (state: Part['state']): string =>
    [...new Set(parts.filter((part) => part.state === state).map(({ content }) => LOST[content.kind]))].join(
      '、',
    );
  const [refused, unknown] = [lost('refused'), lost('unknown')];
  const words = [
    ...(refused === '' ? [] : [`${refused}未送达`]),
    ...(unknown === '' ? [] : [`${unknown}是否送达不明`]),
  ];
  return words.length === 0 ? undefined : words.join('，');
}
