import type { ReportKind } from '../domain/post.ts';
import { entry, type LexiconEntry } from './lexicon-entry.ts';
import { REPORT_NAMES } from './report-words.ts';

const report = (kind: ReportKind, usage: string): LexiconEntry => {
  const [word, ...synonyms] = REPORT_NAMES[kind];
  return entry('report', word, synonyms.join(' '), usage);
};

/** What is asked of the reports and posts, and decided of a report before it is sent. */
export const REPORT_ENTRIES: readonly LexiconEntry[] = [
  report('weekly', '周调度 · 周调度 上周 · 周调度 2026-11-16'),
  report('monthly', '月通报 · 月通报 上月 · 月通报 10月'),
  report('quarterly', '季督导 · 季督导 三季度'),
  report('halfyear', '双过半 · 双过半 上半年'),
  report('yearly', '年终 · 年终 去年'),
  entry('ranking', '排名', '排行 排行榜 单位排名 各单位排名 全县排名 红黑榜', '排名'),
  entry('export', '导出', '导出台账 下载台账 导出表格 导出excel', '导出 · 导出 2025年'),
  entry('posts', '推送', '推送情况 推送记录 推送清单 发送情况', '推送', { kind: 'posts' }),
  entry('sign', '签发', '同意签发 批准签发', '签发 · 签发 月通报'),
  entry('hold', '暂停发送', '暂停推送 停止发送 停止推送 暂缓发送', '暂停发送 · 暂停发送 周调度'),
  entry('take-out', '移出', '', '移出 66 · 移出 周调度 66'),
  entry('annotate', '加注', '', '加注 66 已约谈'),
  entry('take-back', '移回', '', '移回 66'),
  entry('take-back', '删注', '删除加注 取消加注', '删注 66'),
];
