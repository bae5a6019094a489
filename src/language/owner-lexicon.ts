import { entry, type LexiconEntry } from './lexicon-entry.ts';

/** What an owner and his unit say of a task, besides reporting, signing and submitting. */
export const OWNER_ENTRIES: readonly LexiconEntry[] = [
  entry(
    'explain',
    '原因',
    '情况说明 说明原因 逾期原因 滞后原因 超期原因 延误原因 未完成原因 说明',
    '原因 12 消防整改，12月4日完成 · 12号逾期原因：消防整改，12月4日完成',
  ),
  entry(
    'extend',
    '延期',
    '申请延期 延期申请 申请展期 展期 延长 延至 申请延长 请求延期 申请延至 提请延期 恳请延期',
    '延期 12 12月31日 理由 · 12号申请延期到月底，因征地未完成',
  ),
  entry('assist', '协同', '协办 配合 协同说明 协同进展', '协同 12 已出具用地预审 · 12号协同：已出具用地预审'),
  entry(
    'problem',
    '问题',
    '难点 困难 存在问题 存在困难 主要问题 上报问题 反馈问题 提交问题 提问题',
    '问题 12 资金未到位，请财政局协调 · P3 方案一：先行垫付 · P3 答复 本周拨付 · P3 已解决 已拨付 · 上报 P3 · P3',
  ),
  entry('no-figure', '待数据', '数据待公布 暂无数据 数据未公布', '待数据 12 12月8日公布'),
  entry('answer', '回复', '答复 回应', '回复 12 已约谈施工单位，本周复工'),
];
