import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/commands/office.ts';
import { day } from '../../src/domain/day.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import type { Command, CommandKind, TaskRef } from '../../src/language/command.ts';
import type { TaskRecord } from '../../src/ports/store.ts';
import { act } from '../support/a-task.ts';
import { anOffice } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

type House = Awaited<ReturnType<typeof anOffice>>;

/** One kind of write: who does what, and what must stand in the ledger before. */
interface Act {
  readonly who: string;
  readonly command: Command;
  readonly before?: Readonly<Record<number, readonly NewEntry[]>>;
  /** It asks first; this is the answer to `1`. */
  readonly confirmed?: true;
}

const ref = (no: number): TaskRef => ({ kind: 'number', no });
const submitted = [act('submit', '2026-11-20', { by: 'li' })];
const asked = [act('extend', '2026-11-20', { by: 'li', to: day('2026-12-20') })];
const raised = (level: 1 | 2 = 1): NewEntry[] => [
  act('problem', '2026-11-20', { by: 'zhang', problem: 3, level, note: '资金未到位', asks: '河口镇' }),
  act('problem', '2026-11-20', { by: 'zhang', problem: 3, level, note: '方案一', option: true }),
];

const ACTS: Readonly<Record<string, Act>> = {
  进度: {
    who: 'zhang',
    command: { kind: 'progress', ref: ref(12), value: { kind: 'percent', percent: 60 } },
  },
  '进度 of an unsigned task': {
    who: 'zhang',
    command: { kind: 'progress', ref: ref(13), value: { kind: 'percent', percent: 30 }, note: '已开工' },
  },
  代录: { who: 'zhao', command: { kind: 'progress', ref: ref(12), note: '现场核实' } },
  签收: { who: 'zhang', command: { kind: 'accept', refs: [ref(13)] } },
  签收全部: { who: 'zhang', command: { kind: 'accept', refs: 'all' } },
  办结: { who: 'zhang', command: { kind: 'submit', ref: ref(12), note: '已验收' } },
  原因: {
    who: 'li',
    command: { kind: 'explain', ref: ref(38), reason: '消防整改', promise: day('2026-12-04') },
  },
  延期: {
    who: 'li',
    command: { kind: 'extend', ref: ref(39), to: day('2026-12-20'), reason: '招标流标' },
  },
  协同: { who: 'zhang', command: { kind: 'assist', ref: ref(38), note: '已出具预审' } },
  待数据: { who: 'zhang', command: { kind: 'no-figure', ref: ref(16), until: day('2026-12-08') } },
  回复: {
    who: 'sun',
    command: { kind: 'answer', ref: ref(50), text: '已加密巡查' },
    before: { 50: [act('remark', '2026-11-20', { by: 'chen', note: '请加快' })] },
  },
  问题: { who: 'zhang', command: { kind: 'problem', ref: ref(12), text: '资金未到位', asks: '河口镇' } },
  'P3 方案': {
    who: 'zhang',
    command: { kind: 'problem-option', problem: 3, text: '分期实施' },
    before: { 12: raised() },
  },
  'P3 答复': {
    who: 'sun',
    command: { kind: 'problem-answer', problem: 3, text: '本周拨付' },
    before: { 12: raised() },
  },
  'P3 已解决': {
    who: 'zhang',
    command: { kind: 'solve', problem: 3, note: '已拨付' },
    before: { 12: raised() },
  },
  'P3 销号': { who: 'zhao', command: { kind: 'solve', problem: 3 }, before: { 12: raised() } },
  '上报 P3': { who: 'zhang', command: { kind: 'escalate', problem: 3 }, before: { 12: raised() } },
  '上报 P3 from level 2': {
    who: 'zhao',
    command: { kind: 'escalate', problem: 3 },
    before: { 12: raised(2) },
  },
  交办: {
    who: 'zhao',
    command: {
      kind: 'assign',
      assignment: { unit: '住建局', owner: '张三', title: '雨污分流', due: day('2026-12-20') },
    },
  },
  转交: { who: 'wang', command: { kind: 'hand-over', ref: ref(12), to: '王芳' } },
  交接: { who: 'zhao', command: { kind: 'hand-over-all', from: '张三', to: '王芳' } },
  '改 时限': {
    who: 'zhao',
    command: {
      kind: 'edit',
      ref: ref(17),
      field: 'due',
      value: '12月20日',
      day: day('2026-12-20'),
      basis: '会议纪要',
    },
  },
  '改 协同单位': {
    who: 'zhao',
    command: { kind: 'edit', ref: ref(12), field: 'assistUnits', value: '教体局、河口镇', basis: '会议纪要' },
  },
  通过: { who: 'zhao', command: { kind: 'approve', ref: ref(38) }, before: { 38: submitted } },
  退回: {
    who: 'zhao',
    command: { kind: 'return', ref: ref(38), reason: '缺验收' },
    before: { 38: submitted },
  },
  销号: { who: 'zhao', command: { kind: 'close', ref: ref(38) }, before: { 38: submitted } },
  '销号 of an active task': { who: 'zhao', command: { kind: 'close', ref: ref(12) }, confirmed: true },
  同意延期: { who: 'zhao', command: { kind: 'grant-extension', ref: ref(39) }, before: { 39: asked } },
  不同意延期: {
    who: 'zhao',
    command: { kind: 'refuse-extension', ref: ref(39), reason: '理由不足' },
    before: { 39: asked },
  },
  '回访 属实': { who: 'zhao', command: { kind: 'revisit', ref: ref(40), ok: true } },
  '回访 不属实': { who: 'zhao', command: { kind: 'revisit', ref: ref(40), ok: false, note: '未投用' } },
  催办: { who: 'zhao', command: { kind: 'urge', ref: ref(38), note: '请今日报' } },
  催办逾期: { who: 'zhao', command: { kind: 'urge-overdue' } },
  督办: { who: 'zhao', command: { kind: 'directive', ref: ref(38), due: day('2026-11-26') } },
  批示: { who: 'chen', command: { kind: 'remark', ref: ref(12), text: '请加快' } },
  '批示（代录）': { who: 'zhao', command: { kind: 'remark', ref: ref(12), text: '请加快' } },
  暂缓: { who: 'zhao', command: { kind: 'suspend', ref: ref(12), basis: '规划调整' } },
  终止: { who: 'zhao', command: { kind: 'cancel', ref: ref(12), basis: '规划调整' } },
  重启: {
    who: 'zhao',
    command: { kind: 'reopen', ref: ref(12), due: day('2026-12-25') },
    before: { 12: [act('suspend', '2026-11-20', { by: 'zhao' })] },
  },
};

