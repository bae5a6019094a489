import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import { append, type EditableField, type NewEntry } from '../../src/domain/history.ts';
import { entriesOfNew } from '../../src/domain/import-entries.ts';
import { changeOf, planImport, renamedUnits } from '../../src/domain/import-plan.ts';
import { planRoster } from '../../src/domain/import-roster.ts';
import type { PersonRow, UnitRow } from '../../src/domain/import-roster-row.ts';
import { cellOf, cellsOf, type KnownTask, type LedgerRow, type Stated } from '../../src/domain/ledger-row.ts';
import { type Directory, EMPTY_DIRECTORY } from '../../src/domain/people.ts';
import type { TaskFacts } from '../../src/domain/task.ts';
import { mayFollow } from '../../src/domain/transitions.ts';

const ZONE = 'Asia/Shanghai';
const NOW = 1_770_000_000_000;
const FIELDS: readonly EditableField[] = [
  'title',
  'leadUnit',
  'assistUnits',
  'due',
  'ongoing',
  'owner',
  'remarks',
];

function row(title: string, more: Partial<TaskFacts> = {}, extra: Partial<LedgerRow> = {}): LedgerRow {
  return {
    sheet: '台账',
    row: 5,
    facts: {
      kindOfTask: 'annual',
      title,
      leadUnit: '住建局',
      leaders: [],
      assistUnits: [],
      ongoing: false,
      milestones: [],
      cadence: 'none',
      openness: 'open',
      ...more,
    },
    fields: FIELDS,
    stated: { problems: [] },
    columns: { number: { column: 'A', heading: '序号' }, title: { column: 'B', heading: '事项' } },
    ...extra,
  };
}

function known(no: number, from: LedgerRow, later: readonly NewEntry[] = []): KnownTask {
  const history = append([], [...entriesOfNew(from, NOW, []), ...later]);
  return { task: fold({ year: 2026, no }, history, ZONE), imported: cellsOf(from) };
}

const by = { at: NOW, by: 'p1' } as const;

describe('planImport: which task a row means', () => {
  it('goes by 编号 first, whatever the lead unit', () => {
    const plan = planImport([row('甲', { leadUnit: '城管局' }, { no: 1 })], [], [known(1, row('甲'))]);
    expect(plan.known).toMatchObject([{ edits: [{ field: 'leadUnit', from: '住建局', to: '城管局' }] }]);
  });

  it('goes by title and lead unit, without regard to widths and white space', () => {
    const plan = planImport([row(' 甲（A） 工程')], [], [known(7, row('甲(A)工程'))]);
    expect(plan.fresh).toEqual([]);
    expect(plan.known[0]?.task.no).toBe(7);
  });

  it('still knows a task whose title or lead unit people changed', () => {
    const renamed = known(1, row('甲'), [
      { ...by, kind: 'edit', field: 'title', from: '甲', to: '新甲' },
      { ...by, kind: 'edit', field: 'leadUnit', from: '住建局', to: '城管局' },
    ]);
    const plan = planImport([row('甲')], [], [renamed]);
    expect(plan).toMatchObject({ fresh: [], known: [{ edits: [] }] });
  });

  it('takes a row of another lead unit for a new task', () => {
    expect(planImport([row('甲', { leadUnit: '城管局' })], [], [known(1, row('甲'))]).fresh).toHaveLength(1);
  });

  it('refuses a number that another title holds, and does not call its task gone', () => {
    const plan = planImport([row('乙', {}, { no: 1 })], [], [known(1, row('甲'))]);
    expect(plan.wrong).toMatchObject([
      { row: 5, column: 'A', why: expect.stringContaining('编号 1 在台账中是“甲”') },
    ]);
    expect(plan.gone).toEqual([]);
  });

  it('refuses a name that two tasks bear', () => {
    const plan = planImport([row('甲')], [], [known(1, row('甲')), known(2, row('甲'))]);
    expect(plan.wrong[0]?.why).toContain('#1、#2 同名同牵头单位');
  });
});

