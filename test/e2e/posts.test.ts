import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../src/simulator/chat-log.ts';
import { dubanBeside } from '../support/a-running-bot.ts';
import { aSimulatedHouse, MONDAY, OFFICE_GROUP, type SimulatedHouse } from '../support/a-simulated-house.ts';

const NOW = { DUBAN_NOW: MONDAY };

let town: SimulatedHouse;
beforeAll(async () => {
  town = await aSimulatedHouse({ posts: '{ overdue: {}, weekly: { release: auto } }', more: OFFICE_GROUP });
});
afterAll(() => town.close());

const push = (...args: string[]) => dubanBeside(town.house, ['push', ...args], NOW);
const shownIn = (vendor: 'wecom' | 'dingtalk', id = 'all'): readonly Shown[] =>
  town.simulator.group(id, vendor).sees();
const texts = (shown: readonly Shown[]): readonly string[] =>
  shown.flatMap(({ content }) => ('text' in content ? [content.text] : []));

describe('duban push', () => {
  it('says beforehand exactly what goes, on both platforms', async () => {
    const dry = await push('weekly', '--group', 'all', '--dry-run');
    expect(dry.status, dry.stderr).toBe(0);
    expect(shownIn('wecom')).toEqual([]);
    const done = await push('weekly', '--group', 'all');
    expect(done.status, done.stderr).toBe(0);
    expect(done.stdout).toContain('weekly/2026-11-23/all/wecom：已发');
    for (const vendor of ['wecom', 'dingtalk'] as const) {
      const said = texts(shownIn(vendor)).filter((text) => text.includes('周调度'));
      expect(said.length).toBeGreaterThan(0);
      for (const text of said) expect(dry.stdout).toContain(text);
    }
    expect(dry.stdout).toContain('〔2026〕第1期');
  });

  it('sends the picture and the annex behind the text', () => {
    const kinds = (vendor: 'wecom' | 'dingtalk') => shownIn(vendor).map(({ content }) => content.kind);
    expect(kinds('wecom')).toEqual(['markdown', 'image', 'file']);
    expect(kinds('dingtalk')).toEqual(['markdown', 'markdown', 'file']);
  });

  it('does not post twice unless it is told to', async () => {
    const second = await push('weekly', '--group', 'all');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('--again');
    expect(shownIn('wecom')).toHaveLength(3);
    expect((await push('weekly', '--group', 'all', '--again')).status).toBe(0);
    expect(shownIn('wecom')).toHaveLength(6);
    expect(texts(shownIn('wecom')).every((text) => text.includes('第1期'))).toBe(true);
  });

  it.each([
    ['an unknown kind', ['wekly', '--group', 'all'], /weekly/],
    ['an unknown group', ['weekly', '--group', 'nobody'], /all、office/],
    ['a day that is none', ['weekly', '--group', 'all', '--date', '2026-02-30'], /2026-11-23/],
    ['no group', ['weekly'], /--group/],
  ])('takes no %s', async (_, args, word) => {
    const { status, stderr } = await push(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(word);
  });

  it('shows a past and a coming day without sending', async () => {
    // The ledger was imported on the 23rd: the day before, there was nothing.
    const past = await push('overdue', '--group', 'all', '--date', '2026-11-20', '--dry-run');
    expect(past.stdout).toContain('没有要说的');
    const coming = await push('overdue', '--group', 'all', '--date', '2026-12-04', '--dry-run');
    expect(coming.stdout).toContain('12月4日');
    expect([past.status, coming.status]).toEqual([0, 0]);
  });
});

describe('in the group', () => {
  it('推送 tells what went today, 导出 brings the ledger as a file', async () => {
    const group = town.simulator.group('all', 'wecom');
    const told = await group.ask('刘振华', '@督办助手 推送');
    expect(texts([told]).join('')).toContain('已发');
    await group.say('刘振华', '@督办助手 导出');
    const file = group.sees().findLast(({ content }) => content.kind === 'file');
    expect(file?.content).toMatchObject({ kind: 'file' });
    expect(JSON.stringify(file?.content)).toContain('台账');
  });

  it('周调度 2026-11-23 shows the frozen report again', async () => {
    const again = await town.simulator.group('all', 'wecom').ask('刘振华', '@督办助手 周调度 2026-11-23');
    expect(texts([again]).join('')).toContain('〔2026〕第1期');
  });
});

describe('after a night in which the programme was down', () => {
  it('posts the morning’s list late, and says so', async () => {
    await town.kill();
    await town.simulator.clock.to('2026-11-24T09:10:00+08:00');
    await town.restart();
    const list = await town.simulator
      .group('all', 'wecom')
      .until(({ content }) => 'text' in content && content.text.includes('每日提醒'));
    expect(texts([list]).join('')).toContain('补发');
  });
});
