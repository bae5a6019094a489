import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { IMPORTER } from '../../src/domain/history.ts';
import type { Person, Role } from '../../src/domain/people.ts';
import { REPORT_KINDS } from '../../src/domain/post.ts';
import { type Openness, STATUSES, type Status } from '../../src/domain/task.ts';
import type { Group, Scope } from '../../src/domain/visibility.ts';
import type { Command, ListQuery, TaskRef } from '../../src/language/command.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { act, aFacts, ZONE } from '../support/a-task.ts';
import { aWaitingReport } from '../support/a-waiting-report.ts';
import { anOffice, GROUP } from '../support/an-office.ts';
import { runAs } from '../support/run-a-command.ts';

const ROLES: readonly Role[] = ['owner', 'liaison', 'head', 'supervisor', 'signer', 'leader', 'secretary'];
const UNITS = { leading: '住房和城乡建设局', assisting: '教育体育局', neither: '河口镇' } as const;
type Tie = keyof typeof UNITS;
const TIES = Object.keys(UNITS) as Tie[];

/** Which tasks a role may know of, by its unit's tie to them: 甲 open to all, 乙 当事, 丙 内部. */
const KNOWS: Readonly<Record<Role, Readonly<Record<Tie, string>>>> = {
  owner: { leading: '甲乙', assisting: '甲乙', neither: '' },
  liaison: { leading: '甲乙', assisting: '甲乙', neither: '' },
  head: { leading: '甲乙', assisting: '甲乙', neither: '' },
  supervisor: { leading: '甲乙丙', assisting: '甲乙丙', neither: '甲乙丙' },
  signer: { leading: '甲乙', assisting: '甲乙', neither: '甲' },
  leader: { leading: '甲乙', assisting: '甲乙', neither: '甲' },
  secretary: { leading: '甲乙', assisting: '甲乙', neither: '甲' },
};
const MARKS: Readonly<Record<string, Openness>> = { 甲: 'open', 乙: 'parties', 丙: 'internal' };

/** Where it is asked: privately, or in a group; and of the three what may be named there. */
const ROOMS: Readonly<Record<string, { readonly scope?: Scope | 'all'; readonly named: string }>> = {
  privately: { named: '甲乙丙' },
  'in a group of all': { scope: 'all', named: '甲' },
  'in the unit’s group': { scope: { units: ['住房和城乡建设局'] }, named: '甲' },
  'in another unit’s group': { scope: { units: ['河口镇'] }, named: '' },
  'in another category’s group': { scope: { categories: ['农业'] }, named: '' },
};
const AUDIENCES: readonly Group['audience'][] = ['leaders', 'county', 'unit', 'taskforce'];

const person = (role: Role, tie: Tie): Person => ({
  id: `${role}-${tie}`,
  name: `${role}${tie}`,
  unit: UNITS[tie],
  roles: [role],
  accounts: {},
});

/** Three late tasks of each status; every text on them bears the task's mark three times: 甲甲甲. */
async function house(room: string, audience: Group['audience'] = 'county', compare = false) {
  const store = createMemoryStore({ zone: ZONE });
  await store.updateDirectory(() => ({
    people: ROLES.flatMap((role) => TIES.map((tie) => person(role, tie))),
    units: Object.values(UNITS).map((name) => ({ name, aliases: [] })),
    bindRequests: [],
  }));
  let no = 0;
  for (const status of STATUSES) {
    for (const [mark, openness] of Object.entries(MARKS)) {
      no += 1;
      const marked = mark.repeat(3);
      const facts = aFacts({
        title: `${marked}事项${status}`,
        openness,
        leadUnit: UNITS.leading,
        assistUnits: [UNITS.assisting],
        leaders: ['王建国'],
        owner: '张三',
        due: day('2026-11-06'),
        cadence: 'weekly',
      });
      const by = { by: IMPORTER };
      await store.update({ year: 2026, no }, () => ({
        result: undefined,
        entries: [
          act('assign', '2026-01-05', { ...by, facts }),
          ...(status === 'assigned'
            ? []
            : [
                act('accept', '2026-01-05', by),
                act('progress', '2026-01-06', { ...by, percent: 20, note: `${marked}进展` }),
                act('problem', '2026-01-07', { ...by, problem: no, level: 2, note: `${marked}缺口` }),
                act('remark', '2026-01-07', { by: 'leader-neither', note: `${marked}批示` }),
                act('directive', '2026-01-08', {
                  ...by,
                  directive: no,
                  due: day('2026-01-12'),
                  note: marked,
                }),
              ]),
          ...to(status),
        ],
      }));
    }
  }
  const made = await anOffice({ store });
  const { scope } = ROOMS[room] ?? {};
  const group: Group = { ...GROUP, scope: scope ?? 'all', audience, compare };
  const waiting = aWaitingReport({ group: group.id });
  await made.posts.update(waiting.key, () => ({ post: waiting, result: undefined }));
  const office = { ...made.office, groupOf: () => group, groups: [group] };
  return { ...made, office };
}

