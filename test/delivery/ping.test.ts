import { describe, expect, it } from 'vitest';
import { pingOf } from '../../src/delivery/ping.ts';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import type { Judged } from '../../src/domain/ledger-order.ts';
import type { Directory, Person } from '../../src/domain/people.ts';
import type { TaskFacts } from '../../src/domain/task.ts';
import type { Audience, Group, Scope } from '../../src/domain/visibility.ts';
import { aBench, aDirectory, aPerson, aTask } from '../support/a-task.ts';

const HOUSING = '住房和城乡建设局';

function aGroup(audience: Audience, scope: Scope | 'all' = 'all'): Group {
  return { id: audience, title: audience, audience, scope, compare: false };
}

function late(facts: Partial<TaskFacts> = {}, no = 12): Judged {
  const task = aTask({ no, due: day('2026-11-06'), ...facts });
  return { task, judgement: judge(task, aBench('2026-11-24')) };
}

/** The names called by a group's post, task by task; '' where nobody is. */
function called(
  group: Group,
  tasks: readonly Judged[],
  { groups = [group], directory = aDirectory() }: { groups?: readonly Group[]; directory?: Directory } = {},
): readonly string[] {
  const ping = pingOf(group, groups, directory);
  return tasks.map((task) => ping(task)?.name ?? '');
}

const withPeople = (...people: readonly Person[]): Directory => aDirectory({ people });

describe('pingOf', () => {
  it.each<[Audience, string]>([
    ['unit', '张三'],
    ['taskforce', '张三'],
    ['county', '张三'],
    ['leaders', ''],
  ])('in a group of %s calls "%s"', (audience, name) => {
    expect(called(aGroup(audience), [late()])).toEqual([name]);
  });

  it('calls a person once a post', () => {
    const tasks = [late({}, 1), late({}, 2), late({ leadUnit: '财政局', owner: '李四' }, 3), late({}, 4)];
    expect(called(aGroup('unit'), tasks)).toEqual(['张三', '', '李四', '']);
  });

  it('calls him again in the next post', () => {
    expect(called(aGroup('unit'), [late()])).toEqual(['张三']);
    expect(called(aGroup('unit'), [late()])).toEqual(['张三']);
  });

  it.each<[string, Group]>([
    ['his unit', aGroup('unit', { units: [HOUSING] })],
    ['his taskforce', aGroup('taskforce', { taskforce: ['城市更新专班'] })],
  ])('leaves him to the group of %s, if there is one', (_, nearer) => {
    const county = aGroup('county');
    const groups = [county, nearer];
    const his = late({ taskforce: '城市更新专班' });
    const other = late({ leadUnit: '财政局', owner: '李四', assistUnits: [HOUSING] }, 3);
    expect(called(county, [his, other], { groups })).toEqual(['', '李四']);
    expect(called(nearer, [his], { groups })).toEqual(['张三']);
  });

  it('is not kept from the county group by groups that call nobody nearer', () => {
    const county = aGroup('county');
    const groups = [county, aGroup('leaders'), aGroup('unit', { units: ['财政局'] })];
    expect(called(county, [late({ assistUnits: [] })], { groups })).toEqual(['张三']);
  });

  it('looks for nobody in the group of a unit that only assists', () => {
    const finance = aGroup('unit', { units: ['财政局'] });
    expect(called(finance, [late({ assistUnits: ['财政局'] })])).toEqual(['']);
  });

  it.each<[string, Partial<TaskFacts>, readonly Person[]]>([
    ['a leader', {}, [aPerson({ roles: ['leader'] })]],
    ['the head of a unit', {}, [aPerson({ roles: ['owner', 'head'] })]],
    ['somebody who has left', {}, [aPerson({ disabled: true })]],
    ['a namesake of another unit', {}, [aPerson({ unit: '财政局' })]],
    ['somebody whom the roster does not know', { owner: '王五' }, [aPerson()]],
  ])('never calls %s', (_, facts, people) => {
    expect(called(aGroup('unit'), [late(facts)], { directory: withPeople(...people) })).toEqual(['']);
  });

  it('calls nobody for a task without an owner', () => {
    const { owner: _, ...task } = late().task;
    expect(called(aGroup('unit'), [{ ...late(), task }])).toEqual(['']);
  });

  it('calls who is there of two of a name, not who has left', () => {
    const directory = withPeople(aPerson({ id: 'p8', disabled: true }), aPerson({ id: 'p9' }));
    expect(pingOf(aGroup('unit'), [], directory)(late())?.id).toBe('p9');
  });
});
