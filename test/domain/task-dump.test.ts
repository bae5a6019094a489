import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Entry, NewEntry } from '../../src/domain/history.ts';
import type { TaskFacts } from '../../src/domain/task.ts';
import { type EntryDump, type TaskDump, taskDump } from '../../src/domain/task-dump.ts';
import { aBench, act, aDirectory, aHistory, ZONE } from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';

const KEY = { year: 2026, no: 12 };
const bench = aBench('2026-11-23 10:00');

function dumped(history: readonly Entry[]): TaskDump {
  const task = fold(KEY, history, ZONE);
  return taskDump(task, history, judge(task, bench), aDirectory(), ZONE);
}

function lastEntry(...acts: NewEntry[]): EntryDump | undefined {
  return dumped(aHistory({}, ...acts)).history.at(-1);
}

/** The keys of one line, in the order the contract lists them. */
const KEYS =
  'no, title, kindOfTask, category, source, taskforce, leader, leadUnit, assistUnits, owner, start, due, ongoing, ' +
  'target, milestones, cadence, status, percent, colour, expected, history, problems';

describe('taskDump', () => {
  const full: Partial<TaskFacts> = {
    category: '城建',
    source: '政府工作报告',
    taskforce: '城市更新专班',
    leaders: ['王建国', '刘洋'],
    start: day('2026-03-01'),
    target: { amount: 5, unit: '亿元' },
    milestones: [{ due: day('2026-06-30'), percent: 50 }],
    cadence: 'weekly',
  };

  it('has the keys of the contract in their order, for any history', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const dump = dumped(history);
        expect(Object.keys(dump).join(', ')).toBe(KEYS);
        const line = JSON.stringify(dump);
        expect(line).not.toContain('\n');
        // Nothing is undefined: what is read back is what was written.
        expect(JSON.parse(line)).toStrictEqual(dump);
        for (const entry of dump.history) {
          expect(Object.keys(entry).slice(0, 4)).toEqual(['seq', 'at', 'by', 'kind']);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('writes a full task', () => {
    const history = aHistory(
      full,
      act('accept', '2026-03-02', {}),
      act('progress', '2026-11-18', { percent: 64, amount: { amount: 3.2, unit: '亿元' } }),
      act('problem', '2026-11-19', { problem: 17, level: 2, note: '缺用地23亩', asks: '财政局' }),
    );
    expect(dumped(history)).toMatchObject({
      no: 12,
      title: '老旧小区改造',
      kindOfTask: 'annual',
      category: '城建',
      source: '政府工作报告',
      taskforce: '城市更新专班',
      leader: '王建国、刘洋',
      leadUnit: '住房和城乡建设局',
      assistUnits: ['财政局'],
      owner: '张三',
      start: '2026-03-01',
      due: '2026-12-31',
      ongoing: false,
      target: { amount: 5, unit: '亿元' },
      milestones: [{ due: '2026-06-30', percent: 50 }],
      cadence: 'weekly',
      status: 'active',
      percent: 64,
      // 89 expected by Friday 20 November, 64 reported: 25 points.
      colour: 'red',
      // From 50 at the end of June, 146 of 184 days towards 100.
      expected: 90,
      problems: [{ no: 17, text: '缺用地23亩', level: 2, status: 'open' }],
    });
  });

  it('writes null for what is absent, 0 for a percent never reported', () => {
    const bare: Parameters<typeof aHistory>[0] = {
      leaders: [],
      assistUnits: [],
      owner: undefined,
      due: undefined,
    };
    expect(dumped(aHistory(bare))).toEqual({
      no: 12,
      title: '老旧小区改造',
      kindOfTask: 'annual',
      category: null,
      source: null,
      taskforce: null,
      leader: null,
      leadUnit: '住房和城乡建设局',
      assistUnits: [],
      owner: null,
      start: null,
      due: null,
      ongoing: false,
      target: null,
      milestones: [],
      cadence: 'none',
      status: 'assigned',
      percent: 0,
      colour: 'blue',
      expected: null,
      history: [{ seq: 1, at: '2026-01-01T09:00:00.000+08:00', by: '导入', kind: 'assign' }],
      problems: [],
    });
  });
});

describe('an entry of the dump', () => {
  it('carries names, the facts of its kind, and where it came from', () => {
    const via = { platform: 'wecom', bot: 'aib-1', chatId: 'wr1', messageId: 'm1', line: 2 };
    const entry = lastEntry(
      act('progress', '2026-11-23 10:00', { by: 'p3', onBehalf: 'p1', percent: 60, note: '完成招标', via }),
    );
    expect(JSON.stringify(entry)).toBe(
      '{"seq":2,"at":"2026-11-23T10:00:00.000+08:00","by":"周敏","kind":"progress","onBehalf":"张三",' +
        '"note":"完成招标","percent":60,"via":{"platform":"wecom","bot":"aib-1","chatId":"wr1","messageId":"m1","line":2}}',
    );
  });

  it('keeps the id of somebody who left the roster', () => {
    expect(lastEntry(act('accept', '2026-03-02', { by: 'p99' }))?.by).toBe('p99');
  });

  const on = day('2026-12-04');
  it.each<[NewEntry, object]>([
    [act('submit', '2026-03-02', {}), {}],
    [act('approve', '2026-03-02', { first: true }), { first: true }],
    [act('return', '2026-03-02', { mendBy: on }), { mendBy: on }],
    [act('revisit', '2026-03-02', { ok: false, due: on }), { ok: false, due: on }],
    [act('reopen', '2026-03-02', { due: on }), { due: on }],
    [act('explain', '2026-03-02', { promise: on }), { promise: on }],
    [act('extend', '2026-03-02', { to: on }), { to: on }],
    [act('extend-granted', '2026-03-02', { to: on }), { to: on }],
    [act('problem', '2026-03-02', { problem: 3, level: 1 }), { problem: 3, level: 1 }],
    [act('solve', '2026-03-02', { problem: 3 }), { problem: 3 }],
    [act('escalate', '2026-03-02', { problem: 3, level: 2 }), { problem: 3, level: 2 }],
    [act('no-figure', '2026-03-02', { until: on }), { until: on }],
    [act('directive', '2026-03-02', { directive: 17, due: on }), { directive: 17, due: on }],
    [act('hand-over', '2026-03-02', { to: '李四' }), { to: '李四' }],
    [act('edit', '2026-03-02', { field: 'due', from: null, to: on }), { field: 'due', from: null, to: on }],
    [act('undo', '2026-03-02', { undone: [1] }), { undone: [1] }],
  ])('of %j has its facts beside the common keys', (written, facts) => {
    expect(lastEntry(written)).toStrictEqual({
      seq: 2,
      at: '2026-03-02T09:00:00.000+08:00',
      by: '张三',
      kind: written.kind,
      ...facts,
    });
  });
});
