import type { Milestone } from '../../domain/milestone.ts';
import type { CellValue } from '../file/read-workbook.ts';
import { cellText, isNothing } from './cell-text.ts';
import type { DayContext } from './day-expressions.ts';
import { readDay } from './due-text.ts';

/** What a 节点 cell says. */
export type MilestonesReading =
  | { readonly kind: 'milestones'; readonly milestones: readonly Milestone[]; readonly as?: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/**
 * Reads `6月底50%；9月底80%`: days with shares, in either order. Nodes without a share (3月底前完成招标) are no milestones:
 * nothing can be measured by them; that is said in `as`.
 */
export function readMilestones(cell: CellValue | undefined, context: DayContext): MilestonesReading {
  const text = cellText(cell).normalize('NFKC');
  if (isNothing(text)) return { kind: 'milestones', milestones: [] };
  if (cell?.kind === 'error') return { kind: 'unreadable', why: `单元格是公式错误 ${text}` };
  const milestones: Milestone[] = [];
  const passed: string[] = [];
  for (const part of text.split(/[;；。\n]|[,，、](?=[^,，、]*\d)/u)) {
    if (part.trim() === '') continue;
    const share = /(\d+(?:\.\d+)?)%/u.exec(part);
    if (share === null) {
      passed.push(part.trim());
      continue;
    }
    const day = readDay({ kind: 'text', text: part.replace(share[0], ' ') }, 'last', context);
    if (day.kind === 'unreadable') return day;
    const percent = Number(share[1]);
    if (day.day === undefined || percent > 100) {
      return { kind: 'unreadable', why: `节点“${part.trim()}”应写成“6月底50%”` };
    }
    milestones.push({ due: day.day, percent });
  }
  const sorted = milestones.toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const falls = sorted.some((one, index) => one.percent < (sorted[index - 1]?.percent ?? 0));
  if (falls) return { kind: 'unreadable', why: '节点的百分比应随日期递增' };
  const as = [
    ...(sorted.length > 0 ? [sorted.map((one) => `${one.due} ${one.percent}%`).join('；')] : []),
    ...(passed.length > 0 ? [`“${passed.join('；')}”没有百分比，未作节点`] : []),
  ].join('；');
  return { kind: 'milestones', milestones: sorted, ...(as === '' ? {} : { as }) };
}
