import type { ReportEdit } from '../../domain/post.ts';
import type { Command, PostSaid } from '../command.ts';
import type { Line } from '../line.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skip, takeMatch } from '../taken.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import {
  doubtInText,
  ofTask,
  type SaidOfTask,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';
import { takePost } from './post-said.ts';

/** 加注站建设, 移出名单: the word is part of another. */
const GLUED = /[一-龥]/y;
const MAY_FOLLOW = /第|任务|事项|编号|[一二三四五六七八九十百两]{1,7}(?=号|$|[\s,])/y;

/** The same command of the report that was named: 移出 周调度 66. */
function withPost(form: Grammar): Grammar {
  return {
    ...(form.afterRefs === undefined ? {} : { afterRefs: form.afterRefs }),
    afterWord: (said) => {
      const { line, at } = said;
      const post = takePost(line, skip(BETWEEN_WORD_AND_REF, line.key, at));
      const without = post === undefined ? line : leftOut(line, at, post.end);
      if (isPartOfAnother(without, at)) return undefined;
      const readings = form.afterWord?.({ ...said, line: without });
      return post === undefined ? readings : readings?.map((one) => ofPost(one, post.value));
    },
  };
}

/** The line as if a part of it had not been said. */
function leftOut(line: Line, from: number, to: number): Line {
  const without = (text: string): string => text.slice(0, from) + text.slice(to);
  return { ...line, text: without(line.text), key: without(line.key) };
}

function isPartOfAnother({ key }: Line, at: number): boolean {
  return takeMatch(GLUED, key, at) !== undefined && takeMatch(MAY_FOLLOW, key, at) === undefined;
}

function ofPost(reading: Reading, post: PostSaid): Reading {
  const add = (command: Command): Command =>
    command.kind === 'take-out' || command.kind === 'annotate' || command.kind === 'take-back'
      ? { ...command, post }
      : command;
  if (reading.kind === 'command') return certain(add(reading.command));
  return reading.kind === 'choice' ? choice(reading.doubt, ...reading.options.map(add)) : reading;
}

const NO_WORDS = /^(?:一下|谢谢|[\s,。!])*$/;

/** A command that takes nothing but its task: with words behind, it is asked after. */
function alone(said: SaidOfTask, command: Command): Reading {
  const rest = said.line.key.slice(said.at);
  return written(said, command, NO_WORDS.test(rest) ? undefined : 'tentative');
}

/** 移出 66 · 移出 周调度 66 · 66号移出. */
export const TAKE_OUT: Grammar = withPost(
  ofTask({
    usage: ['移出', ''],
    several: true,
    verb: new RegExp(`移出${VERB_END}`, 'y'),
    read: (said) => alone(said, { kind: 'take-out', ref: said.ref }),
  }),
);

const FIGURE = /^[\d.]+\s?%?$/;

const ANNOTATE_FORM: TaskForm = {
  usage: ['加注', '已约谈'],
  verb: /加注(?=$|[\s,:])/y,
  read: (said) => {
    const text = wordsOf(said);
    if (text === undefined) return unclear('incomplete', `加注 ${refText(said.ref)} 已约谈`);
    // 加注 66 60% may be a report.
    const doubt = FIGURE.test(text) ? 'tentative' : doubtInText(text);
    return written(said, { kind: 'annotate', ref: said.ref, text }, doubt);
  },
};

/** 加注 66 已约谈 · 66号加注：已约谈. */
export const ANNOTATE: Grammar = withPost(ofTask(ANNOTATE_FORM));

function takeBack(edit: ReportEdit['kind'], word: string, said: string): Grammar {
  return withPost(
    ofTask({
      usage: [word, ''],
      several: true,
      verb: new RegExp(`(?:${said})${VERB_END}`, 'y'),
      read: (of) => alone(of, { kind: 'take-back', ref: of.ref, edit }),
    }),
  );
}

const PUT_BACK = takeBack('take-out', '移回', '移回');
const UNANNOTATE = takeBack('annotate', '删注', '删注|取消加注|删除加注');

/** 移回 66 · 删注 66. */
export const TAKE_BACK: Grammar = {
  afterWord: (said) => (said.entry.word === '删注' ? UNANNOTATE : PUT_BACK).afterWord?.(said),
  afterRefs: (said) => PUT_BACK.afterRefs?.(said) ?? UNANNOTATE.afterRefs?.(said),
};
