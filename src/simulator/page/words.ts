import type { FaultKind } from '../faults.ts';
import type { ExchangeOutcome } from '../traffic.ts';
import type { Vendor } from '../world.ts';

/** Every sentence people read on the sandbox page. */
export const WORDS = {
  title: '督办 · 沙盒',
  brand: '督办沙盒',
  brandNote: '企业微信、钉钉都在本机扮演',
  skipToInput: '跳到输入框',
  sandboxTime: '沙盒时间',
  jump: '跳到…',
  jumpTo: '跳到这一刻',
  jumpLabel: '把沙盒时间跳到',
  jumpNote: '途中该发的提醒和报告都会照常发出。只能往后走。',
  moving: '时间在走…',
  lamps: '当前状况',
  activeFault: (name: string) => `故障：${name}`,
  moreFaults: (count: number) => `另有故障 ${count} 项`,
  notSimulated: (count: number) => `未模拟 ${count}`,

  choose: '换群、换人',
  chooseShort: '换群',
  chooseHeading: '选会话和身份',
  groups: '工作群',
  privates: '单聊机器人',
  people: '我是',
  external: '外部联系人',
  nothingSaidYet: '还没有消息',
  close: '关闭',
  privacy: '消息只在本机来往，不会发到真的企业微信、钉钉。数据是样例台账，每次启动重建，放心试。',

  vendor: { wecom: '企业微信', dingtalk: '钉钉' } satisfies Record<Vendor, string>,
  roomNote: { group: '工作群', single: '单聊' },
  log: '聊天记录',
  earlier: (count: number) => `更早的 ${count} 条不再显示`,
  welcome: '这是一个模拟的工作群',
  welcomeNote: (name: string) =>
    `你现在是${name}。点下面的一条试试，或者直接打字；这里发的每条都会自动 @ 机器人。`,
  welcomeMorning: (label: string) => `再点上面的“${label}”，看机器人早上发什么。`,
  welcomePrivate: (vendor: Vendor) => `${WORDS.vendor[vendor]}里与机器人的单聊`,
  enter: '进入会话',
  enterNote: '当天第一次打开单聊，平台会告诉机器人一声，机器人可以先打招呼。',
  privateNote: '直接打字就行，单聊不用 @。',
  robot: '机器人',
  me: '我',
  quote: '引用',
  quoteThis: (whose: string) => `引用${whose}的这条消息`,
  quoting: (whose: string) => `引用 ${whose}：`,
  dropQuote: '不引用了',
  picture: '图片',
  pictureLink: (alt: string) => (alt === '' ? '［图片］' : `［图片］${alt}`),
  gone: '文件已不在',
  unanswered: '平台没有收到可用的应答',
  deliveredTimes: (count: number) => `平台投递了 ${count} 次`,
  lookUnder: '看报文',

  suggestions: '试试这些',
  speakAs: '我是',
  change: '换人',
  inputLabel: (bot: string, group: boolean) => (group ? `对 @${bot} 说` : `对${bot}说`),
  send: '发送',
  noScript: '浏览器没有运行脚本：发送后页面会整页刷新，新消息请手动刷新。',
  refresh: '刷新',

  under: '看看底下发生了什么',
  underShort: '底下',
  traffic: '往来报文',
  trafficNote: '平台与机器人之间的每一次 HTTP 往来，最新的在上面。',
  noTraffic: '还没有往来。发一条消息，这里就会出现平台和机器人说了什么。',
  trafficCut: (shown: number, all: number) => `只列最近 ${shown} 次，共 ${all} 次；全部见`,
  direction: { callback: '平台 → 机器人', request: '机器人 → 平台' },
  outcome: {
    ok: '成功',
    refused: '被拒',
    broken: '中断',
    'not-simulated': '未模拟',
  } satisfies Record<ExchangeOutcome, string>,
  notSimulatedNote: '沙盒没有扮演这个接口',
  request: '请求',
  response: '应答',
  noResponse: '没有应答',
  headers: '请求头',
  body: '正文（原文）',
  emptyBody: '（空）',
  opened: '解密后',
  readable: '正文（排版后）',
  cut: (length: number) => `…（共 ${length} 字，其余见 JSON）`,
  redeliver: '再投递一次',
  redeliverNote: '像平台重试那样，同一条消息、同一个编号再送一次',

  faults: '故障开关',
  faultsNote: '真实的平台会出错。打开一个，看机器人怎么应对。',
  faultGroups: { callback: '平台叫机器人时', refusal: '机器人叫平台时，平台不收', taken: '平台收下之后' },
  faultOff: '关',
  faultOnce: '一次',
  faultOn: '一直',
  faultLeft: (left: number) => `还剩 ${left} 次`,
  faultUntilOff: '直到关闭',
} as const;

