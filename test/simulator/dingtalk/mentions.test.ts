import { describe, expect, it } from 'vitest';
import { readMentions } from '../../../src/simulator/dingtalk/mentions.ts';
import type { Member } from '../../../src/simulator/world.ts';
import { MEMBERS } from './a-bench.ts';

describe('readMentions', () => {
  it('pings a member whose id stands in the text and in the list', () => {
    expect(readMentions({ atUserIds: ['u038'] }, '请 @u038 更新进展', MEMBERS)).toEqual([
      { account: 'u038', pinged: true },
    ]);
  });

  it.each([
    ['who is not named in the text', { atUserIds: ['u038'] }, '请更新进展', 'u038'],
    ['who is named without the @', { atUserIds: ['u038'] }, 'u038 请更新', 'u038'],
    ['whose id only begins another id there', { atUserIds: ['u03'] }, '@u038 请更新', 'u03'],
    ['from outside of the organisation', { atUserIds: ['guest'] }, '@guest 请更新', 'guest'],
    ['nobody knows', { atUserIds: ['u999'] }, '@u999 请更新', 'u999'],
    ['with a mobile that is nobody’s', { atMobiles: ['13800000000'] }, '@13800000000', '13800000000'],
  ])('does not ping one %s', (_, at, text, account) => {
    expect(readMentions(at, text, MEMBERS)).toEqual([{ account, pinged: false }]);
  });

  it('finds an id before Chinese text and one with a full stop in it', () => {
    const members = [...MEMBERS, { account: 'li.si', name: '李四' }];
    expect(readMentions({ atUserIds: ['u038', 'li.si'] }, '@u038请看，@li.si', members)).toEqual([
      { account: 'u038', pinged: true },
      { account: 'li.si', pinged: true },
    ]);
    expect(readMentions({ atUserIds: ['li.si'] }, '@lixsi', members)).toEqual([
      { account: 'li.si', pinged: false },
    ]);
  });

  it('takes a name in the text alone for plain text', () => {
    expect(readMentions(undefined, '@u038 请看', MEMBERS)).toEqual([]);
    expect(readMentions({}, '@u038 请看', MEMBERS)).toEqual([]);
  });

  it('pings everybody when asked to', () => {
    expect(readMentions({ isAtAll: true }, '请看', MEMBERS)).toEqual([{ account: '@all', pinged: true }]);
  });

  it('pings fifty people and no more', () => {
    const many: Member[] = Array.from({ length: 51 }, (_, no) => ({ account: `p${no}`, name: `${no}` }));
    const accounts = many.map(({ account }) => account);
    const mentions = readMentions({ atUserIds: accounts }, accounts.map((id) => `@${id}`).join(' '), many);
    expect(mentions.filter(({ pinged }) => pinged)).toHaveLength(50);
    expect(mentions.at(-1)).toEqual({ account: 'p50', pinged: false });
  });
});
