import { day } from '../../src/domain/day.ts';
import { IMPORTER, type NewEntry } from '../../src/domain/history.ts';
import type { Directory, Person } from '../../src/domain/people.ts';
import type { TaskFacts } from '../../src/domain/task.ts';
import type { Store } from '../../src/ports/store.ts';

export const ZONE = 'Asia/Shanghai';
/** Monday. */
export const MONDAY_TEN = Date.parse('2026-11-23T10:00:00+08:00');
const IMPORTED_AT = Date.parse('2026-01-05T09:00:00+08:00');

const person = (id: string, name: string, unit: string, roles: Person['roles'], post?: string): Person => ({
  id,
  name,
  unit,
  roles,
  accounts: { wecom: `w-${id}`, dingtalk: `d-${id}` },
  ...(post === undefined ? {} : { post }),
});

/** Two bureaus, a town, the supervision office and a leader. Accounts are `w-<id>` and `d-<id>`. */
export const DIRECTORY: Directory = {
  people: [
    person('zhang', '张三', '住房和城乡建设局', ['owner']),
    person('wang', '王芳', '住房和城乡建设局', ['liaison']),
    person('li', '李四', '教育体育局', ['owner']),
    person('sun', '孙平', '河口镇', ['owner']),
    person('zhao', '赵敏', '县委督查室', ['supervisor']),
    person('chen', '陈建明', '县政府', ['leader'], '副县长'),
    { ...person('lao', '老刘', '教育体育局', ['owner']), disabled: true },
    { id: 'new', name: '钱新', unit: '教育体育局', roles: ['owner'], accounts: {} },
  ],
  units: [
    { name: '住房和城乡建设局', aliases: ['住建局', '建设局'] },
    { name: '教育体育局', aliases: ['教体局'] },
    { name: '河口镇', aliases: [] },
    { name: '县委督查室', aliases: ['督查室'] },
    { name: '县政府', aliases: [] },
  ],
  bindRequests: [],
};

const FACTS: Pick<
  TaskFacts,
  'kindOfTask' | 'leaders' | 'assistUnits' | 'ongoing' | 'milestones' | 'cadence' | 'openness'
> = {
  kindOfTask: 'annual',
  leaders: ['陈建明'],
  assistUnits: [],
  ongoing: false,
  milestones: [],
  cadence: 'none',
  openness: 'open',
};

interface Row {
  readonly no: number;
  readonly facts: Partial<TaskFacts> & Pick<TaskFacts, 'title' | 'leadUnit'>;
  readonly percent?: number;
  readonly unsigned?: true;
  readonly after?: readonly NewEntry[];
}

const housing = { leadUnit: '住房和城乡建设局', owner: '张三' };
const schools = { leadUnit: '教育体育局', owner: '李四' };
const by = { at: IMPORTED_AT, by: IMPORTER };

const ROWS: readonly Row[] = [
  {
    no: 12,
    facts: {
      title: '老旧小区改造',
      ...housing,
      due: day('2026-12-31'),
      milestones: [
        { due: day('2026-06-30'), percent: 27 },
        { due: day('2026-11-30'), percent: 60 },
      ],
    },
    percent: 45,
  },
  { no: 13, facts: { title: '垃圾分类站点建设', ...housing, due: day('2026-12-15') }, unsigned: true },
  { no: 15, facts: { title: '口袋公园建设', ...housing, due: day('2026-12-20') }, unsigned: true },
  {
    no: 16,
    facts: { title: '保障房投资', ...housing, due: day('2026-12-31'), target: { amount: 5, unit: '亿元' } },
    percent: 80,
  },
  { no: 17, facts: { title: '燃气管网更新', ...housing, due: day('2026-11-19') }, percent: 95 },
  {
    no: 38,
    facts: { title: '城东小学扩建', ...schools, due: day('2026-11-06'), assistUnits: ['住房和城乡建设局'] },
    percent: 90,
  },
  { no: 39, facts: { title: '营养餐招标', ...schools, kindOfTask: 'errand', due: day('2026-11-27') } },
  {
    no: 40,
    facts: { title: '学校食堂改造', ...schools, due: day('2026-10-31') },
    percent: 100,
    after: [
      { kind: 'submit', ...by },
      { kind: 'close', ...by },
    ],
  },
  {
    no: 41,
    facts: { title: '校园安保整治', ...schools, due: day('2026-12-31'), openness: 'internal' },
    percent: 20,
  },
  {
    no: 50,
    facts: { title: '河长制巡查', leadUnit: '河口镇', owner: '孙平', due: day('2026-12-31'), ongoing: true },
    percent: 70,
  },
];

/** Fills a store with the small ledger of 2026. */
export async function fillSmallLedger(store: Store): Promise<void> {
  await store.updateDirectory(() => DIRECTORY);
  for (const row of ROWS) {
    await store.update({ year: 2026, no: row.no }, () => ({ entries: entriesOf(row), result: undefined }));
  }
}

function entriesOf(row: Row): readonly NewEntry[] {
  return [
    { kind: 'assign', ...by, facts: { ...FACTS, ...row.facts } },
    ...(row.unsigned ? [] : [{ kind: 'accept', ...by } as const]),
    ...(row.percent === undefined ? [] : [{ kind: 'progress', ...by, percent: row.percent } as const]),
    ...(row.after ?? []),
  ];
}
