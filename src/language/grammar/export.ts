import { yearOf } from '../../domain/day.ts';
import { certain, unclear } from '../readings.ts';
import type { Grammar } from './grammar.ts';

const WHAT =
  /^[\s:,的]*(?:一下|下|一份|到?(?:excel|表格?)|(?:督办|任务|全部|所有|全县|本?年度?|今年)*(?:台账|任务|清单|表格?|excel)?)*(?:(20\d\d)年?|(去年)|(今年|本年度?))?(?:度|的)*(?:台账|任务|清单|表格?|excel|一下)*(?:给我|发我|谢谢|[\s。!])*$/;

/** 导出 · 导出台账 · 导出 2025年. A file is made only where nothing else is said. */
export const EXPORT: Grammar = {
  afterWord: ({ line, at }) => {
    const rest = line.key.slice(at);
    const match = rest.length > 30 ? null : WHAT.exec(rest);
    if (match === null) return /^[\s:,]/.test(rest) ? [unclear('incomplete', '导出')] : undefined;
    const [, digits, last] = match;
    const year = digits === undefined ? last && yearOf(line.context.today) - 1 : Number(digits);
    return [certain({ kind: 'export', ...(typeof year === 'number' ? { year } : {}) })];
  },
};
