import { isAccount } from '../doubts.ts';
import type { Grammar } from './grammar.ts';
import { doubtInText, lacking, ofTask, type TaskForm, wordsOf, written } from './of-task.ts';

const FORM: TaskForm = {
  usage: ['批示', '请加快进度'],
  verb: /(?:领导)?批示(?:如下)?(?=$|[\s:,])/y,
  read: (said) => {
    const text = wordsOf(said);
    if (text === undefined) return lacking(FORM, said);
    // 12号领导批示：… and 领导批示12号要抓紧 may tell of what was said; 12号批示，已落实 is an account.
    const rest = said.line.key.slice(said.at);
    const front = said.between !== undefined ? said.found?.kind === 'day-like' : /^[一-龥]/.test(rest);
    const day = front && said.word.startsWith('领导');
    const told =
      isAccount(text) && /^(?:已(?![阅悉知])|正在|还没|未|没)/.test(text) ? 'reported-speech' : undefined;
    const doubt = day ? 'maybe-not-a-task' : (told ?? doubtInText(text));
    return written(said, { kind: 'remark', ref: said.ref, text }, doubt);
  },
};

/** 批示 12 请加快进度 · 12号批示：请加快进度. */
export const REMARK: Grammar = ofTask(FORM);
