/** Commands that are understood and answered 「暂未提供」, so that none is taken for a note of progress. */
export type PlannedKind =
  | 'explain'
  | 'extend'
  | 'assist'
  | 'problem'
  | 'no-figure'
  | 'assign'
  | 'hand-over'
  | 'hand-over-all'
  | 'edit'
  | 'approve'
  | 'return'
  | 'close'
  | 'grant-extension'
  | 'refuse-extension'
  | 'revisit'
  | 'urge'
  | 'directive'
  | 'remark'
  | 'answer'
  | 'suspend'
  | 'cancel'
  | 'reopen'
  | 'todo'
  | 'weekly'
  | 'monthly'
  | 'quarterly'
  | 'ranking'
  | 'export'
  | 'push'
  | 'sign'
  | 'hold'
  | 'take-out'
  | 'annotate';

export interface PlannedEntry {
  readonly kind: PlannedKind;
  readonly word: string;
  readonly synonyms: readonly string[];
  readonly usage: string;
}

const planned = (
  kind: PlannedKind,
  word: string,
  usage: string,
  ...synonyms: readonly string[]
): PlannedEntry => ({
  kind,
  word,
  synonyms,
  usage,
});

export const PLANNED_ENTRIES: readonly PlannedEntry[] = [
  planned(
    'explain',
    '原因',
    '原因 12 消防整改，12月4日完成',
    '情况说明',
    '说明原因',
    '逾期原因',
    '滞后原因',
    '说明',
  ),
  planned(
    'extend',
    '延期',
    '延期 12 12月31日 理由',
    '申请延期',
    '延期申请',
    '申请展期',
    '展期',
    '延长',
    '延至',
    '申请延长',
    '请求延期',
  ),
  planned('assist', '协同', '协同 12 已出具用地预审', '协办', '配合'),
  planned(
    'problem',
    '问题',
    '问题 12 资金未到位 · P3 答复 … · 上报 P3',
    '难点',
    '困难',
    '存在问题',
    '上报问题',
    '反馈问题',
    '提交问题',
    '提问题',
  ),
  planned('no-figure', '待数据', '待数据 12 12月8日公布', '数据待公布', '暂无数据'),
  planned(
    'assign',
    '交办',
    '交办 住建局 张三 12月31日前 完成老旧小区改造',
    '派发',
    '下达',
    '新建任务',
    '新增任务',
  ),
  planned('hand-over', '转交', '转交 12 李四', '移交', '转办', '转给'),
  planned('hand-over-all', '交接', '交接 张三 李四', '工作交接', '任务交接'),
  planned('edit', '改', '改 12 时限 12月20日 依据', '修改', '变更', '调整', '更改'),
  planned('approve', '通过', '通过 12', '审核通过', '同意办结', '批准'),
  planned('return', '退回', '退回 12 理由', '驳回', '打回'),
  planned('close', '销号', '销号 12', '予以销号', '同意销号'),
  planned('grant-extension', '同意延期', '同意延期 12', '批准延期', '准予延期'),
  planned('refuse-extension', '不同意延期', '不同意延期 12 理由', '拒绝延期', '不予延期', '不批准延期'),
  planned('revisit', '回访', '回访 12 属实', '回头看', '复核'),
  planned('urge', '催办', '催办 12 · 催办逾期', '催', '催一下', '催报', '催催'),
  planned('directive', '督办', '督办 12 3天内反馈', '督办单', '下督办单', '发督办单'),
  planned('remark', '批示', '批示 12 请加快进度', '领导批示'),
  planned('answer', '回复', '回复 12 说明', '答复', '回应'),
  planned('suspend', '暂缓', '暂缓 12 依据', '暂停', '缓办'),
  planned('cancel', '终止', '终止 12 依据', '作废', '取消'),
  planned('reopen', '重启', '重启 12', '恢复', '重新启动'),
  planned('todo', '待办', '待办', '我的待办', '待办事项', '我的待办事项', '待我处理', '待办清单'),
  planned('weekly', '周调度', '周调度 上周', '周报', '周通报', '本周调度', '上周调度'),
  planned('monthly', '月通报', '月通报', '月报', '月度通报', '本月通报'),
  planned('quarterly', '季督导', '季督导', '季报', '季度督导', '季度通报'),
  planned('ranking', '排名', '排名', '排行', '排行榜', '单位排名', '红黑榜'),
  planned('export', '导出', '导出', '导出台账', '下载台账', '导出表格', '导出excel'),
  planned('push', '推送', '推送', '推送情况', '推送记录', '推送清单'),
  planned('sign', '签发', '签发', '同意签发', '签发通报'),
  planned('hold', '暂停发送', '暂停发送', '先别发', '暂停推送', '停止发送', '暂不发送'),
  planned('take-out', '移出', '移出 #66'),
  planned('annotate', '加注', '加注 #66 已约谈'),
];
