import { opensWithPlan } from '../doubts.ts';
import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { choice } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord, withWords } from './task-said.ts';

const FORM = '协同 编号 说明';
const LEAD = /[\s,:]+|的|任务|事项|工作|项目|我们?局?|本?单位/y;
const BEHIND_TASK = /(?:协同|协办|配合)(?:单位|工作|事项|情况)?(?:说明|进展|情况)?\s?(?:[:,]\s?|\s)/y;

/** 协同 12 已出具用地预审 · 12号协同：…. */
export const ASSIST: Grammar = {
  afterWord: (said) => tellBehindWord(said, { titles: said.entry.word !== '配合', tell: assisted }),
  afterRefs: (said) => {
    const { line, at } = said;
    const word = takeMatch(BEHIND_TASK, line.key, skipAll(LEAD, line.key, at));
    if (word === undefined || cleanNote(line.text.slice(BEHIND_TASK.lastIndex)) === undefined)
      return undefined;
    return tellBehindRefs(said, BEHIND_TASK.lastIndex, assisted);
  },
};

function assisted(task: TaskSaid): readonly Reading[] {
  const { line, ref } = task;
  const words = cleanNote(line.text.slice(task.end));
  const form = FORM.replace('编号', refText(ref));
  // 协同 12 请财政局配合: asked of others, or only meant to be done.
  if (words !== undefined && opensWithPlan(words))
    return [choice('planned', { kind: 'assist', ref, note: words })];
  return withWords(task, words, (note) => ({ kind: 'assist', ref, note }), form);
}