describe('planImport: numbers of new tasks', () => {
  it('are their 编号, else their 序号 if all are distinct', () => {
    expect(planImport([row('甲', {}, { no: 8 })], [], []).fresh).toMatchObject([{ no: 8 }]);
    expect(
      planImport([row('甲', {}, { serial: 3 }), row('乙', {}, { serial: 1 })], [], []).fresh,
    ).toMatchObject([{ no: 3 }, { no: 1 }]);
  });

  it.each([
    ['repeat', [row('甲', {}, { serial: 1 }), row('乙', {}, { serial: 1 })]],
    ['are no numbers', [row('甲', {}, { serial: 1 }), row('乙', {}, { serial: null })]],
    ['stand beside a 编号', [row('甲', {}, { serial: 1 }), row('乙', {}, { serial: 2, no: 9 })]],
  ])('are not their 序号 where these %s', (_, rows) => {
    expect(planImport(rows, [], []).fresh[0]).not.toHaveProperty('no');
  });

  it('counts the serial numbers of rows left out', () => {
    expect(planImport([row('甲', {}, { serial: 1 })], [{ serial: 1 }], []).fresh[0]).not.toHaveProperty('no');
  });

  it('keeps known tasks when a row is put in between, and takes the next free number for it', () => {
    const ledger = [known(1, row('甲')), known(2, row('乙'))];
    const rows = [row('甲', {}, { serial: 1 }), row('新', {}, { serial: 2 }), row('乙', {}, { serial: 3 })];
    const plan = planImport(rows, [], ledger);
    expect(plan.fresh).toEqual([{ row: rows[1] }]);
    expect(plan.known.map((one) => one.task.no)).toEqual([1, 2]);
    expect(plan.interpreted[0]?.as).toContain('取下一个空号');
  });

  it('refuses a 序号 whose holder is not in the file: it may be renamed', () => {
    const plan = planImport([row('新', {}, { serial: 1 })], [], [known(1, row('甲'))]);
    expect(plan.wrong[0]?.why).toContain('如是改名');
  });
});

describe('planImport: rows that stand twice', () => {
  it('refuses the second of two rows alike', () => {
    const plan = planImport([row('甲'), row('甲', { owner: '李四' }, { row: 9 })], [], []);
    expect(plan.fresh).toHaveLength(1);
    expect(plan.wrong).toMatchObject([{ row: 9, why: expect.stringContaining('重复') }]);
  });

  it('refuses all rows of one number with different titles, unless one of them holds it', () => {
    const twice = [row('甲', {}, { no: 1 }), row('乙', {}, { no: 1, row: 6 })];
    expect(planImport(twice, [], []).wrong).toHaveLength(2);
    expect(planImport(twice, [], [known(1, row('乙'))])).toMatchObject({
      known: [{ task: { no: 1 } }],
      wrong: [{ row: 5 }],
    });
  });

  it('refuses a second row that means the same task in another way', () => {
    const plan = planImport([row('甲', {}, { no: 1 }), row('甲', {}, { row: 6 })], [], [known(1, row('甲'))]);
    expect(plan.known).toHaveLength(1);
    expect(plan.wrong).toMatchObject([{ row: 6, why: expect.stringContaining('同一事项 #1') }]);
  });
});

describe('changeOf', () => {
  const due = { due: day('2026-09-30') };
  const extended = known(1, row('甲', due), [{ ...by, kind: 'extend-granted', to: day('2026-12-31') }]);

  it('changes a field whose cell changed', () => {
    const change = changeOf(row('甲', { due: day('2026-10-31') }), known(1, row('甲', due)));
    expect(change.edits).toEqual([{ field: 'due', from: '2026-09-30', to: '2026-10-31' }]);
    expect(change.cells?.due).toBe('2026-10-31');
  });

  it('leaves alone what people changed since, while the cell is as it was', () => {
    expect(changeOf(row('甲', due), extended)).toMatchObject({ edits: [] });
    expect(changeOf(row('甲', due), extended)).not.toHaveProperty('cells');
  });

  it('takes over a cell that caught up with the ledger without an edit', () => {
    const change = changeOf(row('甲', { due: day('2026-12-31') }), extended);
    expect(change.edits).toEqual([]);
    expect(change.cells?.due).toBe('2026-12-31');
  });

  it('empties a field whose cell was emptied, and leaves alone a field without a column', () => {
    const before = known(1, row('甲', { owner: '张三', remarks: '旧' }));
    const narrow = row('甲', {}, { fields: ['title', 'leadUnit', 'owner'] });
    expect(changeOf(narrow, before).edits).toEqual([{ field: 'owner', from: '张三', to: null }]);
  });

  it('compares a task that was never imported with the ledger itself', () => {
    const chat: KnownTask = { task: known(1, row('甲', due)).task };
    expect(changeOf(row('甲', due), chat).edits).toEqual([]);
    expect(changeOf(row('甲', { ...due, owner: '张三' }), chat).edits).toHaveLength(1);
  });

  it('never edits the title', () => {
    const before = known(1, row('甲'));
    expect(changeOf(row('甲 '), before).edits).toEqual([]);
  });
});

