import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectiveDue,
  isOverdue,
  isUnderReview,
  type Judgement,
  judge,
  type Reason,
} from '../../src/domain/colour.ts';
import { addDays, day, daysBetween } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import { expectedPercent } from '../../src/domain/pace.ts';
import type { Task } from '../../src/domain/task.ts';
import {
  aBench,
  aCalendar,
  act,
  aHistory,
  anAssignment,
  aRuleSet,
  aTask,
  someRules,
  ZONE,
} from '../support/a-task.ts';
import { anyHistory } from '../support/any-history.ts';

const accept = act('accept', '2026-01-02', {});
const halves = [{ due: day('2026-06-30'), percent: 50 }];
const investment = { amount: 5, unit: '亿元' };

type Facts = Parameters<typeof aTask>[0];

/** A task at work, 100 % reported on the second of January unless told: nothing lags, nothing is due. */
function working(facts: Facts = {}, ...acts: NewEntry[]): Task {
  return aTask(facts, accept, ...acts);
}
function reported(percent: number, facts: Facts = {}): Task {
  return working(facts, act('progress', '2026-01-02', { percent }));
}

function judged(task: Task, when: string): Judgement {
  return judge(task, aBench(when));
}
const kinds = (judgement: Judgement): Reason['kind'][] => judgement.reasons.map((reason) => reason.kind);
function lamp(task: Task, when: string): string {
  const judgement = judged(task, when);
  return [judgement.colour, ...kinds(judgement)].join(' ');
}

describe('rule 1: what is settled', () => {
  const close = act('close', '2026-03-01', {});
  const suspend = act('suspend', '2026-03-01', {});
  const cancel = act('cancel', '2026-03-01', {});

  it.each([
    ['closed', 'green closed', working({}, close)],
    ['suspended', 'none suspended', working({}, suspend)],
    ['cancelled', 'none cancelled', working({}, cancel)],
  ])('a %s task is %s, however late', (_, expected, task) => {
    expect(lamp(task, '2027-06-01')).toBe(expected);
    expect(judged(task, '2027-06-01')).toMatchObject({ overdueDays: 0 });
    expect(judged(task, '2027-06-01')).not.toHaveProperty('lag');
  });

  it('a task waiting for figures is grey until the day they come, that day too', () => {
    const facts = { due: day('2026-11-20'), milestones: halves };
    const task = working(facts, act('no-figure', '2026-11-01', { until: day('2026-12-08') }));
    expect(judged(task, '2026-12-08 23:59')).toMatchObject({
      colour: 'grey',
      reasons: [{ kind: 'no-figure', until: '2026-12-08' }],
      overdueDays: 0,
    });
    expect(lamp(task, '2026-12-09 00:00')).toBe('red overdue lag');
  });

  it('a figure brings the colour back', () => {
    const waiting = act('no-figure', '2026-11-01', { until: day('2026-12-08') });
    const figure = act('progress', '2026-11-10', { percent: 95 });
    expect(lamp(working({}, waiting, figure), '2026-11-23')).toBe('blue on-pace');
  });
});

