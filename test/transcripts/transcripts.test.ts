import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/colour.ts';
import { day } from '../../src/domain/day.ts';
import type { ReleaseMode } from '../../src/domain/post.ts';
import { taskDump } from '../../src/domain/task-dump.ts';
import { reportNamed } from '../../src/language/report-words.ts';
import { aPerson } from '../support/a-task.ts';
import { aSnapshot, aWaitingReport } from '../support/a-waiting-report.ts';
import { anOffice } from '../support/an-office.ts';
import { hire } from '../support/an-office-desk.ts';

/**
 * Chats as people see them. `名字(where)> text` says; the lines after it, up to an empty line, are the answer.
 * `时间 …` sets the clock; `待发 周调度 11:00 hold` has a report wait (hold, sign); `已发 周调度 2026-11-16 …` freezes one.
 * The people and tasks are those of test/support/a-small-ledger.ts.
 */
const FOLDER = new URL('./', import.meta.url);
const PEOPLE: Readonly<Record<string, string>> = {
  张三: 'zhang',
  王芳: 'wang',
  李四: 'li',
  孙平: 'sun',
  赵敏: 'zhao',
  陈建明: 'chen',
  周文: 'zhou',
  生人: 'nobody',
};

interface Turn {
  readonly who: string;
  readonly where: string;
  readonly said: string;
  readonly answer: string;
}

/** A report that waits today: its word, HH:mm, and how it is released. */
const WAITING = /^待发 (\S+) (\d\d:\d\d) (hold|sign)$/;
/** A report that was frozen: its word, its day, and what it said. */
const FROZEN = /^已发 (\S+) (\S+) (.+)$/;

interface Step {
  readonly at?: string;
  readonly turn?: Turn;
  /** What is done behind the chat. */
  readonly done?: string;
}

function parse(transcript: string): Step[] {
  return transcript
    .split(/\n\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && !paragraph.startsWith('#!'))
    .map((paragraph) => {
      const [first = '', ...rest] = paragraph.split('\n');
      const time = /^时间 (\S+)$/.exec(first);
      if (time) return { at: time[1] ?? '' };
      if (WAITING.test(first) || FROZEN.test(first)) return { done: first };
      const said = /^(\S+?)(?:（(\S+)）)?> (.*)$/.exec(first);
      if (!said) throw new Error(`not a line of a transcript: ${first}`);
      const [, who = '', where = '群', text = ''] = said;
      return { turn: { who, where, said: text.replaceAll('⏎', '\n'), answer: rest.join('\n') } };
    });
}

/** The same answer with WeCom's name and accounts in it. */
const onWecom = (answer: string): string => answer.replaceAll('钉钉', '企业微信').replace(/\bd-/g, 'w-');

type Office = Awaited<ReturnType<typeof anOffice>>;

async function carryOut(done: string, { posts }: Office): Promise<void> {
  const [, word = '', time = '', mode] = WAITING.exec(done) ?? [];
  const kind = reportNamed(word);
  if (kind !== undefined) {
    const post = aWaitingReport({ kind, time, mode: mode as ReleaseMode });
    await posts.update(post.key, () => ({ post, result: undefined }));
  }
  const [, frozen = '', on = '', text = ''] = FROZEN.exec(done) ?? [];
  const report = reportNamed(frozen);
  if (report !== undefined) await posts.freeze(aSnapshot(report, on, 'all', text));
}

/** Replays a transcript and compares every answer. Only what a platform calls an account differs between the two. */
async function replay(file: string, platform: 'wecom' | 'dingtalk'): Promise<Office> {
  const office = await anOffice();
  const accounts = { wecom: 'w-zhou', dingtalk: 'd-zhou' };
  await hire(office, aPerson({ id: 'zhou', name: '周文', unit: '县委督查室', roles: ['signer'], accounts }));
  for (const { at, turn, done } of parse(readFileSync(new URL(file, FOLDER), 'utf8'))) {
    if (at !== undefined) office.clock.at = Date.parse(at);
    if (done !== undefined) await carryOut(done, office);
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
