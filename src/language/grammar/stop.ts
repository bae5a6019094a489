import { takeDay } from '../day-in-words.ts';
import { skip } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import {
  doubtInText,
  lacking,
  ofTask,
  type SaidOfTask,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';

const LABEL = /^(?:依据|根据|理由|原因|因由)(?:是|为)?[:：]\s*/u;
const ON_WHAT = '(?:办理|推进|实施|督办)?';

function stopping(kind: 'suspend' | 'cancel', word: string, verbs: string): TaskForm {
  const form: TaskForm = {
    usage: [word, '依据'],
    verb: new RegExp(`(?:${verbs})${ON_WHAT}${VERB_END}`, 'y'),
    read: (said) => {
      const basis = wordsOf(said)?.replace(LABEL, '');
      // 取消12号 may want the last report back rather than the task stopped.
      const other = said.word === '取消' && said.between === undefined;
      if (other && /^(?:签收|办结|进度|填报|上报|反馈|记录|延期|操作)/.test(basis ?? '')) return undefined;
      if (basis === undefined || basis === '') return other ? undefined : lacking(form, said);
      const asked = /请|麻烦/.test(said.between ?? '') ? 'planned' : undefined;
      const doubt = other ? 'incomplete' : (asked ?? doubtInText(basis));
      return written(said, { kind, ref: said.ref, basis }, doubt);
    },
  };
  return form;
}

/** 暂缓 12 依据 · 12号暂缓，依据…. */
export const SUSPEND: Grammar = ofTask(stopping('suspend', '暂缓', '暂缓|缓办|暂停'));
/** 终止 12 依据 · 12号终止，依据…. */
export const CANCEL: Grammar = ofTask(stopping('cancel', '终止', '终止|作废'));

/** 重启 12 · 重启 12 12月31日 · 12号重启，时限12月31日. */
export const REOPEN: Grammar = ofTask({
  usage: ['重启', ''],
  verb: new RegExp(`(?:重启|重新启动|恢复)(?:${ON_WHAT}${VERB_END}|(?=[到至\\d]|时限|新时限))`, 'y'),
  read: (said) => {
    const day = newDue(said);
    const rest = wordsOf(day === undefined ? said : { ...said, at: day.end });
    const more = rest === undefined || /^(?:完成|办结|截止)$/.test(rest) ? undefined : 'incomplete';
    const asked = /请|麻烦/.test(said.between ?? '') ? 'planned' : undefined;
    const unsure = day?.value.vague || day?.value.far ? 'vague-value' : undefined;
    const command = { kind: 'reopen', ref: said.ref, ...(day && { due: day.value.day }) } as const;
    return written(said, command, asked ?? more ?? unsure);
  },
});

function newDue({ line, at }: SaidOfTask) {
  const start = skip(/(?:[\s,:]|新?的?时限|期限|调整|改|延长|为|是|到|至|在|于)*/y, line.key, at);
  return takeDay(line.key, start, line.context);
}
