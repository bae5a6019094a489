import type { Command } from '../command.ts';
import { asks } from '../doubts.ts';
import { cleanNote } from '../notes.ts';
import type { Reading } from '../reading.ts';
import { asked, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { explanationFrom } from './promise.ts';
import { type TaskSaid, tellBehindRefs, tellBehindWord, withWords } from './task-said.ts';

const FORM = '原因 编号 原因和措施，12月4日完成';

const LEAD = /[\s,:]+|的|任务|事项|工作|项目|目前|关于/y;
const LATE =
  /逾期|滞后|超期|延误|红灯|黄灯|亮红|亮黄|落后|(?:未|没有?)(?:能)?(?:按[时期]|如期)?(?:完成|报送?)|进度|推进|慢|的/y;
const REASON =
  /(?:(?:主要)?(?:原因|情况说明)|(?<=[期后误])(?:情况)?说明)(?:的?(?:情况)?说明|分析|如下)?(?:[\s:,]|是(?!什么|啥|否|不是)|为(?!什么|何|啥))+/y;
/** 原因 12 … may be followed by the same word again: 原因 12 逾期原因：…. */
const LABEL = /(?:[\s,:]|任务|事项|的|逾期|滞后|超期|主要)*(?:原因|情况说明)(?:[\s:,]|是(?!否)|为)+/y;
const BECAUSE = /因为?(?!此)|由于|鉴于/y;

/** 原因 12 消防整改，12月4日完成 · 12号逾期原因：…，承诺12月4日前完成. 12号因…，12月4日完成 is asked after. */
export const EXPLAIN: Grammar = {
  afterWord: (said) => {
    const { line, entry, at } = said;
    const read = tellBehindWord(said, { titles: entry.word !== '说明', tell: explained });
    if (read !== undefined) return read;
    // 原因：设备未到 says no task; 原因很多 is a sentence.
    return /^\s?[:,]/.test(line.key.slice(at)) || cleanNote(line.text.slice(at)) === undefined
      ? [unclear('incomplete', FORM)]
      : undefined;
  },
  afterRefs: (said) => {
    const { key } = said.line;
    const lead = skipAll(LEAD, key, said.at);
    const reason = takeMatch(REASON, key, skipAll(LATE, key, lead));
    if (reason === undefined) return becauseOf(said, lead);
    const end = REASON.lastIndex;
    if (cleanNote(said.line.text.slice(end)) === undefined || asks(key.slice(lead))) return undefined;
    return tellBehindRefs(said, end, explained);
  },
};

/** 12号因设备未到，承诺12月4日完成: no word of the command, but what it says. */
function becauseOf(said: Parameters<NonNullable<Grammar['afterRefs']>>[0], at: number) {
  const { key } = said.line;
  const because = takeMatch(BECAUSE, key, at);
  if (because === undefined || /延期|延长|展期|顺延|延[到至]/.test(key.slice(at)) || asks(key.slice(at)))
    return undefined;
  if (explanationFrom(said.line, at).promise === undefined) return undefined;
  const read = tellBehindRefs(said, at, explained);
  return read && asked(read, 'incomplete');
}

function explained(task: TaskSaid): readonly Reading[] {
  const { line, ref } = task;
  const label = takeMatch(LABEL, line.key, task.end)?.[0] ?? '';
  const end = task.end + label.length;
  const { words, promise, vague } = explanationFrom(line, end);
  const form = FORM.replace('编号', refText(ref));
  const write = (reason: string): Command => ({
    kind: 'explain',
    ref,
    reason,
    ...(promise === undefined ? {} : { promise }),
  });
  if (vague && words !== undefined) return [choice('vague-value', write(words))];
  return withWords({ ...task, end }, words, write, form);
}