describe('rule 2: overdue', () => {
  it.each([
    ['2026-11-18', '2026-11-18 23:59', 0],
    ['2026-11-18', '2026-11-19 00:00', 1],
    ['2026-11-18', '2026-11-23', 5],
    // A Saturday counts as the Monday after it.
    ['2026-11-21', '2026-11-23 23:59', 0],
    ['2026-11-21', '2026-11-24', 1],
    // A Saturday that is worked counts as itself.
    ['2026-10-10', '2026-10-11', 1],
    // National Day counts as the Thursday the offices open.
    ['2026-10-01', '2026-10-08', 0],
    ['2026-10-01', '2026-10-09', 1],
  ])('due %s, judged %s: %i calendar days late', (due, when, days) => {
    const judgement = judged(reported(100, { due: day(due) }), when);
    expect(judgement.overdueDays).toBe(days);
    expect(isOverdue(judgement)).toBe(days > 0);
    expect(judgement.colour).toBe(days > 0 ? 'red' : 'yellow');
  });

  it('holds for an unsigned task, for an errand, and for an ongoing one after its year', () => {
    expect(lamp(aTask({ due: day('2026-11-18') }), '2026-11-19')).toBe('red overdue');
    expect(lamp(working({ kindOfTask: 'errand', due: day('2026-11-18') }), '2026-11-19')).toBe('red overdue');
    expect(lamp(working({ ongoing: true }), '2026-12-31 23:59')).toBe('blue on-pace');
    expect(lamp(working({ ongoing: true }), '2027-01-16')).toBe('red overdue');
  });

  it.each([
    ['2026-12-31 23:59', 'blue'],
    ['2027-01-01', 'blue'],
    ['2027-01-15 23:59', 'blue'],
    ['2027-01-16 00:00', 'red'],
  ])('waits through the 交账期: on %s a task of 31 December is %s', (when, colour) => {
    expect(judged(reported(100), when).colour).toBe(colour);
  });

  it('in the 交账期, holds back what was late long before, and the new ledger not at all', () => {
    expect(judged(reported(100, { due: day('2026-09-30') }), '2027-01-10').overdueDays).toBe(0);
    expect(judged(reported(100, { due: day('2026-09-30') }), '2026-12-31').overdueDays).toBe(92);
    const next = aTask({ year: 2027, due: day('2027-01-05') });
    expect(judged(next, '2027-01-06').overdueDays).toBe(1);
  });

  it('counts from the due that an extension moved', () => {
    const facts = { due: day('2026-09-30') };
    const ask = act('extend', '2026-09-20', { to: day('2026-11-30') });
    expect(judged(working(facts, ask), '2026-10-20').overdueDays).toBe(20);
    const granted = working(facts, ask, act('extend-granted', '2026-09-21', { to: day('2026-11-30') }));
    expect(judged(granted, '2026-11-30').overdueDays).toBe(0);
    expect(judged(granted, '2026-12-01').overdueDays).toBe(1);
  });

  it('is not moved by an explanation', () => {
    const facts = { due: day('2026-11-18') };
    const explain = act('explain', '2026-11-19', { note: '消防整改', promise: day('2026-12-04') });
    expect(judged(working(facts, explain), '2026-11-23')).toEqual(judged(working(facts), '2026-11-23'));
  });
});

describe('rules 2 and 3: lag', () => {
  // On 15 August a task from January to December with 50 % at the end of June should stand at 63.
  const when = '2026-08-15';

  it.each([
    [43, 'red lag'],
    [44, 'yellow lag'],
    [53, 'yellow lag'],
    [54, 'blue on-pace'],
    [63, 'blue on-pace'],
    [90, 'blue on-pace'],
  ])('with milestones, %i %% of 63 expected is %s', (percent, expected) => {
    expect(lamp(reported(percent, { milestones: halves }), when)).toBe(expected);
  });

  // By 15 August seven of twelve months have ended: 58.
  it.each([
    [38, 'red lag'],
    [39, 'yellow lag'],
    [48, 'yellow lag'],
    [49, 'blue on-pace'],
  ])('with a target, %i %% of 58 expected is %s', (percent, expected) => {
    expect(lamp(reported(percent, { target: investment }), when)).toBe(expected);
  });

  // 226 of 364 days: 62.
  it.each([
    [0, 'yellow lag'],
    [42, 'yellow lag'],
    [52, 'yellow lag'],
    [53, 'blue on-pace'],
  ])('with neither, %i %% of 62 expected is %s: a straight line is only a guide', (percent, expected) => {
    expect(lamp(reported(percent), when)).toBe(expected);
  });

  it('tells its figures', () => {
    const judgement = judged(reported(40, { milestones: halves }), when);
    expect(judgement).toMatchObject({ expected: 63, lag: 23, judgedOn: '2026-08-15' });
    expect(judgement.reasons).toEqual([
      { kind: 'lag', points: 23, expected: 63, reported: 40, asOf: '2026-08-15' },
    ]);
    expect(judged(reported(90), when).lag).toBe(-28);
  });

  it.each([
    ['2026-03-30', 'blue'],
    ['2026-03-31', 'yellow'],
  ])('begins after the first 30 days: a task of 1 March on %s is %s', (on, colour) => {
    const task = working({ start: day('2026-03-01'), due: day('2026-06-30') });
    expect(judged(task, on).colour).toBe(colour);
    expect(judged(task, on).lag !== undefined).toBe(colour === 'yellow');
  });

  it.each([
    ['ongoing', { ongoing: true }],
    ['an errand', { kindOfTask: 'errand' as const }],
    ['without a due', { due: undefined }],
  ])('is unknown for a task that is %s', (_, facts) => {
    const judgement = judged(reported(0, { ...facts, milestones: halves }), when);
    expect(judgement.colour).toBe('blue');
    expect(judgement).not.toHaveProperty('lag');
    expect(judgement).not.toHaveProperty('expected');
  });
});

