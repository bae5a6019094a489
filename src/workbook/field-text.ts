import type { EditableField, FieldValue } from '../domain/history.ts';
import { cellOf } from '../domain/ledger-row.ts';
import { CADENCE_WORDS, KIND_WORDS, OPENNESS_WORDS } from '../domain/task-words.ts';

/** The heading of each field in an exported ledger. */
export const FIELD_HEADINGS: Readonly<Record<EditableField, string>> = {
  kindOfTask: '类型',
  title: '事项',
  category: '类别',
  source: '来源',
  taskforce: '专班',
  leaders: '分管领导',
  leadUnit: '牵头单位',
  assistUnits: '协同单位',
  owner: '责任人',
  start: '开始时间',
  due: '完成时限',
  ongoing: '持续推进',
  target: '年度目标',
  milestones: '节点',
  cadence: '反馈周期',
  openness: '公开范围',
  remarks: '备注',
};

const CADENCES: Readonly<Record<string, string>> = CADENCE_WORDS;
const KINDS: Readonly<Record<string, string>> = KIND_WORDS;
const OPENNESS: Readonly<Record<string, string>> = OPENNESS_WORDS;

/** A field's value as its cell in the workbook reads; 「无」 for nothing. */
export function fieldText(field: EditableField, value: FieldValue): string {
  const text = cellOf(value);
  const words = { kindOfTask: KINDS, cadence: CADENCES, openness: OPENNESS }[String(field)];
  if (field === 'ongoing') return value === true ? '是' : '否';
  return (words?.[text] ?? text) || '无';
}
