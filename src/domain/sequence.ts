import type { ReportKind } from './post.ts';

/**
 * The sequences numbers are taken from. All run per year, `bind` over all years; each kind of report has its own 第N期.
 */
export type Sequence = 'task' | 'problem' | 'directive' | ReportKind | 'bind';