describe('lag as of the cut-off', () => {
  // Friday 20 November, 12:00: 323 of 364 days, 89.
  const weekly = { cadence: 'weekly' as const };
  const week = (...acts: NewEntry[]): Task => working(weekly, ...acts);
  const before = act('progress', '2026-11-20 11:59', { percent: 70 });
  const after = act('progress', '2026-11-20 12:01', { percent: 95 });

  it('takes what was reported until then, though pace goes on', () => {
    const judgement = judged(week(before, after), '2026-11-23');
    expect(judgement).toMatchObject({ colour: 'yellow', expected: 90, lag: 19 });
    expect(judgement.reasons).toEqual([
      { kind: 'lag', points: 19, expected: 89, reported: 70, asOf: '2026-11-20' },
    ]);
  });

  it('counts a report of the very moment, and not one a minute later', () => {
    const onTime = act('progress', '2026-11-20 12:00', { percent: 95 });
    expect(lamp(week(onTime), '2026-11-23')).toBe('blue on-pace');
    expect(lamp(week(after), '2026-11-23')).toBe('yellow lag unreported');
  });

  it('takes today where there is no cadence', () => {
    expect(lamp(working({}, before, after), '2026-11-23')).toBe('blue on-pace');
  });
});

describe('rule 3: no report at the last cut-off', () => {
  const facts = { cadence: 'monthly' as const };
  const done = act('progress', '2026-10-10', { percent: 100 });

  it.each([
    ['2026-10-23 23:59', false],
    ['2026-10-24 00:00', false],
    ['2026-10-24 00:01', true],
    ['2026-11-25 23:59', true],
    ['2026-11-26 00:00', true],
    ['2026-11-26 00:01', false],
  ])('a report of %s counts for the period that ends on 25 November: %s', (when, counts) => {
    const judgement = judged(working(facts, done, act('progress', when, { note: '无变化' })), '2026-11-27');
    expect(judgement.colour).toBe(counts ? 'blue' : 'yellow');
    expect(judgement.missedCutOff).toBe(counts ? undefined : '2026-11-25');
    if (!counts) expect(judgement.reasons).toEqual([{ kind: 'unreported', cutOff: '2026-11-25' }]);
  });

  it('asks nothing by a cut-off on or before the day a task came into the ledger', () => {
    const came = (when: string): Task => {
      const entries = [anAssignment(facts, when), act('progress', when, { percent: 100 })];
      return fold({ year: 2026, no: 1 }, aHistory(...(entries as [NewEntry])).slice(0, 1), ZONE);
    };
    expect(kinds(judged(came('2026-11-25 08:00'), '2026-11-27'))).not.toContain('unreported');
    expect(kinds(judged(came('2026-11-26 08:00'), '2026-11-27'))).not.toContain('unreported');
    expect(kinds(judged(came('2026-11-24 23:00'), '2026-11-27'))).toContain('unreported');
  });

  it('asks nothing before the task begins', () => {
    const later = (start: string): Task => working({ ...facts, start: day(start) });
    expect(kinds(judged(later('2026-11-26'), '2026-11-27'))).not.toContain('unreported');
    expect(kinds(judged(later('2026-11-25'), '2026-11-27'))).toContain('unreported');
  });

  it.each<[string, NewEntry[]]>([
    ['suspended', [act('suspend', '2026-11-01', {}), act('reopen', '2026-11-26', {})]],
    ['cancelled', [act('cancel', '2026-11-01', {}), act('reopen', '2026-11-26', {})]],
    [
      'closed',
      [act('close', '2026-11-01', {}), act('revisit', '2026-11-26', { ok: false, due: day('2026-12-10') })],
    ],
    [
      'waiting for its check',
      [act('submit', '2026-10-11', {}), act('return', '2026-11-25 10:00', { mendBy: day('2026-11-26') })],
    ],
  ])('asks nothing by a cut-off that passed while the task was %s', (_, acts) => {
    expect(judged(working(facts, done, ...acts), '2026-11-27').missedCutOff).toBeUndefined();
    expect(judged(working(facts, done, ...acts), '2026-12-28').missedCutOff).toBe('2026-12-25');
  });

  it('is never missed without a cadence', () => {
    expect(lamp(reported(100, { cadence: 'none' }), '2026-11-27')).toBe('blue on-pace');
  });
});

