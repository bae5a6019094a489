import { describe, expect, it } from 'vitest';
import { askedName, askedOf, isAsked, peopleAsked } from '../../src/domain/problem-asked.ts';
import type { Problem } from '../../src/domain/task.ts';
import { aDirectory, aPerson, aUnit } from '../support/a-task.ts';

const liu = aPerson({ id: 'liu', name: '刘红', unit: '财政局', roles: ['liaison'] });
const ma = aPerson({ id: 'ma', name: '马局长', unit: '自然资源局', roles: ['head'] });
const lin = aPerson({ id: 'lin', name: '林工', unit: '自然资源局' });
const wang = aPerson({ id: 'wang', name: '王建国', unit: '县政府', post: '副县长', roles: ['leader'] });
const gone = aPerson({ id: 'gone', name: '老刘', unit: '财政局', roles: ['liaison'], disabled: true });
const directory = aDirectory({
  people: [aPerson(), liu, ma, lin, wang, gone],
  units: [
    aUnit(),
    aUnit({ name: '财政局', aliases: ['县财政'] }),
    aUnit({ name: '自然资源局', aliases: ['自规局'] }),
  ],
});

const asking = (asks?: string): Problem => ({
  no: 3,
  text: '资金未到位',
  level: 1,
  status: 'open',
  raisedAt: 0,
  raisedBy: 'p1',
  options: [],
  ...(asks === undefined ? {} : { asks }),
});

describe('askedName', () => {
  it.each([
    ['财政局', '财政局'],
    ['县财政', '财政局'],
    ['财政局张局长', '财政局张局长'],
    ['县财政和自规局', '财政局、自然资源局'],
    ['县财政和国土局', '财政局、国土局'],
    ['发改委和统计局', '发改委和统计局'],
    ['县财政、自规局', '财政局、自然资源局'],
    ['王县长', '王建国'],
    ['王建国', '王建国'],
    ['省发改委', '省发改委'],
    ['老刘', '老刘'],
  ])('%s is kept as %s', (said, kept) => {
    expect(askedName(said, directory)).toBe(kept);
  });

  it('leaves a unit whose name joins two whole', () => {
    expect(askedOf('住房和城乡建设局', directory)).toEqual([{ kind: 'unit', unit: '住房和城乡建设局' }]);
  });

  it('does not guess between two leaders of one surname and post', () => {
    const second = aPerson({ id: 'w2', name: '王丽', unit: '县政府', post: '副县长', roles: ['leader'] });
    const two = { ...directory, people: [...directory.people, second] };
    expect(askedOf('王县长', two)).toEqual([{ kind: 'unknown', name: '王县长' }]);
  });
});

describe('isAsked', () => {
  it('holds for the people of an asked unit and for an asked person', () => {
    expect(isAsked(liu, asking('财政局张局长'), directory)).toBe(true);
    expect(isAsked(lin, asking('住房和城乡建设局'), directory)).toBe(false);
    expect(isAsked(liu, asking('县财政'), directory)).toBe(true);
    expect(isAsked(wang, asking('县财政、王县长'), directory)).toBe(true);
  });

  it('holds for nobody else, and not for the disabled', () => {
    expect(isAsked(lin, asking('县财政'), directory)).toBe(false);
    expect(isAsked(gone, asking('县财政'), directory)).toBe(false);
    expect(isAsked(liu, asking(), directory)).toBe(false);
  });
});

describe('peopleAsked', () => {
  it('are a unit’s liaisons, else its heads, and a person himself, each once', () => {
    expect(peopleAsked('财政局、县财政', directory)).toEqual([liu]);
    expect(peopleAsked('自规局', directory)).toEqual([ma]);
    expect(peopleAsked('王县长', directory)).toEqual([wang]);
    expect(peopleAsked('省发改委', directory)).toEqual([]);
  });
});
