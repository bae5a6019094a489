import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Role } from '../../src/domain/people.ts';
import type { Command } from '../../src/language/command.ts';
import { LEXICON, type LexiconEntry } from '../../src/language/lexicon.ts';
import { parseMessage } from '../../src/language/parse-message.ts';
import { examplesOf, helpReply } from '../../src/wording/help.ts';
import { aCalendar } from '../support/a-task.ts';

const CONTEXT = { today: day('2026-11-23'), calendar: aCalendar(), botNames: ['督办助手'] };

function readAs(text: string): string[] {
  return parseMessage(text, CONTEXT)
    .flatMap(({ readings }) => readings)
    .map((reading) => (reading.kind === 'command' ? reading.command.kind : reading.kind));
}

/** What an example may be read as besides the entry's own kind: everything about a problem stands under 问题. */
const FAMILY: Partial<Record<LexiconEntry['kind'], readonly Command['kind'][]>> = {
  problem: ['problem', 'problem-option', 'problem-answer', 'solve', 'escalate', 'show-problem'],
  urge: ['urge', 'urge-overdue'],
};

const EXAMPLES = LEXICON.flatMap((entry) =>
  examplesOf(entry).map((example) => [example, entry.kind, FAMILY[entry.kind] ?? [entry.kind]] as const),
);

const lines = (topic?: string, ...roles: Role[]): string[] =>
  plainText(helpReply(topic, roles.length === 0 ? undefined : roles)).split('\n');

describe('the examples of the lexicon', () => {
  it.each(EXAMPLES)('%s is understood as %s', (example, _, kinds) => {
    const read = readAs(example);
    expect(read.length).toBe(1);
    expect(kinds).toContain(read[0]);
  });
});

describe('helpReply', () => {
  it.each<[Role[], string[]]>([
    [['owner'], ['progress', 'accept', 'mine', 'problem', 'extend']],
    [['liaison'], ['progress', 'accept', 'mine', 'problem', 'extend']],
    [['supervisor'], ['todo', 'assign', 'urge', 'approve', 'close']],
    [['leader'], ['report', 'list', 'why', 'remark', 'todo']],
    [['secretary'], ['report', 'list', 'why', 'remark', 'todo']],
    [['head'], ['mine', 'assist', 'answer', 'list', 'todo']],
    [['signer'], ['sign', 'report', 'list', 'list', 'posts']],
    [
      ['owner', 'supervisor'],
      ['todo', 'assign', 'urge', 'approve', 'close'],
    ],
  ])('shows %j the five things he says most, as he types them', (roles, kinds) => {
    const [, ...said] = lines(undefined, ...roles);
    expect(said.slice(0, 5).flatMap(readAs)).toEqual(kinds);
  });

  it('offers nobody what his roles may not', () => {
    const offered = (role: Role): string[] =>
      lines(undefined, role).flatMap((line) => line.split(/[、：\s]/u));
    const offices = ['交办', '销号', '批示', '绑定申请', '同意绑定', '暂缓'];
    expect(offices.filter((word) => offered('owner').includes(word))).toEqual([]);
    expect(offices.filter((word) => offered('supervisor').includes(word))).toEqual(offices);
    expect(offices.filter((word) => offered('leader').includes(word))).toEqual(['批示']);
    const owners = ['签收', '签收全部', '办结', '协同', '延期'];
    expect(owners.filter((word) => offered('owner').includes(word))).toEqual(owners);
    for (const role of ['supervisor', 'leader', 'signer'] as const)
      expect(owners.filter((word) => offered(role).includes(word))).toEqual([]);
  });

  it('shows somebody not known yet how to be known', () => {
    expect(lines()[1]).toBe('绑定 张三 住建局');
  });

  it('shows one command with its examples, its other words, and who may', () => {
    const [first, ...rest] = lines('交办', 'owner');
    expect(first).toBe(`交办：${LEXICON.find(({ kind }) => kind === 'assign')?.usage}`);
    expect(rest.join('\n')).toContain('派发');
    expect(rest).toContain('谁可以用：督查员');
    expect(lines('批示', 'owner')).toContain('谁可以用：督查员、领导、秘书');
  });

  it('finds a command by any of its words', () => {
    expect(lines('派发', 'supervisor')).toEqual(lines('交办', 'supervisor'));
  });

  it('says that a word is no command, and what is', () => {
    expect(lines('飞行', 'owner').slice(0, 2)).toEqual([
      '没有“飞行”这个命令',
      ...lines(undefined, 'owner').slice(0, 1),
    ]);
  });
});
