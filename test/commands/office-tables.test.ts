import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import type { EntryKind } from '../../src/domain/history.ts';
import type { Role } from '../../src/domain/people.ts';
import { type Act, PERMISSIONS } from '../../src/domain/permissions.ts';
import { STATUSES, type Status } from '../../src/domain/task.ts';
import { mayFollow } from '../../src/domain/transitions.ts';
import type { Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { hire, ledgerText, ref, taskIn, taskOf, write } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

const LATER = day('2026-12-25');

interface Row {
  readonly name: string;
  readonly act: Act;
  readonly kind: EntryKind;
  readonly command: (no: number) => Command;
  /** Where the task must have an extension asked for. */
  readonly extension?: true;
}

/** Every command of the office about one task, in a form that nothing but the tables can refuse. */
const ROWS: readonly Row[] = [
  {
    name: '转交',
    act: 'hand-over',
    kind: 'hand-over',
    command: (no) => ({ kind: 'hand-over', ref: ref(no), to: '王芳' }),
  },
  {
    name: '改',
    act: 'edit',
    kind: 'edit',
    command: (no) => ({ kind: 'edit', ref: ref(no), field: 'category', value: '城建' }),
  },
  { name: '通过', act: 'review', kind: 'approve', command: (no) => ({ kind: 'approve', ref: ref(no) }) },
  {
    name: '退回',
    act: 'review',
    kind: 'return',
    command: (no) => ({ kind: 'return', ref: ref(no), reason: '缺验收单' }),
  },
  { name: '销号', act: 'review', kind: 'close', command: (no) => ({ kind: 'close', ref: ref(no) }) },
  {
    name: '同意延期',
    act: 'review',
    kind: 'extend-granted',
    extension: true,
    command: (no) => ({ kind: 'grant-extension', ref: ref(no) }),
  },
  {
    name: '不同意延期',
    act: 'review',
    kind: 'extend-refused',
    extension: true,
    command: (no) => ({ kind: 'refuse-extension', ref: ref(no), reason: '工期可控' }),
  },
  {
    name: '回访 属实',
    act: 'revisit',
    kind: 'revisit',
    command: (no) => ({ kind: 'revisit', ref: ref(no), ok: true }),
  },
  {
    name: '回访 不属实',
    act: 'revisit',
    kind: 'revisit',
    command: (no) => ({ kind: 'revisit', ref: ref(no), ok: false, note: '未完工' }),
  },
  { name: '催办', act: 'urge', kind: 'urge', command: (no) => ({ kind: 'urge', ref: ref(no) }) },
  {
    name: '督办',
    act: 'directive',
    kind: 'directive',
    command: (no) => ({ kind: 'directive', ref: ref(no), due: LATER, demand: '报送计划' }),
  },
  {
    name: '批示',
    act: 'remark',
    kind: 'remark',
    command: (no) => ({ kind: 'remark', ref: ref(no), text: '请加快进度' }),
  },
  {
    name: '暂缓',
    act: 'stop',
    kind: 'suspend',
    command: (no) => ({ kind: 'suspend', ref: ref(no), basis: '会议纪要' }),
  },
  {
    name: '终止',
    act: 'stop',
    kind: 'cancel',
    command: (no) => ({ kind: 'cancel', ref: ref(no), basis: '会议纪要' }),
  },
  { name: '重启', act: 'stop', kind: 'reopen', command: (no) => ({ kind: 'reopen', ref: ref(no) }) },
];

/** The ledger's own task in a status, with an extension asked for where the row wants one and the status has room for it. */
async function aDesk(row: Row, status: Status) {
  const office = await anOffice();
  const asks = row.extension && mayFollow(status, row.kind);
  if (asks) {
    const no = status === 'assigned' ? 13 : 12;
    await write(office, no, { kind: 'extend', at: office.clock.at, by: 'zhang', to: LATER });
  }
  return { office, no: await taskIn(office, status) };
}

describe('every command of the office in every status', () => {
  const cases = ROWS.flatMap((row) => STATUSES.map((status) => [row.name, status, row] as const));

  it.each(cases)('%s on a task that is %s obeys the table of transitions', async (_name, status, row) => {
    const { office, no } = await aDesk(row, status);
    const before = await ledgerText(office);
    const { answer, text } = await runAs(office, 'zhao', row.command(no), { confirmed: true });
    const allowed = mayFollow(status, row.kind);
    expect({ kind: answer.kind, text }).toMatchObject({ kind: allowed ? 'written' : 'refused' });
    expect((await ledgerText(office)) === before).toBe(!allowed);
  });

  const allowed = cases.filter(([, status, row]) => mayFollow(status, row.kind));

  it.each(allowed)(
    '%s on a task that is %s is answered within a phone, and a redelivery alike with the same to tell',
    async (_n, status, row) => {
      const { office, no } = await aDesk(row, status);
      const first = await runAs(office, 'zhao', row.command(no), {
        confirmed: true,
        messageId: 'once',
        chat: 'single',
      });
      const after = await ledgerText(office);
      const again = await runAs(office, 'zhao', row.command(no), {
        confirmed: true,
        messageId: 'once',
        chat: 'single',
      });
      expect(again.text).toBe(first.text);
      expect(await ledgerText(office)).toBe(after);
      expect(again.answer).toEqual(first.answer);
      expect(first.text.split('\n').length).toBeLessThanOrEqual(6);
      expect(first.text).toContain('撤销');
    },
  );

  it.each(allowed)('%s on a task that is %s is taken back by 撤销', async (_n, status, row) => {
    const { office, no } = await aDesk(row, status);
    const { lastSeq: _, lastAt: __, ...before } = await taskOf(office, no);
    await runAs(office, 'zhao', row.command(no), { confirmed: true });
    await runAs(office, 'zhao', { kind: 'undo' });
    const { lastSeq: ___, lastAt: ____, ...after } = await taskOf(office, no);
    expect(after).toEqual(before);
  });
});

describe('every command of the office by every role', () => {
  const roles: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
  const cases = ROWS.flatMap((row) => roles.map((role) => [row.name, role, row] as const));

  it.each(cases)('%s by a person who is %s obeys the table of permissions', async (_name, role, row) => {
    const status = STATUSES.find((one) => mayFollow(one, row.kind)) ?? 'active';
    const { office, no } = await aDesk(row, status);
    const elsewhere = { id: 'x', name: '周海', unit: '县委督查室', roles: [role], accounts: {} };
    await hire(office, elsewhere);
    const before = await ledgerText(office);
    const { answer, text } = await runAs(office, 'x', row.command(no), { confirmed: true });
    const allowed = PERMISSIONS[role][row.act] === 'all';
    expect({ kind: answer.kind, text }).toMatchObject({ kind: allowed ? 'written' : 'refused' });
    expect((await ledgerText(office)) === before).toBe(!allowed);
    if (!allowed) expect(text).toContain('督查员');
  });
});

describe('a task that may not be named', () => {
  it('is none for a leader who may not see it', async () => {
    const office = await anOffice();
    await hire(office, { id: 'x', name: '马强', unit: '县政府', roles: ['leader'], accounts: {} });
    const { text } = await runAs(office, 'x', { kind: 'urge', ref: ref(41) });
    expect(text).toContain('没有编号 41');
  });

  it.each<[string, Command]>([
    ['a refusal', { kind: 'approve', ref: ref(41) }],
    ['an answer', { kind: 'suspend', ref: ref(41), basis: '会议纪要' }],
  ])('keeps its title out of %s in a group', async (_what, command) => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhao', command, { chat: 'group' });
    expect(text).toMatch(/#41|编号 41/);
    expect(text).not.toContain('校园安保');
  });
});

it('asks before it strikes off what nobody submitted', async () => {
  const office = await anOffice();
  const before = await ledgerText(office);
  const { answer } = await runAs(office, 'zhao', { kind: 'close', ref: ref(12) });
  expect(answer).toMatchObject({ kind: 'asks', reason: 'close-active' });
  expect(await ledgerText(office)).toBe(before);
});

it('refuses a day that has passed', async () => {
  const office = await anOffice();
  await taskIn(office, 'closed');
  const yesterday = addDays(day('2026-11-23'), -1);
  const commands: readonly Command[] = [
    { kind: 'directive', ref: ref(17), due: yesterday },
    { kind: 'revisit', ref: ref(12), ok: false, note: '未完工', due: yesterday },
    { kind: 'assign', assignment: { unit: '住建局', title: '新任务', due: yesterday } },
  ];
  for (const command of commands) {
    const { answer } = await runAs(office, 'zhao', command);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'day-passed' } });
  }
});