describe('rule 3: near due', () => {
  // Monday 30 November.
  it.each([
    ['2026-11-20', 'blue on-pace'],
    ['2026-11-22', 'blue on-pace'],
    ['2026-11-23', 'yellow near-due'],
    ['2026-11-30', 'yellow near-due'],
  ])('on %s a task of 30 November is %s: five working days', (on, expected) => {
    expect(lamp(reported(100, { due: day('2026-11-30') }), on)).toBe(expected);
  });

  it('counts the working days, the holidays left out', () => {
    const task = reported(100, { due: day('2026-10-10') });
    expect(judged(task, '2026-09-29').reasons).toEqual([
      { kind: 'near-due', workdays: 4, due: '2026-10-10' },
    ]);
    expect(judged(task, '2026-09-28').reasons).toEqual([
      { kind: 'near-due', workdays: 5, due: '2026-10-10' },
    ]);
    expect(lamp(task, '2026-09-25')).toBe('blue on-pace');
  });

  it('tells the working day that a due on a rest day means', () => {
    const task = reported(100, { due: day('2026-11-28') });
    expect(judged(task, '2026-11-30').reasons).toEqual([
      { kind: 'near-due', workdays: 0, due: '2026-11-30' },
    ]);
  });

  it.each([
    ['2026-11-26', 'blue on-pace'],
    ['2026-11-27', 'yellow near-due'],
    ['2026-11-30', 'yellow near-due'],
  ])('on %s an errand of 30 November is %s: one working day', (on, expected) => {
    expect(lamp(working({ kindOfTask: 'errand', due: day('2026-11-30') }), on)).toBe(expected);
  });

  it('is never said of 31 December, nor of ongoing tasks', () => {
    expect(lamp(reported(100), '2026-12-31')).toBe('blue on-pace');
    expect(lamp(reported(100, { ongoing: true, due: day('2026-11-30') }), '2026-11-30')).toBe('blue on-pace');
    expect(lamp(reported(100, { due: day('2026-12-30') }), '2026-12-30')).toBe('yellow near-due');
  });
});

describe('several reasons', () => {
  it('names all of a red one, the heaviest first, and none of the yellow', () => {
    const task = working({ due: day('2026-11-18'), milestones: halves, cadence: 'weekly' });
    expect(lamp(task, '2026-11-23')).toBe('red overdue lag');
    expect(judged(task, '2026-11-23').missedCutOff).toBe('2026-11-20');
  });

  it('names a lag that alone would only be yellow not at all beside an overdue', () => {
    expect(lamp(reported(50, { due: day('2026-11-18') }), '2026-11-23')).toBe('red overdue');
  });

  it('names all of a yellow one', () => {
    const task = reported(50, { due: day('2026-11-30'), cadence: 'weekly' });
    expect(lamp(task, '2026-11-23')).toBe('yellow near-due lag unreported');
  });
});

