import { addDays, day } from '../../src/domain/day.ts';
import { fold } from '../../src/domain/fold.ts';
import { append, type NewEntry } from '../../src/domain/history.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Directory, Unit } from '../../src/domain/people.ts';
import type { Cadence, Openness, ProblemLevel, Task, TaskFacts } from '../../src/domain/task.ts';

const ZONE = 'Asia/Shanghai';

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const SHORT = [
  '住建局',
  '教体局',
  '卫健局',
  '交通局',
  '水利局',
  '农业局',
  '城管局',
  '发改局',
  '财政局',
  '工信局',
];
const TOWNS = ['河口镇', '云岭镇', '青石镇', '柳林镇', '城关街道', '东风街道'];

/** Sixteen units in two series, their full names begin with 县 where they have short ones. */
export const GENERATED_UNITS: readonly Unit[] = [
  ...SHORT.map((name, order): Unit => ({ name: `县${name}`, aliases: [name], series: '县直', order })),
  ...TOWNS.map((name): Unit => ({ name, aliases: [], series: '乡镇街道' })),
];

export const GENERATED_DIRECTORY: Directory = { people: [], units: GENERATED_UNITS, bindRequests: [] };

const CATEGORIES = ['城建', '农业', '工业', '教卫', '生态', undefined];
const THINGS = [
  '老旧小区改造',
  '城东小学扩建',
  '污水管网建设',
  '标准厂房三期',
  '县道改造',
  '农村饮水安全巩固提升',
];
const CADENCES: readonly Cadence[] = ['none', 'weekly', 'monthly', 'quarterly'];
const OPENNESS: readonly Openness[] = [
  'open',
  'open',
  'open',
  'open',
  'open',
  'open',
  'open',
  'parties',
  'internal',
];

function factsOf(no: number, roll: (sides: number) => number): TaskFacts {
  const category = CATEGORIES[roll(CATEGORIES.length)];
  const isErrand = roll(10) === 0;
  const unit = (): string => GENERATED_UNITS[roll(GENERATED_UNITS.length)]?.name ?? '';
  return {
    kindOfTask: isErrand ? 'errand' : 'annual',
    title: `第${no}件${THINGS[roll(THINGS.length)]}`,
    leaders: ['王建国'],
    leadUnit: unit(),
    assistUnits: [unit()],
    owner: '张三',
    due: addDays(day('2026-10-20'), roll(73)),
    ongoing: roll(20) === 0,
    milestones: roll(3) === 0 ? [{ due: day('2026-09-30'), percent: 80 }] : [],
    cadence: CADENCES[roll(CADENCES.length)] ?? 'none',
    openness: OPENNESS[roll(OPENNESS.length)] ?? 'open',
    ...(category === undefined ? {} : { category }),
    ...(roll(4) === 0 ? { target: { amount: 5, unit: '亿元' } } : {}),
  };
}

/** What became of a task: reports, and perhaps an explanation, a problem, its end. `no` numbers its problem too. */
function actsOf(no: number, roll: (sides: number) => number): readonly NewEntry[] {
  const acts: NewEntry[] = [];
  const by = 'p1';
  const on = (date: string, hour = 9) =>
    instantOf(addDays(day(date), roll(20)), `${String(hour).padStart(2, '0')}:00`, ZONE);
  acts.push({ kind: 'accept', by, at: on('2026-01-06') });
  acts.push({ kind: 'progress', by, at: on('2026-06-01'), percent: 30 + roll(30) });
  acts.push({ kind: 'progress', by, at: on('2026-10-25'), percent: 60 + roll(40), note: '正在推进' });
  if (roll(3) === 0)
    acts.push({
      kind: 'explain',
      by,
      at: on('2026-10-26', 10),
      note: '雨季影响，材料进场推迟',
      ...(roll(2) === 0 ? {} : { promise: addDays(day('2026-11-10'), roll(40)) }),
    });
  if (roll(12) === 0) {
    acts.push({
      kind: 'problem',
      by,
      at: on('2026-10-20', 11),
      problem: no,
      level: (1 + roll(4)) as ProblemLevel,
      note: '资金缺口1800万元',
      ...(roll(2) === 0 ? {} : { asks: '财政局' }),
    });
    if (roll(3) === 0)
      acts.push({ kind: 'answer', by, at: on('2026-11-01', 12), problem: no, note: '下周拨付' });
  }
  const end = roll(20);
  if (end < 9) acts.push({ kind: 'submit', by, at: on('2026-10-28', 14) });
  if (end < 8) acts.push({ kind: 'close', by: 'p9', at: on('2026-10-29', 16) });
  if (end === 0)
    acts.push({ kind: 'revisit', by: 'p9', at: on('2026-11-01', 17), ok: false, due: day('2026-12-10') });
  if (end === 17) acts.push({ kind: 'suspend', by: 'p9', at: on('2026-10-29', 15) });
  if (end === 18) acts.push({ kind: 'no-figure', by, at: on('2026-10-29', 15), until: day('2026-12-08') });
  if (end === 19) acts.push({ kind: 'cancel', by: 'p9', at: on('2026-10-29', 15) });
  return acts.toSorted((a, b) => a.at - b.at);
}

/** A ledger of 2026 as it may stand late in November: every status, colour and openness; the same for the same seed. */
export function generatedLedger(count: number, seed = 1): readonly Task[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, index) => {
    const no = index + 1;
    const assign: NewEntry = {
      kind: 'assign',
      by: 'import',
      at: instantOf(day('2026-01-05'), '09:00', ZONE),
      facts: factsOf(no, roll),
    };
    return fold({ year: 2026, no }, append([], [assign, ...actsOf(no, roll)]), ZONE);
  });
}
