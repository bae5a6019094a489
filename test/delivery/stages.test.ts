import { describe, expect, it } from 'vitest';
import { throughStages } from '../../src/delivery/delivery.ts';
import { atItsTime } from '../../src/delivery/quiet-hours.ts';
import { released } from '../../src/delivery/release.ts';
import type { Draft, Post, Release } from '../../src/domain/post.ts';
import { at, ZONE } from '../support/a-task.ts';
import { aDelivery, aHeldPost, aPost, aShownDraft, aSlot } from './a-post.ts';

function verdict(post: Post, when: string, purpose: 'post' | 'draft' = 'post'): string {
  const said = throughStages(aDelivery(post, at(`2026-11-23 ${when}`), purpose), [atItsTime(ZONE), released]);
  switch (said.kind) {
    case 'go':
      return 'go';
    case 'waits':
      return `waits: ${said.reason}`;
    case 'ends':
      return `${said.state}: ${said.reason}`;
  }
}

const deed = (when: string) => ({ by: 's1', at: at(`2026-11-23 ${when}`) });
const held = (release: Partial<Release>, draft: Draft | undefined = aShownDraft('2026-11-23 08:00')): Post =>
  aHeldPost({ release: { mode: 'hold', edits: [], ...release }, ...(draft && { draft }) });
const unseen = aHeldPost().draft;
const toSign = (release: Partial<Release>): Post =>
  aHeldPost({ release: { mode: 'sign', edits: [], ...release } });

describe('the stages before a post is made', () => {
  it.each<[string, Post, string, string]>([
    ['before its time', aPost(), '08:29', 'waits: not-yet-due'],
    ['at its time', aPost(), '08:30', 'go'],
    ['made up for within three hours', aPost(), '11:29', 'go'],
    ['not made up for later', aPost(), '11:30', 'missed: too-late'],
    ['set outside office hours', aPost({ at: at('2026-11-23 19:00') }), '19:00', 'missed: quiet-hours'],
    [
      'that could not be made',
      aPost({ slots: [aSlot({ reason: 'not-made' })] }),
      '11:30',
      'failed: not-made',
    ],
    [
      'set outside office hours, in the morning',
      aPost({ at: at('2026-11-23 19:00') }),
      '10:00',
      'waits: not-yet-due',
    ],
    [
      'held, with a draft that came too late to be looked at',
      held({}, aShownDraft('2026-11-23 17:30')),
      '17:31',
      'missed: too-late',
    ],
    ['held, with nobody saying anything', held({}), '09:00', 'go'],
    ['held, with a draft that nobody has seen', held({}, unseen), '09:00', 'waits: draft-not-shown'],
    ['held, with a draft that nobody ever saw', held({}, unseen), '12:00', 'missed: draft-not-shown'],
    ['held and signed, whoever saw the draft', held({ signed: deed('09:30') }, unseen), '09:30', 'go'],
    ['held and stopped', held({ stopped: deed('08:20') }), '09:00', 'waits: stopped'],
    [
      'held and stopped, at the end of the day',
      held({ stopped: deed('08:20') }),
      '18:00',
      'skipped: stopped',
    ],
    ['stopped, then let go', held({ stopped: deed('08:20'), signed: deed('10:00') }), '10:00', 'go'],
    [
      'let go, then stopped: the signature is taken away',
      held({ stopped: deed('10:05') }),
      '10:06',
      'waits: stopped',
    ],
    ['to be signed', toSign({}), '09:00', 'waits: unsigned'],
    ['signed', toSign({ signed: deed('15:00') }), '15:00', 'go'],
    ['signed before its time', toSign({ signed: deed('08:30') }), '08:45', 'waits: not-yet-due'],
    ['unsigned at 18:00', toSign({}), '18:00', 'missed: unsigned'],
    ['by hand, late at night', aPost({ at: at('2026-11-23 22:00'), byHand: true }), '22:00', 'go'],
  ])('know of a post %s', (_, post, when, expected) => {
    expect(verdict(post, when)).toBe(expected);
  });

  it('let a draft go without anybody’s word', () => {
    expect(verdict(held({ stopped: deed('08:00') }), '08:00', 'draft')).toBe('go');
    expect(verdict(held({}), '11:59', 'draft')).toBe('go');
    expect(verdict(held({}), '12:00', 'draft')).toBe('missed: too-late');
    expect(verdict(toSign({}), '09:00', 'draft')).toBe('go');
  });
});