function to(status: Status) {
  const when = '2026-01-09';
  if (status === 'submitted') return [act('submit', when, { by: 'x', note: '' })];
  if (status === 'closed') return [act('submit', when, { by: 'x' }), act('close', when, { by: 'x' })];
  if (status === 'suspended') return [act('suspend', when, { by: 'x' })];
  return status === 'cancelled' ? [act('cancel', when, { by: 'x' })] : [];
}

const list = (query: ListQuery): Command => ({ kind: 'list', query });
const numbered = (no: number): TaskRef => ({ kind: 'number', no });

/** What shows all three to whoever may see them. The numbers of the active ones are 4, 5 and 6. */
const SHOWING: Readonly<Record<string, readonly Command[]>> = {
  逾期: [list({ by: 'overdue' })],
  红灯: [list({ by: 'colour', colour: 'red' })],
  绿灯: [list({ by: 'colour', colour: 'green' })],
  单位的任务: [list({ by: 'whose', name: UNITS.leading })],
  待签收: [list({ by: 'status', status: 'assigned' })],
  待审核: [list({ by: 'status', status: 'submitted' })],
  未报: [list({ by: 'unreported' })],
  未说明: [list({ by: 'unexplained' })],
  问题清单: [list({ by: 'problems' })],
  查: [{ kind: 'search', words: '事项active' }],
  任务: [4, 5, 6].map((no) => ({ kind: 'show', ref: numbered(no) })),
  历史: [4, 5, 6].map((no) => ({ kind: 'history', ref: numbered(no) })),
  为什么红: [4, 5, 6].map((no) => ({ kind: 'why', ref: numbered(no) })),
};

/** What shows some of them to some; nobody may learn by it what he may not know. */
const TELLING: Readonly<Record<string, readonly Command[]>> = {
  王建国的任务: [list({ by: 'whose', name: '王建国' })],
  绑定申请: [list({ by: 'bind-requests' })],
  '7天内到期': [list({ by: 'due-within', days: 7 })],
  本周到期: [list({ by: 'due-this-week' })],
  我的任务: (['all', 'overdue', 'this-week', 'unit'] as const).map((filter) => ({ kind: 'mine', filter })),
  待办: [{ kind: 'todo' }],
  P: [4, 5, 6].map((problem) => ({ kind: 'show-problem', problem })),
  'by title': ['甲', '乙', '丙'].map((mark) => ({
    kind: 'why',
    ref: { kind: 'title', words: `${mark}事项active` },
  })),
  进度: [4, 5, 6].map((no) => ({
    kind: 'progress',
    ref: numbered(no),
    value: { kind: 'percent', percent: 30 },
  })),
  '进度 lower': [4, 5, 6].map((no) => ({
    kind: 'progress',
    ref: numbered(no),
    value: { kind: 'percent', percent: 10 },
  })),
  '进度 over': [4, 5, 6].map((no) => ({
    kind: 'progress',
    ref: numbered(no),
    value: { kind: 'percent', percent: 130 },
  })),
  签收全部: [{ kind: 'accept', refs: 'all' }],
  协同: [4, 5, 6].map((no) => ({ kind: 'assist', ref: numbered(no), note: '已办' })),
  催办: [4, 5, 6].map((no) => ({ kind: 'urge', ref: numbered(no) })),
  催办逾期: [{ kind: 'urge-overdue' }],
  通过: [4, 5, 6, 7, 8, 9].map((no) => ({ kind: 'approve', ref: numbered(no) })),
  'P 答复': [4, 5, 6].map((problem) => ({ kind: 'problem-answer', problem, text: '知悉' })),
  'P 已解决': [4, 5, 6].map((problem) => ({ kind: 'solve', problem })),
  回复: [4, 5, 6].map((no) => ({ kind: 'answer', ref: numbered(no), text: '已办' })),
  批示: [4, 5, 6].map((no) => ({ kind: 'remark', ref: numbered(no), text: '请加快' })),
  督办: [4, 5, 6].map((no) => ({ kind: 'directive', ref: numbered(no), due: day('2026-11-30') })),
  转交: [4, 5, 6].map((no) => ({ kind: 'hand-over', ref: numbered(no), to: 'ownerleading' })),
  改: [4, 5, 6].map((no) => ({ kind: 'edit', ref: numbered(no), field: 'category', value: '城建' })),
  'the reports': [
    ...REPORT_KINDS.map((report): Command => ({ kind: 'report', report })),
    { kind: 'report', report: 'weekly', of: { day: day('2026-11-16') } },
    { kind: 'ranking' },
    { kind: 'posts' },
  ],
  '移出 and 加注': [
    ...[4, 5, 6].flatMap((no): Command[] => [
      { kind: 'take-out', ref: numbered(no) },
      { kind: 'annotate', ref: numbered(no), text: '已约谈' },
      { kind: 'take-back', ref: numbered(no), edit: 'take-out' },
    ]),
    ...['甲', '乙', '丙'].map(
      (mark): Command => ({ kind: 'take-out', ref: { kind: 'title', words: `${mark}事项active` } }),
    ),
  ],
  撤销: [4, 5, 6].flatMap((no): Command[] => [
    { kind: 'progress', ref: numbered(no), note: '已办' },
    { kind: 'remark', ref: numbered(no), text: '请加快' },
    { kind: 'undo' },
  ]),
};

