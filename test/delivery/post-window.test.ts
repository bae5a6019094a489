import { describe, expect, it } from 'vitest';
import { isLate, windowOf } from '../../src/delivery/post-window.ts';
import { timeOf } from '../../src/domain/instant.ts';
import type { Post } from '../../src/domain/post.ts';
import { at, ZONE } from '../support/a-task.ts';
import { aDelivery, aHeldPost, aPost, aShownDraft } from './a-post.ts';

const times = (post: Post, purpose: 'post' | 'draft' = 'post'): string => {
  const { from, until } = windowOf(post, purpose, ZONE);
  return `${timeOf(from, ZONE)}–${timeOf(until, ZONE)}`;
};
const signed = { by: 'p9', at: at('2026-11-23 14:20') };
const stopped = { by: 's1', at: at('2026-11-23 08:40') };

describe('the window of a post', () => {
  it.each<[string, Post, string]>([
    ['of 8:30 lasts three hours', aPost(), '08:30–11:30'],
    ['of 17:00 ends at 18:00', aPost({ at: at('2026-11-23 17:00') }), '17:00–18:00'],
    ['of 6:00 begins at 8:00', aPost({ at: at('2026-11-23 06:00') }), '08:00–11:00'],
    ['of 19:00 is empty', aPost({ at: at('2026-11-23 19:00') }), '19:00–18:00'],
    ['of what is held is that of any post', aHeldPost(), '09:00–12:00'],
    ['of a draft shown in time too', aHeldPost({ draft: aShownDraft('2026-11-23 08:04') }), '09:00–12:00'],
    [
      'of a draft shown late begins when it was looked at',
      aHeldPost({ draft: aShownDraft('2026-11-23 09:05') }),
      '10:00–13:00',
    ],
    [
      'of a draft shown at 17:30 is empty',
      aHeldPost({ draft: aShownDraft('2026-11-23 17:30') }),
      '18:25–18:00',
    ],
    [
      'of what is held at 8:00 leaves a quarter of an hour',
      aHeldPost({ at: at('2026-11-23 08:00'), draft: aShownDraft('2026-11-23 08:00') }),
      '08:10–11:10',
    ],
    [
      'of what was stopped lasts until 18:00',
      aHeldPost({ release: { mode: 'hold', edits: [], stopped } }),
      '09:00–18:00',
    ],
    [
      'of what was stopped and signed begins with the signature',
      aHeldPost({ release: { mode: 'hold', edits: [], stopped, signed } }),
      '14:20–18:00',
    ],
    [
      'of what is to be signed lasts until 18:00',
      aHeldPost({ release: { mode: 'sign', edits: [] } }),
      '09:00–18:00',
    ],
    [
      'of what was signed early begins at its time',
      aHeldPost({ release: { mode: 'sign', edits: [], signed: { by: 'p9', at: at('2026-11-23 08:10') } } }),
      '09:00–18:00',
    ],
    ['by hand knows no closing time', aPost({ at: at('2026-11-23 20:00'), byHand: true }), '20:00–23:00'],
  ])('%s', (_, post, expected) => {
    expect(times(post)).toBe(expected);
  });

  it.each<[string, Post, string]>([
    ['of a held post comes an hour before it, and is made up for', aHeldPost(), '08:00–12:00'],
    ['of a held post of 8:30 comes at 8:00', aHeldPost({ at: at('2026-11-23 08:30') }), '08:00–11:30'],
    [
      'of what is to be signed comes at its time',
      aHeldPost({ release: { mode: 'sign', edits: [] } }),
      '09:00–18:00',
    ],
  ])('of the draft %s', (_, post, expected) => {
    expect(times(post, 'draft')).toBe(expected);
  });
});

describe('a post is late', () => {
  it('from ten minutes after its time on, unless it goes by hand', () => {
    const late = (when: string, post = aPost()) => isLate(aDelivery(post, at(when)), ZONE);
    expect(late('2026-11-23 08:40')).toBe(false);
    expect(late('2026-11-23 08:41')).toBe(true);
    expect(late('2026-11-23 08:41', aPost({ byHand: true }))).toBe(false);
  });

  it('counted from its signature, where it waited for one', () => {
    const post = aHeldPost({ release: { mode: 'sign', edits: [], signed } });
    expect(isLate(aDelivery(post, at('2026-11-23 14:21')), ZONE)).toBe(false);
  });
});
