import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/domain/people.ts';
import {
  type Act,
  isOwner,
  leads,
  may,
  mayAtAll,
  PERMISSIONS,
  seesAll,
} from '../../src/domain/permissions.ts';
import { aPerson, aTask } from '../support/a-task.ts';

/** Who may do what, as the table of commands says it: own, assisting, or all tasks; `-` nobody's. */
const TABLE: Record<Act, string> = {
  //                owner     liaison   head      supervisor signer leader secretary
  progress: '       own       own       -         all       -      -      -',
  accept: '         own       own       -         -         -      -      -',
  submit: '         own       own       -         -         -      -      -',
  explain: '        own       own       -         -         -      -      -',
  extend: '         own       own       -         -         -      -      -',
  assist: '         assisting assisting assisting -         -      -      -',
  problem: '        own       own       -         all       -      -      -',
  'no-figure': '    own       own       -         all       -      -      -',
  assign: '         -         -         -         all       -      -      -',
  'hand-over': '    -         own       -         all       -      -      -',
  edit: '           -         -         -         all       -      -      -',
  review: '         -         -         -         all       -      -      -',
  revisit: '        -         -         -         all       -      -      -',
  urge: '           -         -         -         all       -      all    all',
  directive: '      -         -         -         all       -      all    all',
  remark: '         -         -         -         all       -      all    all',
  answer: '         own       own       own       -         -      -      -',
  stop: '           -         -         -         all       -      -      -',
  'approve-bind': ' -         -         -         all       -      -      -',
  report: '         -         -         -         all       all    all    all',
  release: '        -         -         -         all       all    all    all',
  sign: '           -         -         -         -         all    -      -',
};
const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
const ACTS = Object.keys(TABLE) as Act[];

function reachOf(act: Act, role: Role): string {
  return TABLE[act].trim().split(/\s+/u)[ROLES.indexOf(role)] ?? '?';
}

/** A unit's tie to the task, and the reaches that cover it. */
const TIES = {
  own: { unit: '住房和城乡建设局', covered: ['own', 'all'] },
  assisting: { unit: '财政局', covered: ['assisting', 'all'] },
  other: { unit: '林业局', covered: ['all'] },
};

const CASES = ROLES.flatMap((role) =>
  ACTS.flatMap((act) =>
    (Object.keys(TIES) as (keyof typeof TIES)[]).map(
      (tie) => [role, act, tie, TIES[tie].covered.includes(reachOf(act, role))] as const,
    ),
  ),
);

describe('may', () => {
  const task = aTask({ owner: '王五' });

  it('is told here for every role and every act', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...ROLES].sort());
    expect(CASES.every(([role, act]) => ['own', 'assisting', 'all', '-'].includes(reachOf(act, role)))).toBe(
      true,
    );
    expect(new Set(ROLES.flatMap((role) => Object.keys(PERMISSIONS[role])))).toEqual(new Set(ACTS));
  });

  it.each(CASES)('%s: %s on a task of the unit (%s): %s', (role, act, tie, allowed) => {
    const person = aPerson({ roles: [role], unit: TIES[tie].unit });
    expect(may(person, act, task)).toBe(allowed);
    expect(may({ ...person, disabled: true }, act, task)).toBe(false);
    expect(mayAtAll(person, act)).toBe(reachOf(act, role) !== '-');
    expect(mayAtAll({ ...person, disabled: true }, act)).toBe(false);
  });

  it('gives several roles the rights of each', () => {
    const both = aPerson({ roles: ['head', 'signer'], unit: '财政局' });
    expect(may(both, 'assist', task)).toBe(true);
    expect(may(both, 'report', task)).toBe(true);
    expect(may(both, 'progress', task)).toBe(false);
  });

  it('counts a unit that both leads and assists as both', () => {
    const double = aTask({ assistUnits: ['住房和城乡建设局'] });
    expect(['progress', 'assist'].map((one) => may(aPerson(), one as Act, double))).toEqual([true, true]);
  });
});

describe('the person named as 责任人', () => {
  const task = aTask({ owner: '张三' });

  it.each([[[]], [['head']], [['leader']]] as [Role[]][])(
    'has the rights of one with the roles %j',
    (roles) => {
      const named = aPerson({ roles });
      const rights = ACTS.filter((one) => may(named, one, task));
      const others = ACTS.filter((one) =>
        roles.some((role) => TIES.own.covered.includes(reachOf(one, role))),
      );
      const owners = ACTS.filter((one) => reachOf(one, 'owner') === 'own');
      expect(new Set(rights)).toEqual(new Set([...others, ...owners]));
    },
  );

  it('has them only in the lead unit, only by that name, and not once disabled', () => {
    const strangers = [
      aPerson({ roles: [], unit: '财政局' }),
      aPerson({ roles: [], name: '张三丰' }),
      aPerson({ roles: [], disabled: true }),
    ];
    expect(strangers.map((person) => may(person, 'progress', task))).toEqual([false, false, false]);
    expect(isOwner(aPerson({ roles: [] }), task)).toBe(true);
    expect(isOwner(aPerson({ unit: '财政局' }), task)).toBe(false);
    expect(isOwner(aPerson(), aTask({ owner: undefined }))).toBe(false);
  });
});

describe('leads and seesAll', () => {
  it('leads is the lead unit, not an assisting one', () => {
    expect(leads(aPerson(), aTask())).toBe(true);
    expect(leads(aPerson({ unit: '财政局' }), aTask())).toBe(false);
  });

  it.each(ROLES)('%s sees all tasks, or not', (role) => {
    const all = ['supervisor', 'signer', 'leader', 'secretary'].includes(role);
    expect(seesAll(aPerson({ roles: [role] }))).toBe(all);
    expect(seesAll(aPerson({ roles: [role], disabled: true }))).toBe(false);
  });
});
