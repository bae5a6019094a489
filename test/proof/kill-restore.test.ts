import { expect, it } from 'vitest';
import { killRestores } from '../support/killed-restore.ts';

const RESTORES = Number(process.env['RESTORES'] ?? 200);
/** ms. So long that the last ones are through. */
const LONGEST = 120;

it('hundreds of killed restores leave the folder as it was, whole, or refused and finished by running them again', async () => {
  const left = await killRestores(RESTORES, LONGEST);
  const count = (asked: string): number => left.filter((one) => one === asked).length;
  process.stdout.write(`before ${count('before')}, half ${count('half')}, whole ${count('whole')}\n`);
  expect(left).toContain('half');
});
