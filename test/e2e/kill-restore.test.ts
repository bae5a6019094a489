import { expect, it } from 'vitest';
import { killRestores } from '../support/killed-restore.ts';

/** ms. A restore of a few files takes about as long. */
const LONGEST = 40;

it('a restore that is killed at any moment is refused by whoever opens the folder, and finished by running it again', async () => {
  expect(await killRestores(6, LONGEST)).toContain('half');
});
