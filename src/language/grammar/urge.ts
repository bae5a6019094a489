import { certain } from '../readings.ts';
import { takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { doubtInText, ofTask, VERB_END, wordsOf, written } from './of-task.ts';

const OVERDUE =
  /[\s:]*(?:一下|所有|全部|的)*(?:逾期|超期)(?:未完成|未办结|未销号|的|任务|事项|单位|一下)*(?:[\s,。!]|谢谢)*$/y;

/** 催一下12号的进度: what is urged, no message. */
const ABOUT_IT = /^的?(?:任务|事项)?的?(?:进度|进展|反馈|办理情况|情况)+(?:吧|谢谢|[\s。!])*$/;

const OF_TASK: Grammar = ofTask({
  usage: ['催办', ''],
  several: true,
  verb: new RegExp(`(?:催办|催报|催促|催一催|催催|催)${VERB_END}`, 'y'),
  read: (said) => {
    const rest = said.line.key.slice(said.at);
    if (ABOUT_IT.test(rest) && said.found?.kind !== 'counted')
      return certain({ kind: 'urge', ref: said.ref });
    const note = wordsOf(said)?.replace(/^(?:谢谢|哈|啊|吧)+[。!！]*$/u, '') || undefined;
    return written(
      said,
      { kind: 'urge', ref: said.ref, ...(note === undefined ? {} : { note }) },
      note === undefined ? undefined : doubtInText(note),
    );
  },
});

/** 催办 12 留言 · 催一下12号 · 12号催一下 · 催办逾期. */
export const URGE: Grammar = {
  ...OF_TASK,
  afterWord: (said) =>
    takeMatch(OVERDUE, said.line.key, said.at)
      ? [certain({ kind: 'urge-overdue' })]
      : OF_TASK.afterWord?.(said),
};
