import { entry, type LexiconEntry, lamp, list } from './lexicon-entry.ts';
import { OFFICE_ENTRIES } from './office-lexicon.ts';
import { OWNER_ENTRIES } from './owner-lexicon.ts';
import { REPORT_ENTRIES } from './report-lexicon.ts';

export type { LexiconEntry, LexiconKind } from './lexicon-entry.ts';

const OFFERED: readonly LexiconEntry[] = [
  entry(
    'progress',
    '进度',
    '反馈 汇报 报送 更新 上报 进展 报进度 报进展 更新进度 更新进展 汇报进度 汇报进展 反馈进度 反馈进展 上报进度 上报进展 报送进度 报送进展 进度汇报 进展汇报 进度更新 进度反馈 进度上报 进度报告 进度报送 进展情况 进度情况 填报 填报进度 填进度 登记进度 录入进度 录进度',
    '进度 12 60% 完成招标 · 12号 60% · 进度 12 3.2亿元 · 12 无变化',
  ),
  entry('accept', '签收', '接收 收到 领取 已签收 已收到 已接收', '签收 12 13 · 12号收到'),
  entry(
    'accept',
    '签收全部',
    '全部签收 全签收 全都签收 全都签收了 都签收 一键签收 签收所有 签收所有任务 签收全部任务 全部任务签收 全部任务都签收 我的任务全部签收 签收我的全部任务 所有任务签收 都签收了 全部签收了 全部签收一下 签收了全部',
    '签收全部',
    { kind: 'accept', refs: 'all' },
  ),
  entry(
    'submit',
    '办结',
    '已办结 申请办结 申请 提请 报请 申请销号 提请销号 报请销号 请求销号 提交办结 报办结 报请办结 提请办结 办结申请 销号申请',
    '办结 12 说明 · 12号已办结',
  ),
  entry(
    'undo',
    '撤销',
    '撤回 撤消 撤销上一条 撤回上一条 撤销刚才的 撤回刚才的 撤销刚才那条 撤回刚才那条 撤销刚才 撤回刚才 撤销上条 撤回上条 我要撤销 我要撤回 撤销吧 撤回吧 撤销操作 撤销记录',
    '撤销',
    { kind: 'undo' },
  ),
  entry(
    'bind',
    '绑定',
    '申请绑定 请求绑定 我要绑定 绑定账号 账号绑定 绑定帐号 绑定身份 身份绑定',
    '绑定 张三 住建局',
  ),
  entry('approve-bind', '同意绑定', '通过绑定 批准绑定 确认绑定 绑定同意', '同意绑定 3'),
  entry(
    'mine',
    '我的任务',
    '我任务 我负责的任务 我的事项 我牵头的任务 我的督办 我的督办任务 我的台账',
    '我的任务',
    {
      kind: 'mine',
      filter: 'all',
    },
  ),
  entry('mine', '我的逾期', '我逾期 我逾期的 我的逾期任务 我的超期 我超期的 我逾期的任务', '我的逾期', {
    kind: 'mine',
    filter: 'overdue',
  }),
  entry(
    'mine',
    '我的任务 本周',
    '我的本周 我本周 我本周的 我这周 我这周的 本周我的 这周我的 我本周到期 我本周到期的 我的本周任务',
    '我的任务 本周',
    {
      kind: 'mine',
      filter: 'this-week',
    },
  ),
  entry(
    'mine',
    '我单位任务',
    '我单位 我单位的 我们单位 我们单位的 本单位 本单位的 我局 我局的 我们局 我们局的 我镇 我镇的 我们镇 我们镇的 我乡 我乡的 我委 我委的 我办 我办的 我街道 我街道的',
    '我单位任务',
    {
      kind: 'mine',
      filter: 'unit',
    },
  ),
  entry(
    'show',
    '任务',
    '查看 打开 显示 看看 看一下 看下 看 详情 任务详情 查看任务 打开任务',
    '任务 12 · #12',
  ),
  entry('history', '历史', '历史记录 历史进展 变更记录 变更历史 操作记录 历程', '历史 12'),
  entry('why', '为什么', '为啥 为何 怎么 咋 红灯原因 黄灯原因 变红原因 亮灯原因', '为什么红 12'),
  entry('search', '查', '搜索 查找 查询 搜 检索 查一下 查下 查查 搜一下 找一下 找下 找', '查 关键词'),
  list(
    '逾期',
    '逾期任务 已逾期 逾期的 超期 超期任务 已超期 超期的 过期 过期的 逾期未完成 逾期清单 逾期未办结 超时 到期未完成',
    { by: 'overdue' },
  ),
  list('本周到期', '这周到期 本周内到期 本周要到期 本周即将到期 本周截止 这周截止 本周到期的', {
    by: 'due-this-week',
  }),
  entry('list', '7天内到期', '', '7天内到期'),
  lamp('红灯', '红', 'red'),
  lamp('黄灯', '黄', 'yellow'),
  lamp('蓝灯', '蓝', 'blue'),
  lamp('绿灯', '绿', 'green'),
  lamp('灰灯', '灰', 'grey'),
  entry('list', '住建局的任务', '', '住建局的任务 · 王县长的任务'),
  list('待签收', '未签收 没签收 待签收的 未签收的 没签收的 尚未签收 还没签收', {
    by: 'status',
    status: 'assigned',
  }),
  list('待审核', '待审核的 未审核 没审核 待审 待销号 待审批 已办结待审核', {
    by: 'status',
    status: 'submitted',
  }),
  list(
    '未报',
    '未报的 没报 没报的 未报送 未反馈 没反馈 未更新 没更新 未汇报 未上报 没上报 未按期报 未按时报 未报进度 没报进度 未报进展 没更新进度',
    { by: 'unreported' },
  ),
  list('未说明', '未说明原因 未说明的 没说明 没说明原因 未说明情况 未说明原因的', { by: 'unexplained' }),
  list('绑定申请', '待绑定 绑定申请列表 绑定列表 待绑定申请 待审绑定', { by: 'bind-requests' }),
  list('问题清单', '问题列表 问题台账 存在的问题 未解决问题 未解决的问题 待协调问题', { by: 'problems' }),
  entry(
    'more',
    '更多',
    '下一页 后面的 再来十条 还有更多 还有吗 还有呢 继续 下页 继续看 接着看 往下看 更多任务',
    '更多',
    {
      kind: 'more',
    },
  ),
  entry(
    'help',
    '帮助',
    '帮助一下 使用帮助 怎么用 如何使用 怎么使用 使用说明 操作说明 使用方法 用法 菜单 命令 指令 功能 说明书 help 你会什么 你能做什么 你能干什么 你能干啥 你会干什么 你有什么功能 怎么操作',
    '帮助 进度',
    { kind: 'help' },
  ),
  entry('group-id', '群号', '本群群号 群id 群编号 会话id 会话号 本群id 群号是多少 群的id 群聊id', '群号', {
    kind: 'group-id',
  }),
];

/** Every command of the language. */
export const LEXICON: readonly LexiconEntry[] = [
  ...OFFERED,
  ...OWNER_ENTRIES,
  ...OFFICE_ENTRIES,
  ...REPORT_ENTRIES,
];

/** The canonical word of any word of the table; undefined if it is none. */
export function canonicalWord(word: string): string | undefined {
  return LEXICON.find((one) => one.word === word || one.synonyms.includes(word))?.word;
}
