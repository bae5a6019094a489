import { judge } from '../../src/domain/colour.ts';
import type { Directory } from '../../src/domain/people.ts';
import type { PostKind } from '../../src/domain/post.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Audience, Group, Scope } from '../../src/domain/visibility.ts';
import type { PostMaterial } from '../../src/reports/post-material.ts';
import type { Saying } from '../../src/wording/made-post.ts';
import { DIRECTORY } from './a-small-ledger.ts';
import { aBench } from './a-task.ts';

export function aGroup(audience: Audience = 'county', scope: Scope | 'all' = 'all', id = audience): Group {
  return { id, title: id, audience, scope, compare: false };
}

interface Told {
  readonly kind?: PostKind;
  readonly now?: string;
  readonly group?: Group;
  /** The other groups of the config. */
  readonly others?: readonly Group[];
  readonly directory?: Directory;
}

/** What a post to a unit's group about everything is made of, on Tuesday 24 November 2026, 08:30, unless told. */
export function someMaterial(tasks: readonly Task[], told: Told = {}): PostMaterial {
  const { kind = 'overdue', now = '2026-11-24 08:30', group = aGroup('unit'), others = [] } = told;
  const bench = aBench(now);
  return {
    key: { kind, day: bench.today, group: group.id },
    bench,
    judged: tasks.map((task) => ({ task, judgement: judge(task, bench) })),
    group,
    groups: [group, ...others],
    directory: told.directory ?? DIRECTORY,
    signature: { names: ['县委督查室', '县政府督查室'], short: '县督查室', phone: '8123' },
    botName: '督办助手',
    earlier: [],
    edits: [],
  };
}

/** How a room of WeCom is spoken to, with every row, and nobody called yet. */
export function saying(overrides: Partial<Saying> = {}): Saying {
  return {
    platform: 'wecom',
    called: new Set(),
    mostRows: Number.POSITIVE_INFINITY,
    as: 'post',
    ...overrides,
  };
}
