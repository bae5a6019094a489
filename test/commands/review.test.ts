import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Command } from '../../src/language/command.ts';
import { anOffice } from '../support/an-office.ts';
import { hire, ledgerText, ref, taskIn, taskOf, toldBy, write } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

type AnOffice = Awaited<ReturnType<typeof anOffice>>;

const supervisor = (id: string, name: string): Person => ({
  id,
  name,
  unit: '县委督查室',
  roles: ['supervisor'],
  accounts: {},
});
const approve: Command = { kind: 'approve', ref: ref(12) };
const close: Command = { kind: 'close', ref: ref(12) };

function twoStep(office: AnOffice): AnOffice {
  return { ...office, office: { ...office.office, rules: { ...office.office.rules, review: 'two-step' } } };
}

async function refusalOf(office: AnOffice, who: string, command: Command): Promise<unknown> {
  const before = await ledgerText(office);
  const { answer } = await runAs(office, who, command);
  expect(await ledgerText(office)).toBe(before);
  return answer.kind === 'refused' && 'obstacle' in answer.refusal ? answer.refusal.obstacle : answer;
}

describe('approve and close', () => {
  it.each([approve, close])('strike a submitted task off at once, and tell its owner', async (command) => {
    const office = await anOffice();
    await taskIn(office, 'submitted');
    const { answer, text } = await runAs(office, 'zhao', command);
    expect((await taskOf(office, 12)).status).toBe('closed');
    expect(text).toContain('🟢 已销号');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it.each([approve, close])('are not for whoever submitted it', async (command) => {
    const office = await anOffice();
    await write(office, 12, { kind: 'submit', at: office.clock.at, by: 'zhao' });
    expect(await refusalOf(office, 'zhao', command)).toBe('own-submission');
  });

  it('take two persons where the review has two steps', async () => {
    const office = twoStep(await anOffice());
    await hire(office, supervisor('x', '周海'));
    await taskIn(office, 'submitted');
    expect(await refusalOf(office, 'x', close)).toBe('first-check-missing');
    const first = await runAs(office, 'zhao', approve);
    expect(first.text).toContain('请另一位督查员发“销号 12”');
    expect(toldBy(first.answer)).toEqual([]);
    expect((await taskOf(office, 12)).status).toBe('submitted');
    expect(await refusalOf(office, 'x', approve)).toBe('first-check-done');
    expect(await refusalOf(office, 'zhao', close)).toBe('own-first-check');
    expect((await runAs(office, 'x', close)).answer.kind).toBe('written');
    expect((await taskOf(office, 12)).status).toBe('closed');
  });
});

describe('returnTask', () => {
  it('gives three working days, and says so with the weekday', async () => {
    const office = await anOffice();
    await taskIn(office, 'submitted');
    const { text, answer } = await runAs(office, 'zhao', {
      kind: 'return',
      ref: ref(12),
      reason: '缺验收单',
    });
    expect(await taskOf(office, 12)).toMatchObject({ status: 'active', mendBy: '2026-11-26' });
    expect(text).toContain('理由：缺验收单');
    expect(text).toContain('11月26日（周四）前补正');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('takes the day that is said', async () => {
    const office = await anOffice();
    await taskIn(office, 'submitted');
    const mendBy = day('2026-11-30');
    await runAs(office, 'zhao', { kind: 'return', ref: ref(12), reason: '缺验收单', mendBy });
    expect((await taskOf(office, 12)).mendBy).toBe(mendBy);
  });

  it('wants a reason', async () => {
    const office = await anOffice();
    await taskIn(office, 'submitted');
    const { text } = await runAs(office, 'zhao', { kind: 'return', ref: ref(12), reason: ' ' });
    expect(text).toBe('未办理：退回请写明理由，如“退回 12 理由”');
  });
});

describe('grantExtension and refuseExtension', () => {
  const grant: Command = { kind: 'grant-extension', ref: ref(12) };
  const refuse: Command = { kind: 'refuse-extension', ref: ref(12), reason: '工期可控' };
  const asked = (office: AnOffice, by = 'zhang') =>
    write(office, 12, { kind: 'extend', at: office.clock.at, by, to: day('2027-03-31') });

  it('makes the day asked for the due, shows both, and tells the owner', async () => {
    const office = await anOffice();
    await asked(office);
    const { text, answer } = await runAs(office, 'zhao', grant);
    expect(await taskOf(office, 12)).toMatchObject({ due: '2027-03-31', extensionsGranted: 1 });
    expect(text).toContain('时限 2027年3月31日（周三）（原12月31日，延1次）');
    expect(text).toContain('延1次');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it('keeps the due where it is refused', async () => {
    const office = await anOffice();
    await asked(office);
    const { text, answer } = await runAs(office, 'zhao', refuse);
    const task = await taskOf(office, 12);
    expect(task.due).toBe('2026-12-31');
    expect(task.extension).toBeUndefined();
    expect(text).toContain('理由：工期可控');
    expect(toldBy(answer)).toEqual(['zhang']);
  });

  it.each([grant, refuse])('need one that was asked for', async (command) => {
    const office = await anOffice();
    const { answer } = await runAs(office, 'zhao', command);
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'no-extension' } });
  });

  it('is not granted by whoever asked for it', async () => {
    const office = await anOffice();
    await asked(office, 'zhao');
    expect(await refusalOf(office, 'zhao', grant)).toBe('own-request');
  });
});

describe('revisit', () => {
  it('keeps a task struck off that is found true', async () => {
    const office = await anOffice();
    const command: Command = { kind: 'revisit', ref: ref(40), ok: true, note: '现场属实' };
    const { text, answer } = await runAs(office, 'zhao', command);
    expect((await taskOf(office, 40)).status).toBe('closed');
    expect(text).toContain('维持销号');
    expect(toldBy(answer)).toEqual([]);
  });

  it('takes the closing back and gives ten working days', async () => {
    const office = await anOffice();
    const command: Command = { kind: 'revisit', ref: ref(40), ok: false, note: '排烟未装' };
    const { text, answer } = await runAs(office, 'zhao', command);
    expect(await taskOf(office, 40)).toMatchObject({ status: 'active', due: '2026-12-07' });
    expect(text).toContain('撤销销号');
    expect(text).toContain('12月7日（周一）');
    expect(toldBy(answer)).toEqual(['li']);
  });

  it('ends 持续推进, or the new due would never be shown', async () => {
    const office = await anOffice();
    await write(office, 50, { kind: 'close', at: office.clock.at, by: 'import' });
    const { text } = await runAs(office, 'zhao', { kind: 'revisit', ref: ref(50), ok: false, note: '断更' });
    expect(await taskOf(office, 50)).toMatchObject({ ongoing: false, due: '2026-12-07' });
    expect(text).toContain('12月7日（周一）');
    await runAs(office, 'zhao', { kind: 'undo' });
    expect(await taskOf(office, 50)).toMatchObject({ ongoing: true, due: '2026-12-31', status: 'closed' });
  });

  it('wants a reason for what is not true', async () => {
    const office = await anOffice();
    const { text } = await runAs(office, 'zhao', { kind: 'revisit', ref: ref(40), ok: false });
    expect(text).toBe('未办理：回访请写明理由，如“回访 40 不属实 理由”');
  });
});
