import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import { taskDump } from '../../src/domain/task-dump.ts';
import { anOffice } from '../support/an-office.ts';

/**
 * Chats as people see them. `名字(where)> text` says; the lines after it, up to an empty line, are the answer.
 * `时间 …` sets the clock. The people and tasks are those of test/support/a-small-ledger.ts.
 */
const FOLDER = new URL('./', import.meta.url);
const PEOPLE: Readonly<Record<string, string>> = {
  张三: 'zhang',
  王芳: 'wang',
  李四: 'li',
  孙平: 'sun',
  赵敏: 'zhao',
  陈建明: 'chen',
  生人: 'nobody',
};

interface Turn {
  readonly who: string;
  readonly where: string;
  readonly said: string;
  readonly answer: string;
}

function parse(transcript: string): { readonly at?: string; readonly turn?: Turn }[] {
  return transcript
    .split(/\n\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#!'))
    .map((paragraph) => {
      const [first = '', ...rest] = paragraph.split('\n');
      const time = /^时间 (\S+)$/.exec(first);
      if (time) return { at: time[1] ?? '' };
      const said = /^(\S+?)(?:（(\S+)）)?> (.*)$/.exec(first);
      if (!said) throw new Error(`not a line of a transcript: ${first}`);
      const [, who = '', where = '群', text = ''] = said;
      return { turn: { who, where, said: text.replaceAll('⏎', '\n'), answer: rest.join('\n') } };
    });
}

/** The same answer with WeCom's name and accounts in it. */
const onWecom = (answer: string): string => answer.replaceAll('钉钉', '企业微信').replace(/\bd-/g, 'w-');

type Office = Awaited<ReturnType<typeof anOffice>>;

/** Replays a transcript and compares every answer. Only what a platform calls an account differs between the two. */
async function replay(file: string, platform: 'wecom' | 'dingtalk'): Promise<Office> {
  const office = await anOffice();
  for (const { at, turn } of parse(readFileSync(new URL(file, FOLDER), 'utf8'))) {
    if (at !== undefined) office.clock.at = Date.parse(at);
    if (turn === undefined) continue;
    const chat = turn.where === '私聊' ? 'single' : turn.where === '外群' ? 'unlisted' : 'group';
    const who = PEOPLE[turn.who] ?? turn.who;
    const answer = await office.say({ who, text: turn.said, chat, platform });
    expect({ said: turn.said, answer: onWecom(answer) }).toEqual({
      said: turn.said,
      answer: turn.answer,
    });
  }
  return office;
}

describe.each(['wecom', 'dingtalk'] as const)('transcripts on %s', (platform) => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
    it(`${file} reads as written`, async () => {
      await replay(file, platform);
    });
  }

  it('a whole life stands in dump in the order in which it was lived', async () => {
    const { store, office, clock } = await replay('whole-life.txt', platform);
    const record = await store.get({ year: 2026, no: 51 });
    if (record === undefined) throw new Error('task 51 is not there');
    const { task, history } = record;
    const { zone, rules, calendar } = office;
    const bench = { now: clock.at, today: day('2026-12-28'), zone, rules, calendar };
    const dumped = taskDump(task, history, judge(task, bench), await store.directory(), zone);
    expect(dumped.history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
    expect(dumped.history.map(({ kind }) => kind).join(' ')).toBe(
      'assign accept progress problem escalate problem escalate answer solve solve explain extend extend-granted ' +
        'urge progress submit return submit approve revisit progress submit approve',
    );
    expect(dumped).toMatchObject({
      status: 'closed',
      colour: 'green',
      percent: 100,
      problems: [{ no: 1, level: 3, status: 'closed' }],
    });
  });
});
