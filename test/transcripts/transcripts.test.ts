import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

describe('transcripts', () => {
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
    it(`${file} reads as written`, async () => {
      const { say, clock } = await anOffice();
      for (const { at, turn } of parse(readFileSync(new URL(file, FOLDER), 'utf8'))) {
        if (at !== undefined) clock.at = Date.parse(at);
        if (turn === undefined) continue;
        const chat = turn.where === '私聊' ? 'single' : turn.where === '外群' ? 'unlisted' : 'group';
        const who = PEOPLE[turn.who] ?? turn.who;
        expect({ said: turn.said, answer: await say({ who, text: turn.said, chat }) }).toEqual({
          said: turn.said,
          answer: turn.answer,
        });
      }
    });
  }
});
