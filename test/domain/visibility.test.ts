import { describe, expect, it } from 'vitest';
import type { EntryOf } from '../../src/domain/history.ts';
import type { Role } from '../../src/domain/people.ts';
import type { Openness } from '../../src/domain/task.ts';
import {
  type Group,
  inScope,
  mayCompare,
  mayName,
  mayReadRemark,
  maySee,
  type Scope,
} from '../../src/domain/visibility.ts';
import { aPerson, aTask } from '../support/a-task.ts';

const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
const OPENNESS: readonly Openness[] = ['open', 'parties', 'internal'];
const UNITS = { leading: '住房和城乡建设局', assisting: '财政局', neither: '林业局' };
type Tie = keyof typeof UNITS;
const TIES = Object.keys(UNITS) as Tie[];

/** From whose unit a role sees a task: L the lead unit's people, A the assisting units', N all others. */
const SEEN: Record<Role, Record<Openness, string>> = {
  owner: { open: 'LA', parties: 'LA', internal: '' },
  liaison: { open: 'LA', parties: 'LA', internal: '' },
  head: { open: 'LA', parties: 'LA', internal: '' },
  supervisor: { open: 'LAN', parties: 'LAN', internal: 'LAN' },
  signer: { open: 'LAN', parties: 'LA', internal: '' },
  leader: { open: 'LAN', parties: 'LA', internal: '' },
  secretary: { open: 'LAN', parties: 'LA', internal: '' },
};
const LETTER: Record<Tie, string> = { leading: 'L', assisting: 'A', neither: 'N' };

const CASES = ROLES.flatMap((role) =>
  OPENNESS.flatMap((openness) =>
    TIES.map((tie) => [role, openness, tie, SEEN[role][openness].includes(LETTER[tie])] as const),
  ),
);

function aGroup(scope: Scope | 'all', compare = false): Group {
  return { id: 'all', title: '全县重点工作调度群', audience: 'county', scope, compare };
}
const wide = aGroup('all');
const fitting = aGroup({ units: ['住房和城乡建设局'] });
const foreign = aGroup({ units: ['林业局'] });

describe('maySee and mayName', () => {
  it.each(CASES)('%s of a %s task, unit %s: %s', (role, openness, tie, seen) => {
    const task = aTask({ openness });
    const person = aPerson({ name: '陈某', roles: [role], unit: UNITS[tie] });
    expect(maySee(person, task)).toBe(seen);
    expect(mayName(person, task, undefined)).toBe(seen);
    const titled = seen && openness === 'open';
    expect([wide, fitting, foreign].map((group) => mayName(person, task, group))).toEqual([
      titled,
      titled,
      false,
    ]);
    expect(maySee({ ...person, disabled: true }, task)).toBe(false);
    expect(mayName({ ...person, disabled: true }, task, wide)).toBe(false);
  });

  it.each(OPENNESS)('shows a %s task to the leader who answers for it, whatever his roles', (openness) => {
    const its = aPerson({ name: '王建国', roles: ['leader'], unit: '县政府' });
    const task = aTask({ openness });
    expect(maySee(its, task)).toBe(true);
    expect(maySee({ ...its, roles: [] }, task)).toBe(true);
    expect(mayName(its, task, undefined)).toBe(true);
    expect(mayName(its, task, wide)).toBe(openness === 'open');
    expect(maySee({ ...its, disabled: true }, task)).toBe(false);
  });
});

describe('inScope', () => {
  const task = aTask({
    leaders: ['王建国', '刘洋'],
    category: '城建',
    source: '政府工作报告',
    taskforce: '城市更新专班',
  });

  it.each<[Scope | 'all', boolean]>([
    ['all', true],
    [{}, true],
    [{ units: ['住房和城乡建设局'] }, true],
    [{ units: ['财政局'] }, true],
    [{ units: ['林业局', '财政局'] }, true],
    [{ units: ['林业局'] }, false],
    [{ units: [] }, false],
    [{ leaders: ['刘洋'] }, true],
    [{ leaders: ['刘'] }, false],
    [{ categories: ['城建'] }, true],
    [{ categories: ['农业'] }, false],
    [{ sources: ['政府工作报告'] }, true],
    [{ sources: ['领导批示'] }, false],
    [{ taskforce: ['城市更新专班'] }, true],
    [{ taskforce: ['招商专班'] }, false],
    [{ units: ['住房和城乡建设局'], leaders: ['王建国'], categories: ['城建'] }, true],
    [{ units: ['住房和城乡建设局'], leaders: ['王建国'], categories: ['农业'] }, false],
  ])('%j: %s', (scope, belongs) => {
    expect(inScope(task, scope)).toBe(belongs);
  });

  it('leaves out a task that does not say what the scope asks for', () => {
    const bare = aTask({ leaders: [], assistUnits: [] });
    const scopes: Scope[] = [
      { categories: ['城建'] },
      { sources: ['其他'] },
      { taskforce: ['甲'] },
      { leaders: ['王'] },
    ];
    expect(scopes.map((scope) => inScope(bare, scope))).toEqual([false, false, false, false]);
  });
});

describe('mayReadRemark', () => {
  const remark: EntryOf<'remark'> = {
    kind: 'remark',
    seq: 3,
    at: 0,
    by: 's9',
    onBehalf: 'l1',
    note: '请加快进度',
  };
  const task = aTask();

  it.each([
    ['the lead unit', aPerson({ id: 'x' }), true],
    ['an assisting unit', aPerson({ id: 'x', unit: '财政局' }), false],
    ['a supervisor', aPerson({ id: 'x', unit: '督查室', roles: ['supervisor'] }), true],
    ['the leader it was written for', aPerson({ id: 'l1', unit: '县政府', roles: ['leader'] }), true],
    ['the secretary who wrote it down', aPerson({ id: 's9', unit: '政府办', roles: ['secretary'] }), true],
    ['another leader', aPerson({ id: 'l2', unit: '县政府', roles: ['leader'] }), false],
    ['a disabled supervisor', aPerson({ id: 'x', roles: ['supervisor'], disabled: true }), false],
  ])('%s: it is %s', (_, person, reads) => {
    expect(mayReadRemark(person, remark, task)).toBe(reads);
  });

  it('never shows more than the task itself is seen', () => {
    expect(mayReadRemark(aPerson({ id: 'x' }), remark, aTask({ openness: 'internal' }))).toBe(false);
  });
});

describe('mayCompare', () => {
  it.each(ROLES)('%s', (role) => {
    const person = aPerson({ roles: [role] });
    const may = ['supervisor', 'signer', 'leader', 'secretary'].includes(role);
    const answers = [undefined, aGroup('all', true), aGroup('all', false)].map((group) =>
      mayCompare(person, group),
    );
    expect(answers).toEqual(may ? ['yes', 'yes', 'elsewhere'] : ['no', 'no', 'no']);
    expect(mayCompare({ ...person, disabled: true }, undefined)).toBe('no');
  });
});
