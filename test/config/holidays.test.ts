import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../src/config/holidays.ts';
import { ConfigError } from '../../src/config/mistake.ts';
import { packageYear } from '../../src/config/package-year.ts';

/** A data folder with these files under `holidays/`. */
function dataWith(files: Readonly<Record<string, unknown>>): { readonly dataFolder: string } {
  const dataFolder = mkdtempSync(join(tmpdir(), 'duban-holidays-'));
  mkdirSync(join(dataFolder, 'holidays'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(
      join(dataFolder, 'holidays', name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
  return { dataFolder };
}

function problems(files: Readonly<Record<string, unknown>>): readonly string[] {
  const data = dataWith(files);
  try {
    readHolidays(data);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(
      ({ path, problem }) => `${path.replace(join(data.dataFolder, 'holidays/'), '')}：${problem}`,
    );
  }
}

describe('readHolidays', () => {
  const own2027 = { year: 2027, rest: ['2027-01-01', '2027-01-02'], work: ['2027-01-03'] };

  it("reads the office's years, with the almanac's festivals", () => {
    const [year, ...others] = readHolidays(dataWith({ '2027.json': own2027 }));
    expect(others).toEqual([]);
    expect(year).toMatchObject(own2027);
    expect(year?.festivals).toMatchObject({ 春节: '2027-02-06', 中秋: '2027-09-15' });
  });

  it('takes the example that comes with the package, under the name of its year', () => {
    const example = readFileSync('config/holidays/example.json', 'utf8');
    expect(problems({ 'example.json': example })).toEqual(['example.json 的 year：与文件名不一致']);
    const [example2026] = readHolidays(dataWith({ '2026.json': example }));
    expect(example2026).toMatchObject({ rest: packageYear(2026)?.rest, work: packageYear(2026)?.work });
  });

  it('passes over what is not meant for it', () => {
    expect(readHolidays(dataWith({ '说明.txt': 'x', '.2027.json': 'x' }))).toEqual([]);
    expect(readHolidays({ dataFolder: '/nowhere' })).toEqual([]);
  });

  it('tells everything wrong in all files at once', () => {
    expect(
      problems({
        '2027.json': { ...own2027, rest: ['2027-01-01', '2028-01-01'], work: ['2027-01-04', '2027-01-01'] },
        '2028.json': '{ "year": 2028, "rest": [ ',
        '2029.json': { year: 2029, rest: ['2029-02-30'], wrok: [] },
        '2030 - 副本.json': { year: 2030, rest: [], work: [] },
        '2031.json': { year: 2031, rest: ['2030-11-30'], work: [], festivals: { 春节: '2030-12-31' } },
        '1899.json': { year: 1899, rest: [], work: [] },
      }),
    ).toEqual([
      '1899.json 的 year：数字太小',
      '2027.json 的 rest：2028-01-01 不在2027年',
      '2027.json 的 work：2027-01-04 不是周末',
      '2027.json 的 work：2027-01-01 不是周末',
      '2027.json 的 rest、work：2027-01-01 写了两次',
      expect.stringMatching(/^2028\.json 的 第1行第\d+列：/),
      '2029.json 的 rest[0]：不是有效的日期',
      '2029.json 的 work：缺少这一项',
      '2029.json 的 wrok：没有这个配置项',
      '2030 - 副本.json 的 year：与文件名不一致',
      '2031.json 的 rest：2030-11-30 不在2031年',
      '2031.json 的 festivals：2030-12-31 不在2031年',
    ]);
  });
});
