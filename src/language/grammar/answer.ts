import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord, withWords } from './task-said.ts';

const FORM = '回复 编号 说明';
const LEAD = /[\s,:]+|的|任务|事项|工作|项目|现|我们?局?|本?单位|督办单?|批示/y;
const BEHIND_TASK = /(?:回复|答复|回应)(?:意见|情况|内容|说明|如下)?\s?(?:[:,]\s?|\s)/y;

/** 回复 12 说明 · 答复 12号 … · 12号批示回复：…. 回复 1 alone is a choice. */
export const ANSWER: Grammar = {
  afterWord: (said) => {
    const read = tellBehindWord(said, { titles: true, tell: replied });
    if (read !== undefined) return read;
    return /^[\s:,。]*$/.test(said.line.key.slice(said.at)) ? [unclear('incomplete', FORM)] : undefined;
  },
  afterRefs: (said) => {
    const { line, at } = said;
    const word = takeMatch(BEHIND_TASK, line.key, skipAll(LEAD, line.key, at));
    if (word === undefined || cleanNote(line.text.slice(BEHIND_TASK.lastIndex)) === undefined)
      return undefined;
    return tellBehindRefs(said, BEHIND_TASK.lastIndex, replied);
  },
};

/** 回复12号批示：…. */
const OF_WHAT = /\s?的?(?:领导)?(?:批示|督办单?)(?:[\s:,]|如下|是)+/y;

function replied(task: TaskSaid): readonly Reading[] {
  const { line, ref } = task;
  const form = FORM.replace('编号', refText(ref));
  const end = task.end + (takeMatch(OF_WHAT, line.key, task.end)?.[0].length ?? 0);
  const words = cleanNote(line.text.slice(end));
  return withWords({ ...task, end }, words, (text) => ({ kind: 'answer', ref, text }), form);
}
