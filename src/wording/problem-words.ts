import { assertNever } from '../domain/assert-never.ts';
import { type Directory, shortUnitName } from '../domain/people.ts';
import { askedOf } from '../domain/problem-asked.ts';
import type { Problem, ProblemLevel } from '../domain/task.ts';
import { shortened } from './task-lines.ts';

const LEVELS: Readonly<Record<ProblemLevel, string>> = {
  1: '单位/乡镇',
  2: '分管领导',
  3: '政府办公会',
  4: '常务会/县委',
};

/** Before whom a problem of this level lies. */
export function levelName(level: ProblemLevel): string {
  return LEVELS[level];
}

/** Whom a problem asks, by the short names of units: `财政局、王建国`; nothing if nobody. */
export function askedText({ asks }: Pick<Problem, 'asks'>, directory: Directory): string | undefined {
  if (asks === undefined) return undefined;
  const names = askedOf(asks, directory).map((asked) => {
    switch (asked.kind) {
      case 'unit':
        return asked.said ?? shortUnitName(directory, asked.unit);
      case 'person':
        return asked.person.name;
      case 'unknown':
        return asked.name;
      default:
        return assertNever(asked);
    }
  });
  return names.join('、');
}

/** A way out as it is shown: `方案2 分期建设`, or as its author numbered it: `方案二 分期建设`. */
export function optionText(option: string, index: number, longest: number): string {
  return shortened(option.startsWith('方案') ? option : `方案${index + 1} ${option}`, longest);
}

/** The asked of whom the roster knows nothing: nobody can be told. */
export function unknownAsked({ asks }: Pick<Problem, 'asks'>, directory: Directory): readonly string[] {
  return askedOf(asks ?? '', directory).flatMap((asked) => (asked.kind === 'unknown' ? [asked.name] : []));
}
