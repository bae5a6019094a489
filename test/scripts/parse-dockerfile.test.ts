import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIgnored, parseDockerignore } from '../../scripts/dockerfile/build-context.ts';
import { parseDockerfile } from '../../scripts/dockerfile/parse-dockerfile.ts';

describe('parseDockerfile', () => {
  it('reads stages, continued lines and both forms of commands', () => {
    const [build, image] = parseDockerfile(`# a comment
FROM node:20-bookworm-slim AS build
RUN one \\
  # between
  && two
FROM node:20-bookworm-slim
ENV A=1 B=/data
COPY --from=build /app/a /app/b ./
HEALTHCHECK --interval=30s --timeout=5s \\
  CMD ["node", "-e", "x"]
`);
    expect(build).toMatchObject({ base: 'node:20-bookworm-slim', name: 'build' });
    expect(build?.steps).toEqual([
      { line: 3, text: 'RUN one && two', kind: 'run', argv: ['/bin/sh', '-c', 'one && two'] },
    ]);
    expect(image?.steps).toMatchObject([
      { kind: 'env', values: { A: '1', B: '/data' } },
      { kind: 'copy', from: 'build', sources: ['/app/a', '/app/b'], target: './' },
      { kind: 'healthcheck', argv: ['node', '-e', 'x'] },
    ]);
  });

  it('refuses what it would have to pass over', () => {
    expect(() => parseDockerfile('FROM a\nSHELL ["bash"]')).toThrow('Dockerfile:2: SHELL');
    expect(() => parseDockerfile('FROM a\nCOPY --chown=node a b')).toThrow('Dockerfile:2: COPY');
  });

  it('knows every instruction of the Dockerfile', () => {
    const stages = parseDockerfile(readFileSync('Dockerfile', 'utf8'));
    expect(stages.map(({ name }) => name)).toEqual(['build', undefined]);
    expect(stages.at(-1)?.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['run', 'user', 'healthcheck', 'cmd']),
    );
  });
});

describe('parseDockerignore', () => {
  const rules = parseDockerignore(readFileSync('.dockerignore', 'utf8'));

  it('lets in what the image is built of, and nothing else', () => {
    for (const path of [
      'src/cli.ts',
      'src/simulator/page/assets/page.css',
      '.npmrc',
      'scripts/copy-page-assets.mjs',
    ]) {
      expect(isIgnored(path, rules), path).toBe(false);
    }
    for (const path of [
      'duban.env',
      'duban.yaml',
      'data/people.json',
      'scripts/take-posts.ts',
      'node_modules/koa/a',
    ]) {
      expect(isIgnored(path, rules), path).toBe(true);
    }
  });

  it('takes the last pattern that fits', () => {
    const later = parseDockerignore('**/*.md\n!docs/*.md\ndocs/b.md');
    expect(
      ['a/x.md', 'x.md', 'docs/a.md', 'docs/b.md', 'x.ts'].map((path) => isIgnored(path, later)),
    ).toEqual([true, true, false, true, false]);
  });
});
