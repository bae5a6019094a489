import type { TaskRef } from '../command.ts';
import type { Line } from '../line.ts';
import { isName, mayBeName, takeName } from '../person-names.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { takeRef } from '../references.ts';
import { skip, type Taken } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import {
  lacking,
  ofTask,
  type SaidOfTask,
  surely,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';

const TO = /(?:[\s,:]|转交|移交|转|交|给|到|至|由|责任人|负责人)*/y;

const FORM: TaskForm = {
  usage: ['转交', '姓名'],
  verb: /(?:转交|移交|转办|转给|交给|交接给?)(?=[\s,:给至到]|[一-龥]{2,4}(?:同志)?(?:$|[\s,。!]))/y,
  read: (said) => {
    const { line, ref } = said;
    const start = skip(TO, line.key, said.at);
    const unit = /^[一-龥]{1,10}(?:局|委|办|镇|乡|街道|中心)[\s。!]*$/.exec(line.key.slice(start))?.[0];
    // Another unit's task is more than another owner.
    if (unit !== undefined) return unclear('incomplete', `改 ${refText(ref)} 牵头单位 ${unit.trim()}`);
    const name = takeName(line.key, start);
    if (name === undefined) return lacking(FORM, said);
    return handedOver(said, name, /给|到|至|\s|[,:]/.test(`${said.word}${line.key.slice(said.at, start)}`));
  },
};

/** @param apart something stood between the word and the name, so that it is no other word: 12号转交材料. */
function handedOver(said: SaidOfTask, name: Taken<string>, apart: boolean): Reading {
  // 转交12号材料: what is glued to the task is a name, or the number was none of a task.
  const behind = { ...(isName(name.value) ? surely(said) : said), at: name.end };
  const sure = apart || isName(name.value) || said.between === undefined;
  const gone = /已|了/.test(said.between ?? '') ? 'reported-speech' : undefined;
  const more = wordsOf(behind) === undefined ? undefined : 'incomplete';
  const command = { kind: 'hand-over', ref: said.ref, to: name.value } as const;
  return written(behind, command, (sure ? gone : 'maybe-not-a-task') ?? more);
}

const OF_TASK = ofTask(FORM);

/** 转交 12 李四 · 12号转交李四 · 把12号转给李四 · 转给李四 12. */
export const HAND_OVER: Grammar = {
  ...OF_TASK,
  afterWord: (said) => {
    const turned = nameThenTask(said.line, said.at);
    return turned ?? OF_TASK.afterWord?.(said);
  },
};

function nameThenTask(line: Line, at: number): readonly Reading[] | undefined {
  const match = /^[\s:,给]*([一-龥·]{2,8})[\s:,]*(?=[#第任\d])/.exec(line.key.slice(at));
  const [all, to] = match ?? [];
  if (all === undefined || to === undefined || !isName(to)) return undefined;
  const found = takeRef(line.key, at + all.length);
  const whole = found !== undefined && new RegExp(`^${VERB_END}[\\s。!]*$`).test(line.key.slice(found.end));
  const ref: TaskRef | undefined = whole && found.value.kind !== 'counted' ? found.value.ref : undefined;
  return ref && [certain({ kind: 'hand-over', ref, to })];
}

const ALL_USAGE = '交接 张三 李四';
const TWO_NAMES =
  /^(?:一下|下)?[\s:,]*(?:把|将)?([一-龥·]{2,8}?)(?:同志)?(?:的?(?:全部|所有)?(?:任务|事项|工作))?(?:\s*(?:→|->|到|给|与|和|、|,)\s*|\s+)(?:给)?([一-龥·]{2,8}?)(?:同志)?[\s。!]*$/;

/** 交接 张三 李四. */
export const HAND_OVER_ALL: Grammar = {
  afterWord: ({ line, at }) => {
    const rest = line.key.slice(at);
    const [, from, to] = TWO_NAMES.exec(rest) ?? [];
    if (from !== undefined && to !== undefined) return reading(from, to);
    return /^[\s:。!]*$/.test(rest) || /^\s+[一-龥·]{2,4}[\s。!]*$/.test(rest)
      ? [unclear('incomplete', ALL_USAGE)]
      : undefined;
  },
};

function reading(from: string, to: string): readonly Reading[] | undefined {
  if (!mayBeName(from) || !mayBeName(to) || from === to) return [unclear('incomplete', ALL_USAGE)];
  const command = { kind: 'hand-over-all', from, to } as const;
  return [isName(from) && isName(to) ? certain(command) : choice('incomplete', command)];
}

const ALL_OF =
  /^(?:请|麻烦|帮忙)*(?:把|将)?([一-龥·]{2,8}?)(?:同志)?(?:的|名下|手上|负责)*(?:全部|所有)?(?:任务|事项|工作)(?:全部|都|统一)?(?:交接|移交|转交|转给|交)给?([一-龥·]{2,8}?)(?:同志)?$/;

/** 张三的任务交接给李四: a line that begins with neither a command nor a task. */
export function readHandOverAll(whole: string): Reading | undefined {
  const [, from, to] = ALL_OF.exec(whole) ?? [];
  if (from === undefined || to === undefined) return undefined;
  if (/^我/.test(from)) return unclear('incomplete', ALL_USAGE);
  return mayBeName(from) && mayBeName(to) ? reading(from, to)?.[0] : undefined;
}
