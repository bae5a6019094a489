import { hasRole, type Person, type Role } from './people.ts';
import type { Task } from './task.ts';

/** Everything a person can ask of a task or of the ledger. */
export type Act =
  | 'progress'
  | 'accept'
  | 'submit'
  | 'explain'
  | 'extend'
  | 'assist'
  | 'problem'
  | 'no-figure'
  | 'assign'
  | 'hand-over'
  | 'edit'
  | 'review'
  | 'revisit'
  | 'urge'
  | 'directive'
  | 'remark'
  | 'answer'
  | 'stop'
  | 'approve-bind'
  | 'report'
  | 'release'
  | 'sign';

/** Which tasks a role may act on: those its unit leads, those it assists, or all. */
export type Reach = 'own' | 'assisting' | 'all';

const OWNER: Partial<Record<Act, Reach>> = {
  progress: 'own',
  accept: 'own',
  submit: 'own',
  explain: 'own',
  extend: 'own',
  assist: 'assisting',
  problem: 'own',
  'no-figure': 'own',
  answer: 'own',
};

const SUPERVISOR: Partial<Record<Act, Reach>> = {
  progress: 'all',
  problem: 'all',
  'no-figure': 'all',
  assign: 'all',
  'hand-over': 'all',
  edit: 'all',
  review: 'all',
  revisit: 'all',
  urge: 'all',
  directive: 'all',
  remark: 'all',
  stop: 'all',
  'approve-bind': 'all',
  report: 'all',
  release: 'all',
};

const LEADER: Partial<Record<Act, Reach>> = {
  urge: 'all',
  directive: 'all',
  remark: 'all',
  report: 'all',
  release: 'all',
};

/** Who may do what: the table behind every refusal. */
export const PERMISSIONS: Readonly<Record<Role, Partial<Record<Act, Reach>>>> = {
  owner: OWNER,
  liaison: { ...OWNER, 'hand-over': 'own' },
  // The unit's commands open to all of its people; what the 责任人 and 联络员 report stays theirs.
  head: { assist: 'assisting', answer: 'own' },
  supervisor: SUPERVISOR,
  signer: { report: 'all', release: 'all', sign: 'all' },
  leader: LEADER,
  secretary: LEADER,
};

/** Whether the task is led by the person's unit. */
export function leads(person: Person, task: Pick<Task, 'leadUnit'>): boolean {
  return person.unit === task.leadUnit;
}

/** Whether the person's unit leads or assists. */
export function isParty(person: Person, task: Pick<Task, 'leadUnit' | 'assistUnits'>): boolean {
  return leads(person, task) || task.assistUnits.includes(person.unit);
}

/** Whether the person is the 责任人 named in the ledger. */
export function isOwner(person: Person, task: Pick<Task, 'leadUnit' | 'owner'>): boolean {
  return leads(person, task) && task.owner === person.name;
}

/** The reach of a person's roles for an act; a person named as 责任人 has an owner's reach whatever his roles. */
function reaches(person: Person, act: Act, task?: Task): readonly Reach[] {
  const roles: readonly Role[] =
    task !== undefined && isOwner(person, task) ? [...person.roles, 'owner'] : person.roles;
  return roles.flatMap((role) => PERMISSIONS[role][act] ?? []);
}

/** Whether a person may do this to this task. Disabled people may nothing. */
export function may(person: Person, act: Act, task: Task): boolean {
  if (person.disabled) return false;
  return reaches(person, act, task).some(
    (reach) =>
      reach === 'all' ||
      (reach === 'own' && leads(person, task)) ||
      (reach === 'assisting' && task.assistUnits.includes(person.unit)),
  );
}

/** Whether a person may do this at all, to whichever task. */
export function mayAtAll(person: Person, act: Act): boolean {
  return !person.disabled && reaches(person, act).length > 0;
}

/** People who see every task, open or not to others. */
export function seesAll(person: Person): boolean {
  return hasRole(person, 'supervisor', 'signer', 'leader', 'secretary');
}
