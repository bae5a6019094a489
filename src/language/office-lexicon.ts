import { entry, type LexiconEntry } from './lexicon-entry.ts';

/** What the supervision office and leaders say. */
export const OFFICE_ENTRIES: readonly LexiconEntry[] = [
  entry(
    'assign',
    '交办',
    '派发 下达 新建任务 新增任务 新交办 交办任务',
    '交办 住建局 张三 12月31日前 完成老旧小区改造 · 交办 限时件特急 住建局 张三 报送防汛值班安排',
  ),
  entry('hand-over', '转交', '移交 转办 转给 交给', '转交 12 李四'),
  entry('hand-over-all', '交接', '工作交接 任务交接 交接任务', '交接 张三 李四'),
  entry('edit', '改', '修改 变更 调整 更改', '改 12 时限 12月20日 依据'),
  entry('approve', '通过', '审核通过 审批通过 同意办结 准予办结 批准 同意', '通过 12'),
  entry('return', '退回', '驳回 打回 审核不通过 不予通过 不通过', '退回 12 理由'),
  entry('close', '销号', '予以销号 同意销号 准予销号', '销号 12'),
  entry('grant-extension', '同意延期', '批准延期 准予延期 同意展期 同意延期申请', '同意延期 12'),
  entry(
    'refuse-extension',
    '不同意延期',
    '拒绝延期 不予延期 不批准延期 驳回延期 不同意展期 不同意延期申请 不同意',
    '不同意延期 12 理由',
  ),
  entry('revisit', '回访', '回头看 复核 经回访 现场回访 经现场回访', '回访 12 属实 · 回访 12 不属实 理由'),
  entry('urge', '催办', '催 催一下 催报 催催 催促 催一催', '催办 12'),
  entry(
    'urge-overdue',
    '催办逾期',
    '催办所有逾期 催办全部逾期 催办逾期任务 催办逾期事项 催办逾期的 催逾期 催一下逾期 逾期催办 逾期的催一下 逾期都催一下 逾期的都催一下 把逾期的催一下 把逾期的都催一下',
    '催办逾期',
    { kind: 'urge-overdue' },
  ),
  entry('directive', '督办', '督办单 下督办单 发督办单', '督办 12 3天内反馈'),
  entry('remark', '批示', '领导批示', '批示 12 请加快进度'),
  entry('suspend', '暂缓', '暂停 缓办', '暂缓 12 依据'),
  entry('cancel', '终止', '作废 取消', '终止 12 依据'),
  entry('reopen', '重启', '恢复 重新启动', '重启 12 · 重启 12 12月31日'),
  entry('todo', '待办', '我的待办 待办事项 待我处理 我的待办事项 待办清单', '待办', { kind: 'todo' }),
];
