import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type EntryKind, IMPORTER, type NewEntry } from '../../src/domain/history.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import { type Act, may } from '../../src/domain/permissions.ts';
import { STATUSES, type Status, type Task, type TaskFacts } from '../../src/domain/task.ts';
import { mayFollow } from '../../src/domain/transitions.ts';
import type { Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

type Office = Awaited<ReturnType<typeof anOffice>>;

const LEAD = '教育体育局';
const ASSISTING = '住房和城乡建设局';
const ASKED = '财政局';
const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
const UNITS = { lead: LEAD, assisting: ASSISTING, asked: ASKED, other: '河口镇' };

const PEOPLE: readonly Person[] = Object.entries(UNITS).flatMap(([tie, unit]) =>
  ROLES.map((role) => ({
    id: `${tie}-${role}`,
    name: `${tie}${role}`,
    unit,
    roles: [role],
    accounts: { wecom: `w-${tie}-${role}` },
  })),
);

const FACTS: TaskFacts = {
  kindOfTask: 'annual',
  title: '操场改造',
  leaders: ['陈建明'],
  leadUnit: LEAD,
  assistUnits: [ASSISTING],
  owner: '李四',
  due: day('2026-12-15'),
  ongoing: false,
  milestones: [],
  cadence: 'none',
  openness: 'open',
};

const REACHED: Readonly<Record<Status, readonly ('accept' | 'submit' | 'close' | 'suspend' | 'cancel')[]>> = {
  assigned: [],
  active: ['accept'],
  submitted: ['accept', 'submit'],
  closed: ['accept', 'submit', 'close'],
  suspended: ['accept', 'suspend'],
  cancelled: ['accept', 'cancel'],
};

/** A task of a status, with a remark to answer and a problem of the same number to talk about. */
async function putTask({ store, clock }: Office, no: number, status: Status): Promise<void> {
  const by = { at: clock.at - 3_600_000, by: IMPORTER };
  const entries: readonly NewEntry[] = [
    { kind: 'assign', ...by, facts: FACTS },
    { kind: 'problem', ...by, problem: no, level: 1, asks: ASKED, note: '资金未到位' },
    { kind: 'problem', ...by, problem: no, level: 1, option: true, note: '分期' },
    ...REACHED[status].map((kind) => ({ kind, ...by })),
    { kind: 'remark', ...by, note: '请加快进度' },
  ];
  await store.update({ year: 2026, no }, () => ({ entries, result: undefined }));
}

interface Case {
  readonly command: (no: number) => Command;
  readonly kind: EntryKind;
  readonly allowed: (person: Person, task: Task) => boolean;
}

const ref = (no: number) => ({ kind: 'number', no }) as const;
const asTable = (act: Act) => (person: Person, task: Task) => may(person, act, task);
const ofRaiser = asTable('problem');

const CASES: Readonly<Record<string, Case>> = {
  explain: {
    command: (no) => ({ kind: 'explain', ref: ref(no), reason: '消防整改', promise: day('2026-12-04') }),
    kind: 'explain',
    allowed: asTable('explain'),
  },
  extend: {
    command: (no) => ({ kind: 'extend', ref: ref(no), to: day('2026-12-25'), reason: '雨季' }),
    kind: 'extend',
    allowed: asTable('extend'),
  },
  assist: {
    command: (no) => ({ kind: 'assist', ref: ref(no), note: '已出具意见' }),
    kind: 'assist',
    allowed: asTable('assist'),
  },
  'no-figure': {
    command: (no) => ({ kind: 'no-figure', ref: ref(no), until: day('2026-12-08') }),
    kind: 'no-figure',
    allowed: asTable('no-figure'),
  },
  answer: {
    command: (no) => ({ kind: 'answer', ref: ref(no), text: '已增派班组' }),
    kind: 'answer',
    allowed: asTable('answer'),
  },
  problem: {
    command: (no) => ({ kind: 'problem', ref: ref(no), text: '用地未批', asks: ASKED }),
    kind: 'problem',
    allowed: asTable('problem'),
  },
  'problem-option': {
    command: (problem) => ({ kind: 'problem-option', problem, text: '调剂' }),
    kind: 'problem',
    allowed: ofRaiser,
  },
  'problem-answer': {
    command: (problem) => ({ kind: 'problem-answer', problem, text: '本周拨付' }),
    kind: 'answer',
    allowed: (person) =>
      person.unit === ASKED ||
      person.roles.some((role) => ['supervisor', 'leader', 'secretary'].includes(role)),
  },
  solve: {
    command: (problem) => ({ kind: 'solve', problem, note: '已到账' }),
    kind: 'solve',
    allowed: ofRaiser,
  },
  escalate: { command: (problem) => ({ kind: 'escalate', problem }), kind: 'escalate', allowed: ofRaiser },
};
const NAMES = Object.keys(CASES);

function caseOf(name: string): Case {
  const found = CASES[name];
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}

async function anOfficeOfAll(): Promise<Office> {
  const office = await anOffice();
  await office.store.updateDirectory((directory) => ({
    ...directory,
    people: [...directory.people, ...PEOPLE],
    units: [...directory.units, { name: ASKED, aliases: [] }],
  }));
  return office;
}

async function recordOf({ store }: Office, no: number) {
  const record = await store.get({ year: 2026, no });
  if (record === undefined) throw new Error(`no task ${no}`);
  return record;
}

describe.each(NAMES)('%s', (name) => {
  const { command, kind, allowed } = caseOf(name);
  let office: Office;
  let last = 1000;
  beforeAll(async () => {
    office = await anOfficeOfAll();
  });
  const nextTask = async (status: Status): Promise<number> => {
    last += 1;
    await putTask(office, last, status);
    return last;
  };

  it.each(ROLES)('is written for a %s exactly where the table of rights says so', async (role) => {
    for (const tie of Object.keys(UNITS)) {
      const no = await nextTask('active');
      const { task } = await recordOf(office, no);
      const person = PEOPLE.find(({ id }) => id === `${tie}-${role}`);
      const { answer } = await runAs(office, `${tie}-${role}`, command(no));
      expect({ tie, written: answer.kind === 'written' }).toEqual({
        tie,
        written: person !== undefined && allowed(person, task),
      });
    }
  });

  it.each(STATUSES)('is written while %s exactly where the table of transitions says so', async (status) => {
    const no = await nextTask(status);
    const { task, history } = await recordOf(office, no);
    const person = PEOPLE.find((one) => allowed(one, task));
    const { answer } = await runAs(office, person?.id ?? '', command(no));
    expect(answer.kind === 'written').toBe(mayFollow(status, kind));
    const after = await recordOf(office, no);
    expect(after.task.status).toBe(status);
    if (!mayFollow(status, kind)) expect(after.history).toEqual(history);
  });

  it('is written once however often it comes, and answered alike with the same to tell', async () => {
    const no = await nextTask('active');
    const person = PEOPLE.find((one) => allowed(one, FACTS as Task));
    const once = { messageId: `m-${no}` };
    const first = await runAs(office, person?.id ?? '', command(no), once);
    const { history } = await recordOf(office, no);
    const start = office.clock.at;
    office.clock.at += 30 * 3_600_000;
    const again = await runAs(office, person?.id ?? '', command(no), once);
    office.clock.at = start;
    expect(first.answer.kind).toBe('written');
    expect(again.text).toBe(first.text);
    expect(again.answer).toEqual(first.answer);
    expect((await recordOf(office, no)).history).toEqual(history);
  });

  it('leaves the task as it was when it is taken back', async () => {
    const no = await nextTask('active');
    const { task } = await recordOf(office, no);
    const person = PEOPLE.find((one) => allowed(one, task));
    const who = person?.id ?? '';
    expect((await runAs(office, who, command(no))).text).toContain('回复“撤销”可撤回');
    expect(await office.say({ who, text: '@督办助手 撤销' })).toContain('已撤销');
    const after = (await recordOf(office, no)).task;
    expect({ ...after, lastSeq: task.lastSeq, lastAt: task.lastAt }).toEqual(task);
  });

  it('fits a phone', async () => {
    const no = await nextTask('active');
    const person = PEOPLE.find((one) => allowed(one, FACTS as Task));
    const { text } = await runAs(office, person?.id ?? '', command(no));
    expect(text.split('\n').length).toBeLessThanOrEqual(6);
  });
});