/** What is refused because of where the task stands, and says so. */
const REFUSED: Readonly<Record<string, readonly Command[]>> = {
  '进度 amount': [4, 5, 6].map((no) => ({
    kind: 'progress',
    ref: numbered(no),
    value: { kind: 'amount', amount: { amount: 3, unit: '亿元' } },
  })),
  签收: [1, 2, 3, 4, 5, 6, 16, 17, 18].map((no) => ({ kind: 'accept', refs: [numbered(no)] })),
  办结: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((no) => ({ kind: 'submit', ref: numbered(no) })),
  延期: [4, 5, 6].map((no) => ({ kind: 'extend', ref: numbered(no), to: day('2026-12-20'), reason: '雨' })),
};

const MARKED = /(甲甲|乙乙|丙丙)/gu;

async function marksIn(
  made: Awaited<ReturnType<typeof house>>,
  who: string,
  room: string,
  said: readonly Command[],
) {
  const chat = ROOMS[room]?.scope === undefined ? 'single' : 'group';
  let text = '';
  for (const command of said) {
    text += `${(await runAs(made, who, command, { chat })).text}\n`;
    text += `${(await runAs(made, who, { kind: 'more' }, { chat })).text}\n`;
  }
  const marks = new Set([...text.matchAll(MARKED)].map(([mark]) => [...mark][0] ?? ''));
  return Object.keys(MARKS)
    .filter((mark) => marks.has(mark))
    .join('');
}

const both = (one: string, other: string): string => [...one].filter((mark) => other.includes(mark)).join('');

const CASES = ROLES.flatMap((role) => Object.keys(ROOMS).map((room) => [role, room] as const));

describe('who sees what', () => {
  it.each(CASES)(
    '%s %s is shown by every list what he may know and the room may name',
    async (role, room) => {
      const made = await house(room);
      for (const tie of TIES) {
        const expected = both(KNOWS[role][tie], ROOMS[room]?.named ?? '');
        for (const [name, said] of Object.entries(SHOWING)) {
          const shown = await marksIn(made, `${role}-${tie}`, room, said);
          expect([tie, name, shown]).toEqual([tie, name, expected]);
        }
      }
    },
  );

  it.each(CASES)('%s %s learns nothing else by asking or acting', async (role, room) => {
    for (const tie of TIES) {
      const allowed = both(KNOWS[role][tie], ROOMS[room]?.named ?? '');
      for (const [name, said] of Object.entries(TELLING)) {
        const shown = await marksIn(await house(room), `${role}-${tie}`, room, said);
        expect([tie, name, both(shown, allowed)]).toEqual([tie, name, shown]);
      }
    }
  });

  it('an owner is told by no refusal the title of an internal task', async () => {
    const room = 'in a group of all';
    for (const [name, said] of Object.entries(REFUSED)) {
      const shown = await marksIn(await house(room), 'owner-leading', room, said);
      expect([name, both(shown, '乙丙')]).toEqual([name, '']);
    }
  });

  it.each(AUDIENCES.flatMap((audience) => [true, false].map((compare) => [audience, compare] as const)))(
    'the audience %s, compare %s, opens nothing that is not open',
    async (audience, compare) => {
      const made = await house('in a group of all', audience, compare);
      for (const [name, said] of Object.entries(SHOWING))
        expect([name, await marksIn(made, 'supervisor-neither', 'in a group of all', said)]).toEqual([
          name,
          '甲',
        ]);
    },
  );
});
