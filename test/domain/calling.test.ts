import { describe, expect, it } from 'vitest';
import { type Calling, calleesOf, heldUpBy, lateWorkdays } from '../../src/domain/calling.ts';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Judged } from '../../src/domain/ledger-order.ts';
import type { Directory, Person } from '../../src/domain/people.ts';
import type { ProblemLevel, TaskFacts } from '../../src/domain/task.ts';
import { aBench, act, aDirectory, aPerson, aTask } from '../support/a-task.ts';
import { aGroup } from '../support/some-material.ts';

const HOUSING = '住房和城乡建设局';
const LIAISON = aPerson({ id: 'p7', name: '王芳', roles: ['liaison'] });
const TUESDAY = '2026-11-24';

/** A task that was due on Monday 23 November unless told, judged on a day. */
function judged(facts: Partial<TaskFacts> = {}, on = TUESDAY, ...acts: NewEntry[]): Judged {
  const task = aTask({ due: day('2026-11-23'), ...facts }, act('accept', '2026-01-06', {}), ...acts);
  return { task, judgement: judge(task, aBench(on)) };
}

/** The names a group calls, joined; the owner first. */
function called(one: Judged, calling: Partial<Calling> = {}, on = TUESDAY): string {
  const { group = aGroup('unit'), groups = [group], directory = withPeople(aPerson(), LIAISON) } = calling;
  const { owner, liaisons } = calleesOf(one, { group, groups, directory, bench: aBench(on) });
  return [owner, ...liaisons].flatMap((person) => person?.name ?? []).join(' ');
}

const withPeople = (...people: readonly Person[]): Directory => aDirectory({ people });

describe('lateWorkdays', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-21', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-26', 4],
    ['2026-11-20', '2026-11-30', 6],
    ['2026-11-20', '2026-12-25', 7],
    // 1 to 7 October are off; Saturday 10 October is worked.
    ['2026-09-30', '2026-10-08', 1],
    ['2026-09-29', '2026-10-08', 2],
    ['2026-09-30', '2026-10-10', 3],
    ['2026-09-30', '2026-10-12', 4],
    ['2026-09-30', '2026-10-14', 6],
    // A due on a rest day counts as the next working day.
    ['2026-10-03', '2026-10-08', 0],
    ['2026-10-03', '2026-10-09', 1],
  ])('of a due on %s is, on %s, %i', (due, on, expected) => {
    expect(lateWorkdays(judged({ due: day(due) }, on), aBench(on))).toBe(expected);
  });
});