interface FaultWords {
  readonly name: string;
  /** One sentence: what it does. */
  readonly does: string;
  /** What its amount is, where it has one. */
  readonly amount?: {
    readonly label: string;
    readonly min: number;
    readonly max: number;
    readonly usual: number;
  };
}

export const FAULT_WORDS: Readonly<Record<FaultKind, FaultWords>> = {
  redeliver: {
    name: '重复投递',
    does: '平台把同一条消息再送几次，编号不变；台账只应记一次。',
    amount: { label: '多送几次', min: 1, max: 3, usual: 1 },
  },
  'reply-lost': { name: '应答丢失', does: '机器人答了，平台没收到，于是平台重试。' },
  'forged-signature': { name: '伪造签名', does: '有人冒充平台送来消息，签名对不上，机器人应当拒绝。' },
  busy: { name: '系统繁忙', does: '平台回“系统繁忙”，这次什么也没收下。' },
  throttled: { name: '发送限流', does: '平台说这一分钟发得太多，请稍后再发。' },
  banned: { name: '封禁', does: '平台一段时间内拒绝这个机器人的全部请求。' },
  removed: { name: '移出群聊', does: '推送机器人已被移出群，发什么都不收。' },
  'token-expired': { name: '凭证过期', does: '访问凭证提前失效，机器人要重新换一个。' },
  'session-expired': { name: '会话地址过期', does: '钉钉的临时回复地址失效，机器人要改走接口回复。' },
  'server-error': {
    name: '网关错误',
    does: '平台的网关出错，没有内容可读。',
    amount: { label: '状态码', min: 500, max: 599, usual: 502 },
  },
  'not-json': { name: '应答不是 JSON', does: '平台回一页 HTML，机器人不能把它当成功。' },
  slow: {
    name: '应答很慢',
    does: '平台收下了，但过一会儿才回话。',
    amount: { label: '慢多少毫秒', min: 100, max: 60_000, usual: 3_000 },
  },
  'no-answer': { name: '一直不应答', does: '平台收下了，却不回话，直到机器人等不下去。' },
  'reset-after-accept': { name: '收下后断线', does: '平台收下了，连接却断了，机器人不知道发出去没有。' },
  'accepted-but-dropped': { name: '收下却不显示', does: '平台回“成功”，群里却什么也没出现。' },
  'mention-unresolved': { name: '@ 不到人', does: '消息发出去了，但 @ 的人没有收到提醒。' },
};

/** What is wrong with a request, and what to do. */
export const REFUSALS = {
  notLoopback:
    '沙盒只给本机打开：请用 http://127.0.0.1 或 http://localhost 访问。要让别的机器也能打开，请在配置里写 server.sandbox: open，并自行限制谁能访问。',
  foreign: '这个请求来自别的网页，没有执行。请在沙盒页面里操作。',
  tooLarge: '内容太大，没有收下（上限 64 KB）。',
  contentType: '请用表单（application/x-www-form-urlencoded）或 JSON（application/json）提交。',
  notJson: 'JSON 读不懂：请提交一个对象，值为文字、数字或真假。',
  noSuchPage: '沙盒里没有这个地址。',
  method: '这个地址不接受这种请求方法。',
  noRoom: (key: string) => `没有这个会话：${key || '（未写 room）'}。可用的见 /sandbox/rooms。`,
  noPerson: (account: string) => `没有这个人：${account || '（未写 who）'}。`,
  notHisRoom: '这是别人与机器人的单聊，请换成自己的。',
  notPrivate: '只有单聊才能“进入会话”。',
  noText: '没有写内容（text）。',
  noSuchMessage: (id: string) => `这个会话里没有说过编号为 ${id || '（未写 messageId）'} 的话，不能再投递。`,
  noFault: (kind: string) => `没有这种故障：${kind || '（未写 kind）'}。`,
  faultOn: '请说明开还是关：on 为 true 或 false。',
  amount: (label: string, min: number, max: number) =>
    `${label}：请写 ${min} 到 ${max} 之间的整数（amount）。`,
  noAmount: '这种故障没有数量（amount）。',
  clockFixed: '这里不能拨时间。',
  clockBusy: '时间正在走，请等它走完。',
  notMoment: '看不懂要跳到什么时候：请写成 2026-11-24T08:30（to），或 morning。',
  notLater: '时间只能往后走，不能回到过去。',
  tooFar: (days: number) => `一次最多往后跳 ${days} 天。`,
  failed: '没有办成：沙盒出错了，请看启动它的终端。',
  back: '回到沙盒',
} as const;
