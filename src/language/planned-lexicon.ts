/** Commands that are understood and answered 「暂未提供」, so that none is taken for a note of progress. */
export type PlannedKind =
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