describe('planImport: what is listed and not done', () => {
  it('lists progress, status and problems that stand otherwise', () => {
    const before = known(1, row('甲'), [
      { ...by, kind: 'accept' },
      { ...by, kind: 'progress', percent: 60 },
      { ...by, kind: 'problem', problem: 1, level: 1, note: '缺资金' },
    ]);
    const stated: Stated = { percent: 45, status: 'closed', problems: ['缺资金', '缺用地'] };
    const plan = planImport([row('甲', {}, { stated })], [], [before]);
    expect(plan.differing).toEqual([
      { no: 1, title: '甲', what: 'progress', ledger: '60%', file: '45%' },
      { no: 1, title: '甲', what: 'status', ledger: '推进中', file: '已销号' },
      { no: 1, title: '甲', what: 'problem', ledger: '缺资金', file: '缺用地' },
    ]);
    expect(plan.known[0]?.edits).toEqual([]);
  });

  it('lists tasks of earlier imports that are not in the file, but none that was made in the group', () => {
    const chat: KnownTask = { task: known(3, row('丙')).task };
    const plan = planImport(
      [row('甲')],
      [{ title: '丁' }],
      [known(1, row('甲')), known(2, row('乙')), chat, known(4, row('丁'))],
    );
    expect(plan.gone.map((task) => task.no)).toEqual([2]);
  });
});

describe('entriesOfNew', () => {
  const kinds = (stated: Partial<Stated>) =>
    entriesOfNew(row('甲', {}, { stated: { problems: [], ...stated } }), NOW, [4]).map((entry) => entry.kind);

  it.each<[Partial<Stated>, readonly string[]]>([
    [{}, ['assign']],
    [{ percent: 0 }, ['assign']],
    [{ percent: 30 }, ['assign', 'accept', 'progress']],
    [{ status: 'assigned', percent: 30 }, ['assign', 'accept', 'progress']],
    [{ status: 'active' }, ['assign', 'accept']],
    [{ status: 'submitted', percent: 100 }, ['assign', 'accept', 'progress', 'submit']],
    [{ status: 'closed', percent: 100, problems: ['x'] }, ['assign', 'accept', 'progress', 'close']],
    [
      { status: 'suspended', percent: 40, problems: ['x'] },
      ['assign', 'accept', 'progress', 'problem', 'suspend'],
    ],
    [{ status: 'cancelled' }, ['assign', 'cancel']],
    [{ problems: ['x'] }, ['assign', 'problem']],
  ])('writes for %j', (stated, expected) => {
    expect(kinds(stated)).toEqual(expected);
  });

  it('writes only what may follow, whatever a row says', () => {
    const statuses = ['assigned', 'active', 'submitted', 'closed', 'suspended', 'cancelled'] as const;
    const stateds = fc.record({
      status: fc.constantFrom(undefined, ...statuses),
      percent: fc.constantFrom(undefined, 0, 40, 100),
      problems: fc.constantFrom([], ['x']),
    });
    fc.assert(
      fc.property(stateds, ({ status, percent, problems }) => {
        const stated = {
          problems,
          ...(status === undefined ? {} : { status }),
          ...(percent === undefined ? {} : { percent }),
        };
        const [assign, ...later] = entriesOfNew(row('甲', {}, { stated }), NOW, [1]);
        let history = append([], assign === undefined ? [] : [assign]);
        for (const entry of later) {
          expect(mayFollow(fold({ year: 2026, no: 1 }, history, ZONE).status, entry.kind)).toBe(true);
          history = append(history, [entry]);
        }
      }),
    );
  });
});

describe('cellOf', () => {
  it('writes each kind of value as one text', () => {
    const values = [undefined, null, '甲', true, false, ['甲', '乙'], [], { amount: 5, unit: '亿元' }];
    expect(values.map(cellOf)).toEqual(['', '', '甲', '是', '', '甲、乙', '', '5亿元']);
    expect(cellOf([{ due: day('2026-06-30'), percent: 50 }])).toBe('2026-06-30 50%');
  });
});

