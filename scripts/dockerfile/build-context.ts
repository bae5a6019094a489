import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files that a build gets to see, as paths relative to `folder`: all but what `.dockerignore` leaves out. Of its
 * patterns the last that fits a file, or a folder above it, decides.
 */
export function buildContext(folder: string): readonly string[] {
  const rules = parseDockerignore(readFileSync(join(folder, '.dockerignore'), 'utf8'));
  const files: string[] = [];
  const walk = (under: string): void => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (!entry.isDirectory()) {
        if (!isIgnored(path, rules)) files.push(path);
      } else if (!isIgnored(path, rules) || rules.some((rule) => rule.exception && rule.isBelow(path))) {
        walk(path);
      }
    }
  };
  walk('');
  return files.sort();
}

interface Rule {
  readonly exception: boolean;
  fits(path: string): boolean;
  /** Whether the pattern may fit something inside that folder. */
  isBelow(folder: string): boolean;
}

export function parseDockerignore(text: string): readonly Rule[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const exception = line.startsWith('!');
      const pattern = line.replace(/^!/, '').replace(/^\/|\/$/g, '');
      const expression = new RegExp(
        `^${pattern
          .split(/\*\*\/?/)
          .map(oneLevel)
          .join('.*')}$`,
      );
      return {
        exception,
        fits: (path) => expression.test(path),
        isBelow: (path) => pattern.includes('**') || pattern.startsWith(`${path}/`),
      };
    });
}

/** Whether the build does not get to see that file or folder. */
export function isIgnored(path: string, rules: readonly Rule[]): boolean {
  const levels = path.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  const last = rules.findLast((rule) => levels.some((level) => rule.fits(level)));
  return last !== undefined && !last.exception;
}

function oneLevel(part: string): string {
  return part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}
