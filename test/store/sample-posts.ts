import { type Day, day } from '../../src/domain/day.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { line, message, strong, tinted } from '../../src/domain/message.ts';
import type { Part, Post, PostKey, PostKind, Slot } from '../../src/domain/post.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { AT, ZONE } from './sample-acts.ts';

export const MONDAY = day('2026-11-23');

export const keyOf = (kind: PostKind, group = 'all', on: Day = MONDAY): PostKey => ({ kind, day: on, group });

export const PLANNED: Slot = {
  platform: 'wecom',
  state: 'planned',
  reason: 'not-yet-due',
  parts: [],
  called: [],
};
export const SENT: Slot = { platform: 'wecom', state: 'sent', parts: [], called: [], settledAt: AT };

/** A post due at a time of its day, with one slot unless told otherwise. */
export function aPost(key: PostKey, time = '08:30', ...slots: readonly Slot[]): Post {
  return {
    key,
    at: instantOf(key.day, time, ZONE),
    release: { mode: 'auto', edits: [] },
    slots: slots.length === 0 ? [PLANNED] : slots,
  };
}

/** A post with everything a post can hold. `names` has an account called like a field that holds a moment. */
export function aFullPost(key: PostKey): Post {
  const part: Part = {
    id: 'part-1',
    content: { kind: 'text', text: '**逾期7项**', title: '每日提醒', calls: ['at'], names: { at: '张三' } },
    state: 'trying',
    attempts: [
      { at: AT + 1, outcome: { kind: 'refused', reason: 'throttled', retryable: true, code: '45009' } },
      { at: AT + 2, outcome: { kind: 'unknown', reason: 'timeout' } },
      { at: AT + 3, outcome: { kind: 'confirmed' } },
    ],
  };
  const parts: Part[] = [
    part,
    { id: 'part-2', content: { kind: 'picture', file: 'f1' }, state: 'waiting', attempts: [] },
    {
      id: 'part-3',
      content: { kind: 'file', file: 'f2', name: '附表.xlsx' },
      state: 'waiting',
      attempts: [],
    },
  ];
  const slot: Slot = {
    platform: 'dingtalk',
    state: 'sending',
    reason: 'retry',
    parts,
    waitsUntil: AT + 60_000,
    late: true,
    called: ['p-1'],
    toldAt: AT + 9,
    earlier: [{ state: 'failed', reason: 'no-such-address', parts: [part], settledAt: AT - 1 }],
  };
  const task = { year: 2026, no: 66 };
  return {
    key,
    at: AT,
    release: {
      mode: 'hold',
      edits: [
        { kind: 'take-out', task, by: 'p-9', at: AT },
        { kind: 'annotate', task, by: 'p-9', at: AT, text: '已现场核查' },
      ],
      stopped: { by: 'p-9', at: AT },
      signed: { by: 'p-8', at: AT + 5 },
      done: ['wecom aib-1 m-1 1 移出 66'],
    },
    draft: { ...SENT, group: '督查室' },
    slots: [slot, SENT],
    byHand: true,
  };
}

export function aSnapshot(key: PostKey, issue?: number): Snapshot {
  return {
    key,
    takenAt: AT,
    rules: { from: day('2026-01-01'), dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 },
    ...(issue === undefined ? {} : { issue }),
    message: message(
      { kind: 'heading', spans: [strong('重点工作周调度')] },
      line('红 ', tinted('warning', '未说明原因'), {
        kind: 'mention',
        who: { name: '张三', accounts: { wecom: 'zs' } },
      }),
      line({ kind: 'link', text: '附表', url: 'https://duban.example/files/1' }),
    ),
    figures: {
      counts: { red: 12, yellow: 26, blue: 74, green: 171, grey: 0, none: 3 },
      red: [{ year: 2026, no: 66 }],
      asked: [{ task: { year: 2026, no: 12 }, problem: 17 }],
      places: [{ unit: '住建局', series: '县直', place: 1 }],
    },
  };
}