describe('planRoster', () => {
  const unit = (name: string, more: Partial<UnitRow> = {}): UnitRow => ({
    sheet: '单位',
    row: 2,
    name,
    short: [],
    former: [],
    ...more,
  });
  const person = (name: string, more: Partial<PersonRow> = {}): PersonRow => ({
    sheet: '人员',
    row: 2,
    name,
    unit: '住建局',
    disabled: false,
    accounts: {},
    ...more,
  });
  const on = day('2026-02-10');
  const plan = (current: Directory, people: readonly PersonRow[], units: readonly UnitRow[] = []) =>
    planRoster(current, { people, units }, on);

  const housing = unit('住房和城乡建设局', { short: ['住建局'], former: ['建设局'] });
  const start = plan(
    EMPTY_DIRECTORY,
    [person('张三', { accounts: { wecom: 'zs' } }), person('李四')],
    [housing],
  ).directory;

  it('gives ids in order and units by their full names', () => {
    expect(start.people).toMatchObject([
      { id: 'p1', name: '张三', unit: '住房和城乡建设局', roles: ['owner'] },
      { id: 'p2', name: '李四' },
    ]);
    expect(start.units).toEqual([{ name: '住房和城乡建设局', aliases: ['住建局', '建设局'] }]);
    expect(start.importedOn).toBe('2026-02-10');
  });

  it('gives back the same directory for the same rows', () => {
    const again = plan(start, [person('张三', { accounts: { wecom: 'zs' } }), person('李四')], [housing]);
    expect(again.directory).toBe(start);
    expect(again.people).toMatchObject({ new: [], changed: [], unchanged: 2 });
  });

  it('keeps an account bound in chat while its cell is empty, and takes it away on 清除', () => {
    const bound: Directory = {
      ...start,
      people: start.people.map((one) =>
        one.name === '李四' ? { ...one, accounts: { dingtalk: 'd4' } } : one,
      ),
    };
    expect(plan(bound, [person('李四')]).directory).toBe(bound);
    expect(
      plan(bound, [person('李四', { accounts: { dingtalk: null } })]).directory.people[1]?.accounts,
    ).toEqual({});
    expect(
      plan(bound, [person('李四', { accounts: { dingtalk: 'new' } })]).directory.people[1]?.accounts,
    ).toEqual({ dingtalk: 'new' });
  });

  it('knows a person who moved by his account', () => {
    const moved = plan(start, [person('张三', { unit: '财政局', accounts: { wecom: 'zs' } })]);
    expect(moved.directory.people).toHaveLength(2);
    expect(moved.directory.people[0]).toMatchObject({ id: 'p1', unit: '财政局' });
  });

  it('refuses an account of somebody else, and one that stands twice', () => {
    expect(plan(start, [person('王五', { accounts: { wecom: 'zs' } })]).wrong[0]?.why).toContain(
      '已属于 张三',
    );
    const twice = [
      person('甲', { accounts: { wecom: 'x' } }),
      person('乙', { accounts: { wecom: 'x' }, row: 3 }),
    ];
    expect(plan(start, twice).wrong.map((one) => one.row)).toEqual([2, 3]);
  });

  it('refuses two people of one name in one unit', () => {
    expect(plan(EMPTY_DIRECTORY, [person('张三'), person('张三', { row: 3 })]).wrong).toMatchObject([
      { row: 3 },
    ]);
  });

  it('disables, and lets in again, and lists who is missing', () => {
    const off = plan(start, [person('张三', { disabled: true, accounts: { wecom: 'zs' } })]);
    expect(off.directory.people[0]).toMatchObject({ disabled: true });
    expect(off.people.missing).toEqual(['李四']);
    expect(plan(off.directory, [person('张三')]).directory.people[0]).not.toHaveProperty('disabled');
  });

  it('lets the full name stand first among the aliases where there is no short one', () => {
    expect(plan(EMPTY_DIRECTORY, [], [unit('水利局', { former: ['水务局'] })]).directory.units).toEqual([
      { name: '水利局', aliases: ['水利局', '水务局'] },
    ]);
  });

  it('refuses a name that means two units', () => {
    const clash = plan(start, [], [unit('建工集团', { short: ['建设局'] })]);
    expect(clash.wrong[0]?.why).toContain('“建设局”已是“住房和城乡建设局”的名称');
    expect(clash.directory).toBe(start);
  });

  it('renames a unit that stands under 曾用名, with its people and tasks', () => {
    const renamed = plan(
      start,
      [],
      [unit('城乡建设和交通局', { short: ['城交局'], former: ['住房和城乡建设局', '住建局'] })],
    );
    expect(renamed.directory.units).toHaveLength(1);
    expect(renamed.directory.people.map((one) => one.unit)).toEqual(['城乡建设和交通局', '城乡建设和交通局']);
    const { task } = known(1, row('甲', { leadUnit: '住房和城乡建设局' }));
    expect(renamedUnits(task, renamed.directory)).toEqual([
      { field: 'leadUnit', from: '住房和城乡建设局', to: '城乡建设和交通局' },
    ]);
  });
});
