import type { EditableField } from '../domain/history.ts';
import { type Taken, takeMatch } from './taken.ts';

/** What 改 calls each field of a task, canonical word. */
export const FIELD_WORDS: Readonly<Record<EditableField, string>> = {
  kindOfTask: '类型',
  title: '标题',
  category: '类别',
  source: '来源',
  taskforce: '专班',
  leaders: '分管领导',
  leadUnit: '牵头单位',
  assistUnits: '协同单位',
  owner: '责任人',
  start: '开始时间',
  due: '时限',
  ongoing: '持续推进',
  target: '指标',
  milestones: '节点',
  cadence: '反馈周期',
  openness: '公开范围',
  remarks: '备注',
};

/** What else people call them, as the headings of their ledgers do. */
const OTHER_WORDS: Readonly<Partial<Record<EditableField, string>>> = {
  kindOfTask: '任务类型',
  title: '任务名称 事项名称 项目名称 名称 工作任务 工作内容',
  category: '任务类别 分类',
  source: '任务来源',
  taskforce: '工作专班',
  leaders: '包联领导 责任领导 牵头领导 联系领导 挂联领导 县领导 领导',
  leadUnit: '责任单位 主办单位 承办单位 牵头部门 责任部门',
  assistUnits: '配合单位 协办单位 协同部门 配合部门',
  owner: '承办人 经办人 负责人 责任人员',
  start: '开始日期 起始时间 启动时间 开工时间',
  due: '完成时限 办理时限 办结时限 完成时间 完成日期 截止时间 截止日期 截止日 到期日 期限',
  target: '年度目标 年度指标 目标',
  milestones: '时间节点 节点安排 工作节点',
  cadence: '报送周期 反馈频次 周期',
  openness: '公开',
};

const FIELDS: ReadonlyMap<string, EditableField> = new Map(
  (Object.keys(FIELD_WORDS) as EditableField[]).flatMap((field) =>
    [FIELD_WORDS[field], ...(OTHER_WORDS[field]?.split(' ') ?? [])].map((word) => [word, field] as const),
  ),
);

/** Longest first: 完成时限 before 时限. */
const FIELD = new RegExp([...FIELDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'y');

/** The field a word at a position names. */
export function takeField(key: string, at: number): Taken<EditableField> | undefined {
  const word = takeMatch(FIELD, key, at)?.[0];
  const field = word === undefined ? undefined : FIELDS.get(word);
  return word === undefined || field === undefined ? undefined : { value: field, end: at + word.length };
}
