import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type Review, reviewObstacle } from '../../src/domain/review.ts';
import { act, aTask } from '../support/a-task.ts';

const accept = act('accept', '2026-03-01', {});
const submit = act('submit', '2026-06-01', { by: 'owner' });
const firstCheck = act('approve', '2026-06-02', { first: true, by: 's1' });
const submitted = aTask({}, accept, submit);
const checked = aTask({}, accept, submit, firstCheck);
const asked = aTask({}, accept, act('extend', '2026-05-01', { to: day('2027-01-31'), by: 'owner' }));

describe('reviewObstacle', () => {
  it.each<[string, Parameters<typeof reviewObstacle>, string | undefined]>([
    ['one person checks', [submitted, 'approve', 's1', 'one-step'], undefined],
    ['one person strikes off', [submitted, 'close', 's1', 'one-step'], undefined],
    ['his own submission, 通过', [submitted, 'approve', 'owner', 'one-step'], 'own-submission'],
    ['his own submission, 销号', [submitted, 'close', 'owner', 'two-step'], 'own-submission'],
    ['the first of two checks', [submitted, 'approve', 's1', 'two-step'], undefined],
    ['the second without the first', [submitted, 'close', 's1', 'two-step'], 'first-check-missing'],
    ['the first a second time', [checked, 'approve', 's2', 'two-step'], 'first-check-done'],
    ['both by one person', [checked, 'close', 's1', 'two-step'], 'own-first-check'],
    ['the second by another', [checked, 'close', 's2', 'two-step'], undefined],
    ['a task never submitted', [aTask({}, accept), 'close', 's1', 'two-step'], undefined],
    ['an extension he asked for', [asked, 'extend-granted', 'owner', 'one-step'], 'own-request'],
    ['an extension another asked for', [asked, 'extend-granted', 's1', 'one-step'], undefined],
  ])('%s: %j', (_, question, obstacle) => {
    expect(reviewObstacle(...question)).toBe(obstacle);
  });

  it.each<Review>(['return', 'extend-refused'])('never hinders %s', (review) => {
    for (const task of [submitted, checked, asked]) {
      for (const by of ['owner', 's1']) expect(reviewObstacle(task, review, by, 'two-step')).toBeUndefined();
    }
  });

  it('asks for a new first check after 退回', () => {
    const again = aTask(
      {},
      accept,
      submit,
      firstCheck,
      act('return', '2026-06-03', { mendBy: day('2026-06-08') }),
      act('submit', '2026-06-05', { by: 'owner' }),
    );
    expect(reviewObstacle(again, 'close', 's2', 'two-step')).toBe('first-check-missing');
  });
});
