import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Every quoted word of these shapes in a source: `code: 'x'`, `| 'x'`. */
function codesIn(source: string, shape: RegExp): string[] {
  return [...source.matchAll(shape)].map((match) => match[1] ?? '');
}

it('docs/errors.md lists every code of the sources, and no other', () => {
  const sources = [
    ...codesIn(read('src/domain/refusal.ts'), /code: '([a-z-]+)'/g),
    ...codesIn(read('src/store/errors.ts'), /\| '([a-z-]+)'/g),
    ...codesIn(read('src/control/errors.ts'), /ControlErrorCode = ([^;]+);/g).flatMap((union) =>
      codesIn(union, /'([a-z-]+)'/g),
    ),
    ...codesIn(read('src/config/mistake.ts'), /code = '([a-z-]+)'/g),
    ...codesIn(read('src/cli/failure.ts'), /code = '([a-z-]+)'/g),
  ];
  const documented = codesIn(read('docs/errors.md'), /^\| `([a-z-]+)` \|/gm);
  expect(sources.length).toBeGreaterThan(35);
  expect([...documented].sort()).toEqual([...new Set(sources)].sort());
});
