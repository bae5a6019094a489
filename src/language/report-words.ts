import type { ReportKind } from '../domain/post.ts';

/** How each report is called: the word people type, and others for it. */
export const REPORT_NAMES: Readonly<Record<ReportKind, readonly [word: string, ...synonyms: string[]]>> = {
  weekly: ['周调度', '周报', '周通报'],
  monthly: ['月通报', '月报', '月度通报'],
  quarterly: ['季督导', '季报', '季度督导', '季度通报'],
  halfyear: ['双过半', '双过半通报', '半年通报'],
  yearly: ['年终', '年终通报', '年终报告', '年报', '年度通报'],
};

const BY_WORD: ReadonlyMap<string, ReportKind> = new Map(
  Object.entries(REPORT_NAMES).flatMap(([kind, words]) =>
    words.map((word) => [word, kind as ReportKind] as const),
  ),
);

/** Every word for a report, the longest first, as a part of a pattern. */
export const REPORT_WORD = [...BY_WORD.keys()].sort((a, b) => b.length - a.length).join('|');

/** The report that one of its words names. */
export function reportNamed(word: string): ReportKind | undefined {
  return BY_WORD.get(word);
}

/** The word to type for a report. */
export function reportWord(kind: ReportKind): string {
  return REPORT_NAMES[kind][0];
}
