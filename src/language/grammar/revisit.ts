import { doubtBehindClosing } from '../aftermath.ts';
import { daysIn, takeDay } from '../day-in-words.ts';
import { skip, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import {
  doubtInText,
  lacking,
  ofTask,
  surely,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';

const FOUND =
  /(?:[\s,:]|的|任务|事项|后|情况|结果|核查|经?现场|已|均|反映|为|是)*(基本|大?部分|大体)?(?:(不属实)(?!的)|(不实|失实|不符|属实)(?=$|[\s,:;。!、(吗么吧]))/y;

const FORM: TaskForm = {
  usage: ['回访', '属实'],
  verb: new RegExp(`(?:回访|回头看|复核)(?:情况|结果)?(?:${VERB_END}|(?=不?属实|基本|失实|不实|不符))`, 'y'),
  read: (said) => {
    const { line, ref } = said;
    const found = takeMatch(FOUND, line.key, said.at);
    if (found === undefined) return lacking(FORM, said);
    const end = said.at + found[0].length;
    const behind = { ...surely(said), at: end };
    const half = found[1] === undefined ? undefined : 'vague-value';
    if (found[3] === '属实') {
      const note = wordsOf(behind);
      const taken = doubtBehindClosing(line.key.slice(end));
      return written(behind, { kind: 'revisit', ref, ok: true, ...(note && { note }) }, half ?? taken);
    }
    const first = takeDay(line.key, skip(/[\s,:]*/y, line.key, end), line.context);
    const note = wordsOf(first === undefined ? behind : { ...behind, at: first.end });
    if (note === undefined) return lacking({ usage: ['回访', '不属实 理由'] }, said);
    const days = first === undefined ? daysIn(line.key, end, line.context) : [first];
    const [only, another] = days;
    const unsure = only?.value.vague || only?.value.far ? 'vague-value' : undefined;
    const due = another === undefined ? only?.value.day : undefined;
    return written(
      behind,
      { kind: 'revisit', ref, ok: false, note, ...(due && { due }) },
      half ?? doubtInText(note) ?? unsure,
    );
  },
};

/** 回访 12 属实 · 回访12不属实 理由 · 12号回访属实. */
export const REVISIT: Grammar = ofTask(FORM);