/** Told by hand, so that a new command is not forgotten here. */
const WRITES_ON_TASKS: Readonly<Record<CommandKind, boolean>> = {
  progress: true,
  accept: true,
  submit: true,
  explain: true,
  extend: true,
  assist: true,
  'no-figure': true,
  answer: true,
  problem: true,
  'problem-option': true,
  'problem-answer': true,
  solve: true,
  escalate: true,
  assign: true,
  'hand-over': true,
  'hand-over-all': true,
  edit: true,
  approve: true,
  return: true,
  close: true,
  'grant-extension': true,
  'refuse-extension': true,
  revisit: true,
  urge: true,
  'urge-overdue': true,
  directive: true,
  remark: true,
  suspend: true,
  cancel: true,
  reopen: true,
  undo: false,
  bind: false,
  'approve-bind': false,
  mine: false,
  todo: false,
  show: false,
  'show-problem': false,
  history: false,
  why: false,
  search: false,
  list: false,
  more: false,
  help: false,
  'group-id': false,
  report: false,
  ranking: false,
  export: false,
  posts: false,
  // Of a report that waits, not of a task.
  sign: false,
  hold: false,
  'take-out': false,
  annotate: false,
  'take-back': false,
};

const PEOPLE = ['zhang', 'wang', 'li', 'sun', 'zhao', 'chen'];
const UNDO: Command = { kind: 'undo' };
const MINUTE_MS = 60_000;

/** Everything that is kept of a task, but for when it was last touched. */
function substance({ task }: TaskRecord) {
  const { lastSeq: _, lastAt: __, ...rest } = task;
  return rest;
}

async function records(house: House): Promise<ReadonlyMap<number, TaskRecord>> {
  const tasks = await house.store.list(2026);
  const all = await Promise.all(tasks.map((task) => house.store.get(task)));
  return new Map(all.flatMap((record) => (record === undefined ? [] : [[record.task.no, record] as const])));
}

