import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Colour, Judgement } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import type { Judged } from '../../src/domain/ledger-order.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Directory } from '../../src/domain/people.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import { rankUnits } from '../../src/reports/ranking.ts';
import { unitTallies } from '../../src/reports/unit-tally.ts';
import { rankingBlocks } from '../../src/wording/ranking.ts';
import { aTask } from '../support/a-task.ts';

const DIRECTORY: Directory = {
  people: [],
  bindRequests: [],
  units: [
    { name: '河口镇', aliases: [], series: '乡镇街道', order: 2 },
    { name: '县住建局', aliases: ['住建局'], series: '县直', order: 1 },
    { name: '县教体局', aliases: ['教体局'], series: '县直' },
    { name: '县水利局', aliases: ['水利局'], series: '县直' },
  ],
};

let last = 0;
function judged(leadUnit: string, colour: Colour, lag?: number): Judged {
  last += 1;
  const judgement: Judgement = {
    colour,
    reasons: [{ kind: 'on-pace' }],
    overdueDays: 0,
    judgedOn: day('2026-11-23'),
    ...(lag === undefined ? {} : { lag }),
  };
  return { task: aTask({ no: last, leadUnit }), judgement };
}

const some = (unit: string, colours: string, lag?: number): Judged[] => {
  const named: Record<string, Colour> = { r: 'red', y: 'yellow', b: 'blue', g: 'green', n: 'none' };
  return [...colours].map((letter) => judged(unit, named[letter] ?? 'grey', lag));
};

const places = (all: readonly Judged[]) =>
  rankUnits(atOnce(unitTallies(all, DIRECTORY)), DIRECTORY, []).map(({ series, units }) => [
    series,
    units.map(({ unit, place }) => `${place} ${unit}`),
  ]);

describe('rankUnits', () => {
  it('ranks inside a series, the best first, the series in the standing order of their units', () => {
    const all = [...some('河口镇', 'rrb'), ...some('县教体局', 'rbb'), ...some('县住建局', 'ybb')];
    expect(places(all)).toEqual([
      ['县直', ['1 县住建局', '2 县教体局']],
      ['乡镇街道', ['1 河口镇']],
    ]);
  });

  it('compares shares, not numbers', () => {
    const all = [...some('县住建局', 'rrbbbbbbbb'), ...some('县教体局', 'rbb')];
    expect(places(all)).toEqual([['县直', ['1 县住建局', '2 县教体局']]]);
  });

  it('looks at yellow where red is equal, and at the mean lag where both are', () => {
    const all = [
      ...some('县住建局', 'ryb', 9),
      ...some('县教体局', 'rbb', 30),
      ...some('县水利局', 'ryb', 8),
    ];
    expect(places(all)).toEqual([['县直', ['1 县教体局', '2 县水利局', '3 县住建局']]]);
  });

  it('shares a place between equals, and leaves out the next', () => {
    const all = [...some('县住建局', 'rbb'), ...some('县教体局', 'rrbbbb'), ...some('县水利局', 'rrb')];
    expect(places(all)).toEqual([['县直', ['1 县住建局', '1 县教体局', '3 县水利局']]]);
  });

  it('leaves out units with fewer than three tasks, suspended ones not counted', () => {
    const all = [...some('县住建局', 'bb'), ...some('县教体局', 'bbn'), ...some('县水利局', 'bbbn')];
    expect(places(all)).toEqual([['县直', ['1 县水利局']]]);
    expect(places(some('县住建局', 'bb'))).toEqual([]);
  });

  it('knows the place of the report before, in the same series only', () => {
    const earlier = [
      { unit: '县住建局', series: '县直', place: 3 },
      { unit: '县教体局', series: '园区国企', place: 1 },
    ];
    const all = [...some('县住建局', 'bbb'), ...some('县教体局', 'rbb')];
    const [ranking] = rankUnits(atOnce(unitTallies(all, DIRECTORY)), DIRECTORY, earlier);
    expect(ranking?.units.map(({ before }) => before)).toEqual([3, undefined]);
  });

  it('is the same in whatever order the tasks come', () => {
    const letters = fc.array(
      fc.tuple(
        fc.constantFrom('县住建局', '县教体局', '县水利局', '河口镇'),
        fc.constantFrom('r', 'y', 'b', 'g', 'n'),
      ),
    );
    fc.assert(
      fc.property(letters, (drawn) => {
        const all = drawn.flatMap(([unit, letter]) => some(unit, letter));
        expect(places(all.toReversed())).toEqual(places(all));
      }),
      { numRuns: 50 },
    );
  });
});

describe('rankingBlocks', () => {
  it('shows place, lamps, mean lag and the place before', () => {
    const all = [...some('县住建局', 'rybbb', 4), ...some('县水利局', 'bbb'), ...some('某公司', 'bbb')];
    const earlier = [{ unit: '县住建局', series: '县直', place: 3 }];
    const rankings = rankUnits(atOnce(unitTallies(all, DIRECTORY)), DIRECTORY, earlier);
    expect(plainText({ blocks: rankingBlocks(rankings, DIRECTORY) })).toBe(
      [
        '县直',
        '1. 水利局 红0黄0/3',
        '2. 住建局 红1黄1/5，滞后4点（上期第3）',
        '其他单位',
        '1. 某公司 红0黄0/3',
        '牵头3项以上的单位，依次比红灯率、黄灯率、平均滞后；暂缓不计',
      ].join('\n'),
    );
  });
});