describe('calleesOf', () => {
  it.each([
    ['before it is late', '2026-11-20', '2026-11-20', '张三'],
    ['on the 1st working day', '2026-11-20', '2026-11-23', '张三'],
    ['on the 3rd', '2026-11-20', '2026-11-25', '张三'],
    ['on the 4th', '2026-11-20', '2026-11-26', '张三 王芳'],
    ['on the 5th', '2026-11-20', '2026-11-27', '张三 王芳'],
    ['on the 6th', '2026-11-20', '2026-11-30', ''],
    ['long after', '2026-06-30', '2026-11-30', ''],
    ['on the 3rd, a Saturday that is worked', '2026-09-30', '2026-10-10', '张三'],
    ['on the 4th, behind the National Day', '2026-09-30', '2026-10-12', '张三 王芳'],
    ['on the 6th, behind the National Day', '2026-09-30', '2026-10-14', ''],
  ])('%s calls whom it should', (_, due, on, names) => {
    expect(called(judged({ due: day(due) }, on), {}, on)).toBe(names);
  });

  it.each([
    ['unit', '张三'],
    ['taskforce', '张三'],
    ['county', '张三'],
    ['leaders', ''],
  ] as const)('in a group of %s calls "%s"', (audience, names) => {
    expect(called(judged(), { group: aGroup(audience) })).toBe(names);
  });

  it.each([
    ['his unit', aGroup('unit', { units: [HOUSING] })],
    ['his taskforce', aGroup('taskforce', { taskforce: ['城市更新专班'] })],
  ])('leaves him and the liaison to the group of %s, if there is one', (_, nearer) => {
    const county = aGroup('county');
    const groups = [county, nearer];
    const his = judged({ taskforce: '城市更新专班', due: day('2026-11-18') });
    expect(called(his, { group: county, groups })).toBe('');
    expect(called(his, { group: nearer, groups })).toBe('张三 王芳');
    const directory = withPeople(aPerson({ id: 'p2', name: '李四', unit: '财政局' }));
    const other = judged({ leadUnit: '财政局', owner: '李四', assistUnits: [HOUSING] });
    expect(called(other, { group: county, groups, directory })).toBe('李四');
  });

  it('is not kept from the county group by groups that call nobody nearer', () => {
    const county = aGroup('county');
    const room = aGroup('unit');
    const groups = [county, aGroup('leaders'), aGroup('unit', { units: ['财政局'] }), room];
    expect(called(judged({ assistUnits: [] }), { group: county, groups })).toBe('张三');
  });

  it('looks for nobody in the group of a unit that only assists', () => {
    const finance = aGroup('unit', { units: ['财政局'] });
    expect(called(judged({ assistUnits: ['财政局'] }), { group: finance })).toBe('');
  });

  it.each<[string, Partial<TaskFacts>, readonly Person[]]>([
    ['a leader', {}, [aPerson({ roles: ['leader'] })]],
    ['the head of a unit', {}, [aPerson({ roles: ['owner', 'head'] })]],
    ['somebody who has left', {}, [aPerson({ disabled: true })]],
    ['a namesake of another unit', {}, [aPerson({ unit: '财政局' })]],
    ['somebody whom the roster does not know', { owner: '王五' }, [aPerson()]],
    ['a liaison who is the head, too', { owner: '王五' }, [{ ...LIAISON, roles: ['liaison', 'head'] }]],
    ['a liaison who has left', { owner: '王五' }, [{ ...LIAISON, disabled: true }]],
  ])('never calls %s', (_, facts, people) => {
    const directory = withPeople(...people);
    expect(called(judged(facts), { directory })).toBe('');
    expect(called(judged({ ...facts, due: day('2026-11-18') }), { directory })).toBe('');
  });

  it('calls the liaison whose head owns the task, from the 4th day', () => {
    const directory = withPeople(aPerson({ roles: ['head'] }), LIAISON);
    expect(called(judged(), { directory })).toBe('');
    expect(called(judged({ due: day('2026-11-18') }), { directory })).toBe('王芳');
  });

  it('calls an owner who is the liaison once', () => {
    const directory = withPeople(aPerson({ roles: ['owner', 'liaison'] }));
    expect(called(judged({ due: day('2026-11-18') }), { directory })).toBe('张三');
  });

  it('knows the liaison from the list of units, too', () => {
    const units = [{ name: HOUSING, aliases: ['住建局'], liaison: '王芳' }];
    const directory = aDirectory({ people: [aPerson(), aPerson({ id: 'p7', name: '王芳' })], units });
    expect(called(judged({ due: day('2026-11-18') }), { directory })).toBe('张三 王芳');
  });

  it('calls nobody for a task without an owner before the liaison', () => {
    const { owner: _, ...task } = judged().task;
    expect(called({ ...judged(), task })).toBe('');
  });

  it('calls who is there of two of a name, not who has left', () => {
    const directory = withPeople(aPerson({ id: 'p8', disabled: true }), aPerson({ id: 'p9' }));
    const calling = { group: aGroup('unit'), groups: [], directory, bench: aBench(TUESDAY) };
    expect(calleesOf(judged(), calling).owner?.id).toBe('p9');
  });

  it('calls nobody while the next step is somebody else’s', () => {
    const asked = act('extend', '2026-11-20', { to: day('2026-12-15') });
    expect(called(judged({}, TUESDAY, asked))).toBe('');
    expect(called(judged({}, TUESDAY, asked, act('extend-refused', '2026-11-23', {})))).toBe('张三');
  });
});

describe('heldUpBy', () => {
  const problem = (level: ProblemLevel) =>
    act('problem', '2026-11-20', { problem: 3, level, note: '缺资金' });
  const extend = act('extend', '2026-11-20', { to: day('2026-12-15') });

  it.each<[string, readonly NewEntry[], string | undefined]>([
    ['nothing', [], undefined],
    ['a problem of the first level', [problem(1)], undefined],
    ['a problem of the second', [problem(2)], 'asked'],
    ['a problem of the fourth', [problem(4)], 'asked'],
    [
      'a problem taken up',
      [problem(1), act('escalate', '2026-11-21', { problem: 3, level: 2, note: '' })],
      'asked',
    ],
    [
      'a problem answered',
      [problem(2), act('answer', '2026-11-21', { problem: 3, note: '已拨付' })],
      undefined,
    ],
    ['a problem solved', [problem(2), act('solve', '2026-11-21', { problem: 3 })], undefined],
    ['an extension', [extend], 'extension'],
    [
      'an extension granted',
      [extend, act('extend-granted', '2026-11-21', { to: day('2026-12-15') })],
      undefined,
    ],
    ['both', [extend, problem(2)], 'asked'],
  ])('of a task with %s', (_, acts, expected) => {
    expect(heldUpBy(judged({}, TUESDAY, ...acts).task)).toBe(expected);
  });
});
