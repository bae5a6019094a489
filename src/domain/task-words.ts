import { squeeze } from './people.ts';
import type { Cadence, KindOfTask, Openness } from './task.ts';

/** Words people write, and what each means; compared without white space and outer punctuation. */
export type Words<T> = readonly (readonly [T, string])[];

const KINDS: Words<KindOfTask> = [
  ['annual', '年度|年度任务|年度事项|年度工作|年度重点|全年|常规|常规任务|重点工作|重点任务|重点项目|项目'],
  [
    'errand',
    '限时件|限时|限时事项|批示件|议定件|交办件|督办件|临时|临时件|领导批示|领导交办|会议议定|交办事项',
  ],
];

const CADENCES: Words<Cadence> = [
  ['weekly', '每周|周报|周|一周一报|每周一次|每周五|按周|周调度|周反馈|一周|1周'],
  ['biweekly', '双周|两周|每两周|半月|半月报|每半月|双周报|两周一报|隔周|2周'],
  ['tenday', '旬|每旬|旬报|十天|10天|每十天|每10天'],
  ['monthly', '每月|月报|月|一月一报|每月一次|按月|月调度|月反馈|每月25日|每月底|月底'],
  ['quarterly', '季度|每季度|季报|按季|季|一季一报|每季|季调度|每季度一次'],
  ['halfyear', '半年|每半年|半年报|半年一报|半年一次'],
  ['none', '无|不报|不定期|无需反馈|办结反馈|办结时反馈|完成后反馈|及时反馈'],
];

const OPENNESS: Words<Openness> = [
  ['open', '公开|全县|全部|公开可见|不限'],
  ['parties', '当事|当事单位|仅当事|当事人|当事方|涉事单位|相关单位'],
  ['internal', '内部|督查室|仅内部|不公开|内部掌握|督查员|保密'],
];

/** Reads one of these words, several of a meaning joined by `|`; undefined for any other. */
export function wordReader<T>(words: Words<T>): (text: string) => T | undefined {
  const byWord = new Map(
    words.flatMap(([value, all]) => all.split('|').map((word) => [word, value] as const)),
  );
  return (text) => byWord.get(squeeze(text).replace(/^[“"（(]|[”"）)。.!]$/gu, ''));
}

/** Each reads one word of a cell or of 改; undefined if it is none of theirs. */
export const readKind = wordReader(KINDS);
export const readCadence = wordReader(CADENCES);
export const readOpenness = wordReader(OPENNESS);

/** How each cadence is written as 反馈周期. */
export const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
  weekly: '每周',
  biweekly: '双周',
  tenday: '旬',
  monthly: '每月',
  quarterly: '季度',
  halfyear: '半年',
  none: '无',
};

/** How a task's kind is written as 类型. */
export const KIND_WORDS: Readonly<Record<KindOfTask, string>> = { annual: '年度', errand: '限时件' };

/** How it is written who sees a task, as 公开范围. */
export const OPENNESS_WORDS: Readonly<Record<Openness, string>> = {
  open: '公开',
  parties: '当事',
  internal: '内部',
};
