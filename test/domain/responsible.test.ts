import { describe, expect, it } from 'vitest';
import { liaisonsOf, ownerOf, responsibleFor } from '../../src/domain/responsible.ts';
import { unitNamed } from '../../src/domain/unit-named.ts';
import { whoMay } from '../../src/domain/who-may.ts';
import { aDirectory, aPerson, aTask, aUnit } from '../support/a-task.ts';

const liaison = aPerson({ id: 'p5', name: '王芳', roles: ['liaison'] });
const named = aPerson({ id: 'p6', name: '刘洋', roles: ['owner'] });
const gone = aPerson({ id: 'p7', name: '老刘', roles: ['liaison'], disabled: true });
const directory = aDirectory({
  people: [...aDirectory().people, liaison, named, gone],
  units: [aUnit({ liaison: '刘洋' }), aUnit({ name: '县财政局', aliases: ['财政局'] })],
});

const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);

describe('responsibleFor', () => {
  it('is the owner the ledger names', () => {
    expect(ids(responsibleFor(directory, aTask()))).toEqual(['p1']);
  });

  it.each([undefined, '无此人', '老刘'])('is the liaisons where the owner is %s', (owner) => {
    expect(ids(responsibleFor(directory, aTask({ owner })))).toEqual(['p5', 'p6']);
    expect(ownerOf(directory, aTask({ owner }))).toBeUndefined();
  });

  it('is nobody in a unit without people', () => {
    expect(responsibleFor(directory, aTask({ leadUnit: '水利局' }))).toEqual([]);
    expect(liaisonsOf(directory, '水利局')).toEqual([]);
  });
});

describe('unitNamed', () => {
  it.each([
    ['住建局', '住房和城乡建设局'],
    [' 住房和城乡建设局', '住房和城乡建设局'],
    ['青禾县住建局', '住房和城乡建设局'],
    ['财政局', '县财政局'],
    ['县政府', '县政府'],
    ['水利局', undefined],
    ['', undefined],
  ])('%s is %s', (written, name) => {
    expect(unitNamed(directory, written)).toBe(name);
  });
});

describe('whoMay', () => {
  it('tells the roles of the table of permissions, and their reach', () => {
    expect(whoMay('review')).toEqual([{ role: 'supervisor', reach: 'all' }]);
    expect(whoMay('hand-over')).toEqual([
      { role: 'supervisor', reach: 'all' },
      { role: 'liaison', reach: 'own' },
    ]);
    expect(whoMay('urge').map(({ role }) => role)).toEqual(['supervisor', 'leader', 'secretary']);
  });
});
