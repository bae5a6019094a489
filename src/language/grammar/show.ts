import { asks, isQuestion } from '../doubts.ts';
import type { Reading } from '../reading.ts';
import { certain, unclear } from '../readings.ts';
import { takeRef, takeRefs } from '../references.ts';
import { skip, skipAll, takeMatch } from '../taken.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';
import { isTaskNoun } from './task-nouns.ts';
import { takeTitle } from './title-words.ts';

/** Words that belong to a task, so that 12号 in a question is no day. */
const ABOUT_A_TASK =
  /完成|通过|退回|转交|催办|督办|批示|回访|暂缓|终止|重启|进度|进展|情况|[哪那]一?步|到哪|办结|办完|办好|签收|收到|销号|灯|[红黄]|任务|事项|多少|怎么样|咋样|如何|什么样|报|逾期|超期|到期|时限|负责|牵头|责任|滞后|审核|延期|推进|状态|%|百分|成|是什么|是啥|做完|搞完|还没报|变化/;
const COLOUR =
  '(?:亮|变|成|是|会|还|又|了|为|挂|被|标|判|显示|的|个){0,5}(?:[红黄蓝绿灰](?:灯|牌|色|的|了){0,3}|逾期|滞后|落后|超期|没绿|不绿)';
const WHY = '(?:为什么|为啥|为何|怎么|咋|凭什么)';
const TASK_WORD = /[\s,:]+|的|任务|事项|项目|这[个项]|现在|目前|[会还了]/y;
const BECAME_COLOUR = new RegExp(COLOUR, 'y');
const ASKED_WHY = new RegExp(WHY, 'y');
const COLOUR_WHY = new RegExp(
  `${COLOUR}[的是]?(?:原因|理由|为什么|为啥)(?=$|[\\s?。!]|是什么|是啥|呢|在哪)`,
  'y',
);

/** 查看 12 办结情况: whoever looks writes nothing. */
const LOOKS = /看|打开|显示/;
const FEW_WORDS = /^[^\d%百,。;]{0,8}$/;

/** 任务 12 · 12号进展 · 12号完成了吗; the number alone is read where nothing else stands. */
export const SHOW: Grammar = {
  afterWord: ({ line, at }) => {
    const found = takeRefs(line.key, skip(BETWEEN_WORD_AND_REF, line.key, at));
    if (found === undefined) {
      const title = takeTitle(line, at);
      const whole = title !== undefined && /^[\s。!?]*$/.test(line.key.slice(title.end));
      return whole ? [certain({ kind: 'show', ref: { kind: 'title', words: title.value } })] : undefined;
    }
    const rest = line.key.slice(found.end);
    if (!/^[\s。!?]*$/.test(rest) && !isTaskNoun(line.key, found.end)) {
      // 查看12号的历史, 看看12号为什么红
      const said = { line, ...found.value, at: found.end };
      const asked = HISTORY.afterRefs?.(said) ?? WHY_COLOUR.afterRefs?.(said);
      if (asked !== undefined || !LOOKS.test(line.key.slice(0, at)) || !FEW_WORDS.test(rest)) return asked;
    }
    return found.value.refs.map(({ ref }) => certain({ kind: 'show', ref }));
  },
  afterRefs: ({ line, refs, range, at }) => {
    const rest = line.key.slice(at);
    const noun = isTaskNoun(line.key, at);
    if (!noun && !asks(rest) && !isQuestion(rest)) return undefined;
    if (range) return undefined;
    return refs.map(({ ref, kind }): Reading => {
      const plain = kind === 'marked' || kind === 'bare' || noun || ABOUT_A_TASK.test(rest);
      return plain ? certain({ kind: 'show', ref }) : unclear('maybe-not-a-task');
    });
  },
};

/** 历史 12 · 12号历史. */
export const HISTORY: Grammar = {
  afterWord: ({ line, at }) => {
    const found = takeRef(line.key, skip(BETWEEN_WORD_AND_REF, line.key, at));
    const alone = found !== undefined && /^(?:的|任务|[\s。?!])*$/.test(line.key.slice(found.end));
    return alone ? [certain({ kind: 'history', ref: found.value.ref })] : undefined;
  },
  afterRefs: ({ line, refs, at }) => {
    const asked = takeMatch(
      /(?:[\s,:]|的|任务|事项)*(?:历史|变更|操作|办理)(?:记录|进展|情况|过程)?[\s。?!]*$/y,
      line.key,
      at,
    );
    return asked && refs.map(({ ref }) => certain({ kind: 'history', ref }));
  },
};

/** 为什么红 12 · 为什么12号是红灯 · 12号为什么红. */
export const WHY_COLOUR: Grammar = {
  afterWord: ({ line: { key }, at }) => {
    const named = key.slice(0, at).endsWith('原因');
    const colour = takeMatch(BECAME_COLOUR, key, skipAll(TASK_WORD, key, at));
    const first = takeRef(
      key,
      colour ? skipAll(TASK_WORD, key, BECAME_COLOUR.lastIndex) : skip(BETWEEN_WORD_AND_REF, key, at),
    );
    if (first === undefined) return undefined;
    const said = colour ?? takeMatch(BECAME_COLOUR, key, skipAll(TASK_WORD, key, first.end));
    return said || named ? [certain({ kind: 'why', ref: first.value.ref })] : undefined;
  },
  afterRefs: ({ line: { key }, refs, at }) => {
    const start = skipAll(TASK_WORD, key, at);
    const why = takeMatch(ASKED_WHY, key, start);
    const said = why
      ? takeMatch(BECAME_COLOUR, key, skipAll(TASK_WORD, key, start + why[0].length))
      : takeMatch(COLOUR_WHY, key, start);
    return said && refs.map(({ ref }) => certain({ kind: 'why', ref }));
  },
};
