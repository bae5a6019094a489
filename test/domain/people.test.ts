import { describe, expect, it } from 'vitest';
import {
  EMPTY_DIRECTORY,
  hasRole,
  peopleNamed,
  personByAccount,
  personById,
  shortUnitName,
  squeeze,
  unitName,
  unitOf,
} from '../../src/domain/people.ts';
import { aDirectory, aPerson, aUnit } from '../support/a-task.ts';

const gone = aPerson({ id: 'p9', name: '赵六', disabled: true, accounts: { wecom: 'zhaoliu' } });
const directory = aDirectory({
  people: [...aDirectory().people, gone, aPerson({ id: 'p5', unit: '财政局' })],
});

describe('finding people', () => {
  it('by account, on its platform only, and not once disabled', () => {
    expect(personByAccount(directory, 'wecom', 'zhangsan')?.id).toBe('p1');
    expect(personByAccount(directory, 'dingtalk', 'zhangsan')).toBeUndefined();
    expect(personByAccount(directory, 'wecom', 'zhaoliu')).toBeUndefined();
    expect(personByAccount(directory, 'wecom', '')).toBeUndefined();
  });

  it('by id, disabled or not: the history keeps its names', () => {
    expect(personById(directory, 'p9')?.name).toBe('赵六');
    expect(personById(directory, 'p0')).toBeUndefined();
    expect(personById(EMPTY_DIRECTORY, 'p1')).toBeUndefined();
  });

  it('by name, told apart by any alias of their unit', () => {
    const ids = (unit?: string) => peopleNamed(directory, '张三', unit).map((person) => person.id);
    expect(ids()).toEqual(['p1', 'p5']);
    expect(ids('住建局')).toEqual(['p1']);
    expect(ids('财政局')).toEqual(['p5']);
    expect(ids('林业局')).toEqual([]);
  });
});

describe('finding units', () => {
  it.each(['住房和城乡建设局', '住建局', ' 住 建 局 '])('knows %j', (name) => {
    expect(unitOf(directory, name)?.name).toBe('住房和城乡建设局');
    expect(unitName(directory, name)).toBe('住房和城乡建设局');
  });

  it('leaves the name of an unknown unit as it is', () => {
    expect(unitOf(directory, '林业局')).toBeUndefined();
    expect(unitName(directory, ' 林业局 ')).toBe('林业局');
    expect(shortUnitName(directory, '林业局')).toBe('林业局');
  });

  it('calls a unit by its 简称, else by its full name', () => {
    expect(shortUnitName(directory, '住房和城乡建设局')).toBe('住建局');
    expect(shortUnitName(directory, '财政局')).toBe('财政局');
  });

  it('gives an alias of two units to the first', () => {
    const units = [aUnit({ name: '甲局', aliases: ['一局'] }), aUnit({ name: '乙局', aliases: ['一局'] })];
    expect(unitOf(aDirectory({ units }), '一局')?.name).toBe('甲局');
  });

  it('sees a new unit in a new directory', () => {
    const grown = aDirectory({ units: [...directory.units, aUnit({ name: '林业局', aliases: [] })] });
    expect(unitOf(grown, '林业局')?.name).toBe('林业局');
  });
});

describe('hasRole', () => {
  it('is any of the roles, and none of the disabled', () => {
    const liaison = aPerson({ roles: ['owner', 'liaison'] });
    expect(hasRole(liaison, 'liaison', 'supervisor')).toBe(true);
    expect(hasRole(liaison, 'supervisor')).toBe(false);
    expect(hasRole({ ...liaison, disabled: true }, 'liaison')).toBe(false);
  });
});

describe('squeeze', () => {
  it('sees through full-width forms and every kind of space', () => {
    expect(squeeze('＃１２　老旧 小区\u00a0改造\t')).toBe('#12老旧小区改造');
  });
});
