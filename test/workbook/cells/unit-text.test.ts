import { describe, expect, it } from 'vitest';
import { splitPeople } from '../../../src/workbook/cells/split-names.ts';
import { readUnits } from '../../../src/workbook/cells/unit-text.ts';

const KNOWN = new Set(['开发区', '柳溪乡', '住建局', '资源局', '工信局']);
const known = { isKnown: (name: string) => KNOWN.has(name), isListed: (name: string) => KNOWN.has(name) };

describe('readUnits', () => {
  it.each([
    ['住建局', '住建局', []],
    ['住建局、财政局，发改局;交通局/水利局', '住建局', ['财政局', '发改局', '交通局', '水利局']],
    ['住建局 财政局\n发改局', '住建局', ['财政局', '发改局']],
    ['住建局        财政局', '住建局', ['财政局']],
    ['住建局牵头，财政局、发改局配合', '住建局', ['财政局', '发改局']],
    ['住建局牵头，财政局按职责分工负责', '住建局', ['财政局']],
    ['牵头：住建局；配合：财政局、发改局', '住建局', ['财政局', '发改局']],
    ['牵头单位：住建局\n协同单位：财政局 发改局', '住建局', ['财政局', '发改局']],
    ['财政局、住建局（牵头）、发改局', '住建局', ['财政局', '发改局']],
    ['县住建局负责，各乡镇配合', '县住建局', ['各乡镇']],
    ['民政局等有关部门和单位', '民政局', []],
    ['各有关部门和单位，各乡镇政府', '各有关部门和单位', ['各乡镇政府']],
    ['人力资源和社会保障局', '人力资源和社会保障局', []],
    ['住建局和资源局', '住建局', ['资源局']],
    ['有关单位（住建局、财政局）', '有关单位（住建局、财政局）', []],
    ['开发区\n新城安置区\n建设指挥部', '开发区', ['新城安置区建设指挥部']],
    ['生态\n青禾分局 财政局', '生态青禾分局', ['财政局']],
    ['开发区柳溪乡', '开发区', ['柳溪乡']],
    ['住建局、住建局、财政局', '住建局', ['财政局']],
  ])('reads %j', (text, lead, assist) => {
    expect(readUnits(text, known)).toMatchObject({ lead, assist });
  });

  it('says that the first of several leads, and nothing where the cell says who leads', () => {
    expect(readUnits('住建局、财政局', known).firstLeads).toBe(true);
    expect(readUnits('住建局牵头，财政局配合', known).firstLeads).toBe(false);
    expect(readUnits('财政局、住建局（牵头）', known).firstLeads).toBe(false);
  });

  it('finds no lead in an empty cell', () => {
    expect(readUnits('', known)).toEqual({ assist: [], firstLeads: false, as: [] });
  });
});

describe('splitPeople', () => {
  it.each([
    ['李  某', ['李某']],
    ['张三、李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['赵某某\n李  某\n王 小明', ['赵某某', '李某', '王小明']],
    ['', []],
  ])('reads %j', (text, names) => {
    expect(splitPeople(text)).toEqual(names);
  });
});
