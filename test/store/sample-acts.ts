import { day } from '../../src/domain/day.ts';
import type { NewEntryOf } from '../../src/domain/history.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { TaskFacts } from '../../src/domain/task.ts';

export const ZONE = 'Asia/Shanghai';
/** 2026-11-23 10:00 in Shanghai. */
export const AT: Instant = Date.parse('2026-11-23T10:00:00+08:00');

export const FACTS: TaskFacts = {
  kindOfTask: 'annual',
  title: '老旧小区改造',
  category: '民生',
  leaders: ['王县长'],
  leadUnit: '住建局',
  assistUnits: ['财政局', '自然资源局'],
  owner: '张三',
  due: day('2026-12-31'),
  ongoing: false,
  target: { amount: 5, unit: '亿元' },
  milestones: [{ due: day('2026-06-30'), percent: 50 }],
  cadence: 'weekly',
  openness: 'open',
};

export const assign = (title = FACTS.title): NewEntryOf<'assign'> => ({
  kind: 'assign',
  at: AT,
  by: 'import',
  facts: { ...FACTS, title },
});

export const accept: NewEntryOf<'accept'> = {
  kind: 'accept',
  at: AT + 1,
  by: 'p-1',
  via: { platform: 'wecom', bot: 'aib-1', chatId: 'wrABC', messageId: 'm-1', line: 1 },
};

export const progress = (percent: number, note?: string): NewEntryOf<'progress'> => ({
  kind: 'progress',
  at: AT + 2,
  by: 'p-1',
  percent,
  ...(note === undefined ? {} : { note }),
});

export const submit: NewEntryOf<'submit'> = { kind: 'submit', at: AT + 3, by: 'p-1' };
export const approve: NewEntryOf<'approve'> = { kind: 'approve', at: AT + 4, by: 'p-9' };
export const undo = (...undone: number[]): NewEntryOf<'undo'> => ({
  kind: 'undo',
  at: AT + 5,
  by: 'p-1',
  undone,
});