describe('a submitted task', () => {
  const facts = { due: day('2026-11-18'), milestones: halves, cadence: 'weekly' as const };
  const done = act('progress', '2026-11-13 10:00', { percent: 100 });
  const submit = (when: string): NewEntry => act('submit', when, {});

  it('is judged on the day it was submitted, for good', () => {
    const task = working(facts, done, submit('2026-11-17 10:00'));
    const then = judged(task, '2026-11-17 17:00');
    expect(then).toMatchObject({
      colour: 'yellow',
      judgedOn: '2026-11-17',
      underReview: true,
      overdueDays: 0,
    });
    for (const when of ['2026-11-19', '2026-12-31', '2027-06-01']) expect(judged(task, when)).toEqual(then);
  });

  it('stays red if it came late, but in no overdue list', () => {
    const judgement = judged(working(facts, done, submit('2026-11-20 10:00')), '2026-12-24');
    expect(judgement).toMatchObject({ colour: 'red', overdueDays: 2, judgedOn: '2026-11-20' });
    expect(isOverdue(judgement)).toBe(false);
  });

  it('is judged alike while it is mended in time after 退回, and on the day itself afterwards', () => {
    const submitted = working(facts, done, submit('2026-11-17 10:00'));
    const returned = working(
      facts,
      done,
      submit('2026-11-17 10:00'),
      act('return', '2026-11-24', { mendBy: day('2026-11-27') }),
    );
    expect(judged(returned, '2026-11-27 23:59')).toEqual(judged(submitted, '2026-11-27'));
    expect(isUnderReview(returned, day('2026-11-27'))).toBe(true);
    expect(isUnderReview(returned, day('2026-11-28'))).toBe(false);
    const late = judged(returned, '2026-11-28');
    expect(late).toMatchObject({ colour: 'red', overdueDays: 10, judgedOn: '2026-11-28' });
    expect(late).not.toHaveProperty('underReview');
    expect(isOverdue(late)).toBe(true);
  });

  it('keeps its first day when submitted again in time', () => {
    const acts = [
      done,
      submit('2026-11-17 10:00'),
      act('return', '2026-11-24', { mendBy: day('2026-11-27') }),
      submit('2026-11-27 10:00'),
    ];
    expect(judged(working(facts, ...acts), '2026-12-24')).toMatchObject({
      judgedOn: '2026-11-17',
      overdueDays: 0,
    });
  });
});

describe('a suspended task', () => {
  const facts = { due: day('2026-06-30') };
  const suspend = act('suspend', '2026-04-01', {});

  it('stands still on the day the clock stopped', () => {
    const task = working(facts, suspend);
    const then = judged(task, '2026-04-01 18:00');
    expect(then).toMatchObject({ colour: 'none', judgedOn: '2026-04-01', expected: 50 });
    expect(judged(task, '2026-12-24')).toEqual(then);
  });

  it('runs on against the old due after 重启, or against the new one', () => {
    const kept = judged(working(facts, suspend, act('reopen', '2026-08-03', {})), '2026-08-04');
    expect(kept).toMatchObject({ colour: 'red', overdueDays: 35 });
    const moved = working(facts, suspend, act('reopen', '2026-08-03', { due: day('2026-12-20') }));
    expect(judged(moved, '2026-08-04')).toMatchObject({ colour: 'yellow', overdueDays: 0, expected: 61 });
  });
});

