import { describe, expect, it } from 'vitest';
import { nearestRoom, preferredPlatforms } from '../../src/delivery/nearest-room.ts';
import type { AccountPlatform, Person } from '../../src/domain/people.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Group } from '../../src/domain/visibility.ts';
import type { PostRoom } from '../../src/ports/post-room.ts';
import { act, aHistory, aPerson, aTask } from '../support/a-task.ts';
import type { Spot } from './a-notifier.ts';
import { aRoom } from './a-room.ts';

const task = aTask({ taskforce: '城市更新专班' });
const both = { wecom: 'w', dingtalk: 'd' };
const owner = aPerson({ accounts: both });

const UNIT: Spot = { audience: 'unit', scope: { units: ['住房和城乡建设局'] } };
const FORCE: Spot = { audience: 'taskforce', scope: { taskforce: ['城市更新专班'] } };
const COUNTY: Spot = { audience: 'county' };
const LEADERS: Spot = { audience: 'leaders' };
const ELSEWHERE: Spot = { audience: 'county', scope: { categories: ['农业'] } };

/** `group/platform/how`, or why nowhere. */
function place(
  spots: Readonly<Record<string, Spot>>,
  person: Person = owner,
  about: Task = task,
  preferred: readonly AccountPlatform[] = ['wecom', 'dingtalk'],
): string {
  const groups = Object.entries(spots).map(
    ([id, { audience, scope = 'all' }]): Group => ({ id, title: id, audience, scope, compare: false }),
  );
  const roomsOf = (id: string): PostRoom[] =>
    (spots[id]?.on ?? ['wecom']).map((platform) => aRoom({ platform }));
  const found = nearestRoom(person, about, { groups, roomsOf }, preferred);
  return typeof found === 'string' ? found : `${found.group.id}/${found.room.platform}/${found.how}`;
}

describe('nearestRoom', () => {
  it('takes the unit’s group before the taskforce’s before the county’s, however they stand in the config', () => {
    expect(place({ county: COUNTY, force: FORCE, unit: UNIT })).toBe('unit/wecom/call');
    expect(place({ county: COUNTY, force: FORCE })).toBe('force/wecom/call');
    expect(place({ elsewhere: ELSEWHERE, county: COUNTY })).toBe('county/wecom/call');
  });

  it('takes a unit’s group only for its own people and tasks', () => {
    const other: Spot = { audience: 'unit', scope: { units: ['财政局'] } };
    expect(place({ other, county: COUNTY })).toBe('county/wecom/call');
    const strange = aTask({ leadUnit: '林业局', assistUnits: [] });
    expect(place({ unit: UNIT, county: COUNTY }, owner, strange)).toBe('county/wecom/call');
    expect(place({ all: { audience: 'unit' }, county: COUNTY })).toBe('county/wecom/call');
  });

  it('looks for somebody of another unit in the county’s group before the taskforce’s', () => {
    const supervisor = aPerson({ unit: '县委县政府督查室', roles: ['supervisor'], accounts: both });
    expect(place({ force: FORCE, county: COUNTY }, supervisor)).toBe('county/wecom/call');
    expect(place({ force: FORCE }, supervisor)).toBe('force/wecom/call');
  });

  it('takes a platform where he has an account, though a farther group has it', () => {
    const onDingtalk = aPerson({ accounts: { dingtalk: 'd' } });
    expect(place({ unit: UNIT, county: { ...COUNTY, on: ['dingtalk'] } }, onDingtalk)).toBe(
      'county/dingtalk/call',
    );
    expect(place({ unit: UNIT }, onDingtalk)).toBe('no-account');
    expect(place({ unit: UNIT }, aPerson({ accounts: {} }))).toBe('no-account');
  });

  it('takes the preferred platform of a group on two', () => {
    const two: Spot = { ...UNIT, on: ['wecom', 'dingtalk'] };
    expect(place({ two }, owner, task, ['dingtalk', 'wecom'])).toBe('two/dingtalk/call');
    expect(place({ two }, owner, task, ['wecom', 'dingtalk'])).toBe('two/wecom/call');
  });

  it('passes over a group that cannot be posted to', () => {
    expect(place({ unit: { ...UNIT, on: [] }, county: COUNTY })).toBe('county/wecom/call');
    expect(place({ unit: { ...UNIT, on: [] } })).toBe('no-group');
  });

  it('never calls anybody in a leaders’ group', () => {
    expect(place({ leaders: LEADERS })).toBe('no-group');
  });

  it.each(['leader', 'head'] as const)('names a %s in a leaders’ group, and calls him nowhere', (role) => {
    const one = aPerson({ roles: [role, 'owner'], accounts: both });
    expect(place({ unit: UNIT, county: COUNTY, leaders: LEADERS }, one)).toBe('leaders/wecom/name');
    expect(place({ unit: UNIT, county: COUNTY }, one)).toBe('no-group');
    const farming: Spot = { audience: 'leaders', scope: { categories: ['农业'] } };
    expect(place({ farming }, one)).toBe('no-group');
    expect(place({ leaders: LEADERS }, aPerson({ roles: [role], accounts: {} }))).toBe('leaders/wecom/name');
  });
});

describe('preferredPlatforms', () => {
  const via = (platform: string) => ({ via: { platform, bot: 'b', chatId: 'c', messageId: 'm', line: 1 } });
  const wrote = (platform: string, by: string) =>
    act('progress', '2026-11-20', { by, percent: 10, ...via(platform) });

  it.each([
    [[], ['wecom', 'dingtalk']],
    [[wrote('dingtalk', 'p1')], ['dingtalk', 'wecom']],
    [[wrote('dingtalk', 'p9')], ['dingtalk', 'wecom']],
    // Where he wrote himself goes before where the last word came from; the terminal is no place.
    [
      [wrote('dingtalk', 'p1'), wrote('wecom', 'p9')],
      ['dingtalk', 'wecom'],
    ],
    [
      [wrote('wecom', 'p1'), wrote('console', 'p1'), wrote('dingtalk', 'p9')],
      ['wecom', 'dingtalk'],
    ],
  ])('of %j is %j', (acts, expected) => {
    expect(preferredPlatforms(owner, aHistory({}, ...acts))).toEqual(expected);
  });
});