/** The ledger before the act, and after it, with the tasks that it wrote on. */
async function done({ who, command, before = {}, confirmed }: Act) {
  const house = await anOffice();
  for (const [no, entries] of Object.entries(before)) {
    await house.store.update({ year: 2026, no: Number(no) }, () => ({ entries, result: undefined }));
  }
  const earlier = await records(house);
  const { answer, text } = await runAs(house, who, command, confirmed ? { confirmed } : {});
  expect({ kind: answer.kind, text }).toEqual({ kind: 'written', text });
  const later = await records(house);
  const touched = [...later.keys()].filter(
    (no) => later.get(no)?.history.length !== earlier.get(no)?.history.length,
  );
  expect(touched.length).toBeGreaterThan(0);
  return { house, earlier, later, touched, answer };
}

async function undo(house: House, who: string): Promise<Answer> {
  return (await runAs(house, who, UNDO)).answer;
}

const codeOf = (answer: Answer): string => (answer.kind === 'refused' ? answer.refusal.code : answer.kind);

describe('撤销', () => {
  it('is tried here for every kind of command that writes on a task', () => {
    const tried = new Set(Object.values(ACTS).map(({ command }) => command.kind));
    const writing = Object.entries(WRITES_ON_TASKS).flatMap(([kind, writes]) => (writes ? [kind] : []));
    expect([...tried].sort()).toEqual([...writing].sort());
  });

  describe.each(Object.entries(ACTS))('of %s', (_, one) => {
    it('brings back what was before, within ten minutes; an assignment leaves its number, cancelled', async () => {
      const { house, earlier, touched } = await done(one);
      house.clock.at += 10 * MINUTE_MS - 1;
      expect(codeOf(await undo(house, one.who))).toBe('written');
      const after = await records(house);
      for (const no of touched) {
        const [was, is] = [earlier.get(no), after.get(no)];
        if (was === undefined) expect(is?.task.status).toBe('cancelled');
        else expect(is && substance(is)).toEqual(substance(was));
      }
    });

    it('leaves both in the history', async () => {
      const { house, earlier, later, touched } = await done(one);
      await undo(house, one.who);
      const after = await records(house);
      for (const no of touched) {
        const written = (later.get(no)?.history ?? []).slice(earlier.get(no)?.history.length ?? 0);
        const history = after.get(no)?.history ?? [];
        expect(history.slice(0, -1)).toEqual(later.get(no)?.history);
        expect(history.at(-1)).toMatchObject({
          kind: 'undo',
          by: one.who,
          undone: written.map(({ seq }) => seq),
        });
        const { text } = await runAs(house, 'zhao', { kind: 'history', ref: ref(no) });
        expect(text.split('\n').filter((line) => line.includes('已撤销')).length).toBe(written.length);
        expect(text.split('\n')[1]).toMatch(/撤销$/u);
      }
    });

    it('is nobody else’s', async () => {
      const { house, later } = await done(one);
      for (const other of PEOPLE.filter((who) => who !== one.who))
        expect([other, codeOf(await undo(house, other))]).toEqual([other, 'nothing-to-undo']);
      expect(await records(house)).toEqual(later);
    });

    it('is too late after ten minutes', async () => {
      const { house, later } = await done(one);
      house.clock.at += 10 * MINUTE_MS;
      expect(codeOf(await undo(house, one.who))).toBe('undo-too-old');
      expect(await records(house)).toEqual(later);
    });

    it('is over once somebody acted on one of its tasks', async () => {
      const { house, touched } = await done(one);
      const since: NewEntry = { kind: 'remark', at: house.clock.at, by: 'chen', note: '阅' };
      await house.store.update({ year: 2026, no: touched.at(-1) ?? 0 }, () => ({
        entries: [since],
        result: undefined,
      }));
      const before = await records(house);
      expect(codeOf(await undo(house, one.who))).toBe('undo-acted-since');
      expect(await records(house)).toEqual(before);
    });

    it('is not undone', async () => {
      const { house } = await done(one);
      await undo(house, one.who);
      const undone = await records(house);
      expect(codeOf(await undo(house, one.who))).toBe('undo-done');
      expect(await records(house)).toEqual(undone);
    });

    it('corrects what people were told, each task once', async () => {
      const { house, touched, answer } = await done(one);
      const told = answer.kind === 'written' ? (answer.notices ?? []) : [];
      expect(touched).toEqual(expect.arrayContaining(told.map(({ task }) => task.no)));
      const since = house.clock.at;
      house.clock.at += MINUTE_MS;
      const undoing = await undo(house, one.who);
      const corrections = undoing.kind === 'written' ? (undoing.notices ?? []) : [];
      expect(corrections.map(({ task, corrects }) => [task.no, corrects])).toEqual(
        touched.map((no) => [no, since]),
      );
    });
  });
});