describe('the rule set', () => {
  const spring = aRuleSet({ from: day('2026-01-01') });
  const strict = aRuleSet({ from: day('2026-09-01'), yellowLag: 5, redLag: 12, dueWorkdays: 10 });
  const rules = someRules(spring, strict);

  it('is the one in force on the judged day', () => {
    const task = reported(50, { milestones: halves });
    expect(judge(task, aBench('2026-08-15', rules)).colour).toBe('yellow');
    expect(judge(task, aBench('2026-09-01', rules)).colour).toBe('red');
    expect(judge(task, aBench('2026-08-15', someRules(strict))).colour).toBe('red');
  });

  it('is that of the day of submission for a submitted task', () => {
    const task = working(
      { milestones: halves },
      act('progress', '2026-08-14', { percent: 50 }),
      act('submit', '2026-08-15', {}),
    );
    expect(judge(task, aBench('2026-10-15', rules)).colour).toBe('yellow');
  });

  it('sets the working days of near-due', () => {
    const task = reported(100, { due: day('2026-09-18') });
    expect(judge(task, aBench('2026-09-07', rules)).colour).toBe('yellow');
    expect(judge(task, aBench('2026-09-07')).colour).toBe('blue');
  });
});

describe('any task on any day', () => {
  const anyBench = fc
    .integer({ min: 0, max: 450 })
    .map((count) => aBench(`${addDays(day('2026-01-06'), count)} 10:00`));
  const anyFacts = fc.record({
    due: fc.option(
      fc.integer({ min: 0, max: 400 }).map((count) => addDays(day('2026-01-01'), count)),
      { nil: undefined },
    ),
    cadence: fc.constantFrom('none', 'weekly', 'monthly', 'tenday'),
    milestones: fc.constantFrom([], halves),
    ongoing: fc.boolean(),
  });
  /** The colour that each reason speaks for; a lag may be red or yellow. */
  const COLOUR_OF: Record<Reason['kind'], string[]> = {
    closed: ['green'],
    suspended: ['none'],
    cancelled: ['none'],
    'no-figure': ['grey'],
    overdue: ['red'],
    lag: ['red', 'yellow'],
    'near-due': ['yellow'],
    unreported: ['yellow'],
    'on-pace': ['blue'],
  };

  it('has one colour, that of all its reasons, and figures that agree with it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyHistory, anyFacts, anyBench, (history, facts, bench) => {
        const task = { ...fold({ year: 2026, no: 1 }, history, ZONE), ...facts } as Task;
        const judgement = judge(task, bench);
        seen.add(judgement.colour);
        expect(judgement.reasons.length).toBeGreaterThan(0);
        for (const reason of judgement.reasons) expect(COLOUR_OF[reason.kind]).toContain(judgement.colour);
        const overdue = judgement.reasons.some((reason) => reason.kind === 'overdue');
        expect(judgement.overdueDays > 0).toBe(overdue);
        expect(judgement.expected).toBe(expectedPercent(task, judgement.judgedOn));
        expect(judgement.underReview ?? false).toBe(isUnderReview(task, bench.today));
        if (!isUnderReview(task, bench.today) && task.status !== 'suspended') {
          expect(judgement.judgedOn).toBe(bench.today);
        }
        if (overdue && task.due !== undefined) {
          const due = effectiveDue(task.due, aCalendar());
          expect(judgement.overdueDays).toBe(daysBetween(due, judgement.judgedOn));
        }
      }),
      { numRuns: 600, seed: 11 },
    );
    expect([...seen].sort()).toEqual(['blue', 'green', 'grey', 'none', 'red', 'yellow']);
  });

  it('depends on the moment only through the day and the cut-offs passed', () => {
    fc.assert(
      fc.property(anyHistory, anyFacts, anyBench, (history, facts, bench) => {
        const task = { ...fold({ year: 2026, no: 1 }, history, ZONE), ...facts } as Task;
        fc.pre(history.every((entry) => entry.at <= bench.now));
        // No cut-off lies between 13:00 and 23:00.
        const [early, late] = ['13:00', '23:00'].map((time) => judge(task, aBench(`${bench.today} ${time}`)));
        expect(early).toEqual(late);
      }),
      { numRuns: 200 },
    );
  });
});
