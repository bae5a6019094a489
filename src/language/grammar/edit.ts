import type { EditableField } from '../../domain/history.ts';
import { FIELD_WORDS, takeField } from '../field-words.ts';
import { cleanNote } from '../notes.ts';
import type { Doubt, Reading } from '../reading.ts';
import { unclear } from '../readings.ts';
import { refText } from '../ref-text.ts';
import { skip, skipAll, takeMatch } from '../taken.ts';
import { readDayValue } from './day-value.ts';
import type { Grammar } from './grammar.ts';
import { doubtInText, lacking, ofTask, type SaidOfTask, surely, type TaskForm, written } from './of-task.ts';

const BEFORE_FIELD = /[\s,:]+|的|把|将|任务|事项/y;
const CHANGED = '(?:修改|变更|调整|更改|更换|更正|改|换|变|定|设|延长|提前|推迟)';
/** 由张三变更为李四: the old value is only for people. */
const FROM_OLD = new RegExp(`(?:原?[由从自])[^,;。]{1,30}?(?=${CHANGED})`, 'y');
const INTO = new RegExp(
  `[\\s:]*(?:请|麻烦|统一|应|要|需|须|拟|建议|可以?|想)?[\\s]*(?:${CHANGED})?(?:一下)?(?:为|成|到|至|是|给)?[\\s:,]*`,
  'y',
);
const WISHED = /应|要|需|须|拟|建议|可以?|想/;
const BASIS = /[\s,;。，；]*[（(]?(?:依据|根据|按照)(?:是|为)?[:：]?\s*/u;

const FORM: TaskForm = {
  usage: ['改', '时限 12月20日 依据…'],
  verb: /(?=的?(?:[\s:,]*))/y,
  read: (said) => {
    const { line } = said;
    const field = takeField(line.key, skipAll(BEFORE_FIELD, line.key, said.at));
    if (field === undefined)
      return /^[\s。!]*$/.test(line.key.slice(said.at)) ? lacking(FORM, said) : undefined;
    const old = skip(FROM_OLD, line.key, field.end);
    const into = takeMatch(INTO, line.key, old)?.[0] ?? '';
    const wished = WISHED.test(into) ? 'planned' : undefined;
    return readValue(said, field.value, old + into.length, wished);
  },
};

function readValue(said: SaidOfTask, field: EditableField, at: number, doubt: Doubt | undefined): Reading {
  const [first, ...behindBasis] = said.line.text.slice(at).split(BASIS);
  const text = cleanNote(first ?? '');
  const basis = cleanNote(behindBasis.join('，'))?.replace(/[）)]$/u, '');
  const ref = said.ref;
  if (text === undefined || !/[\p{L}\p{N}]/u.test(text)) {
    return unclear('incomplete', `改 ${refText(ref)} ${FIELD_WORDS[field]} …`);
  }
  // The field says which number is the task, so that nothing glued to it makes it another thing.
  const sure = surely(said);
  const on = basis === undefined || basis === '' ? {} : { basis };
  if (field === 'due' && FOREVER.test(text)) {
    return written(sure, { kind: 'edit', ref, field: 'ongoing', value: '是', ...on }, doubt);
  }
  if (field !== 'due' && field !== 'start') {
    return written(sure, { kind: 'edit', ref, field, value: text, ...on }, doubt ?? doubtInText(text));
  }
  const found = readDayValue(field, text, said.line.context);
  if (found === undefined || (found.rest !== undefined && basis !== undefined)) {
    return unclear('vague-value', `改 ${refText(ref)} ${FIELD_WORDS[field]} 12月20日`);
  }
  const { day, value, rest, far } = found;
  const why = rest === undefined ? on : { basis: rest };
  const unsure = far ? 'vague-value' : rest === undefined ? undefined : doubtInText(rest);
  return written(sure, { kind: 'edit', ref, field, value, day, ...why }, doubt ?? unsure);
}

const FOREVER = /^(?:持续推进|长期坚持|长期推进|长期|常态化(?:推进)?)$/;

const OF_TASK = ofTask(FORM);
const NAMES_FIELD = /[^,;。]{0,40}/y;

/** 改 12 时限 12月20日 依据… · 12号时限改为12月20日，依据…: any field by its name. */
export const EDIT: Grammar = {
  ...OF_TASK,
  afterRefs: (said) => {
    const { key } = said.line;
    const field = takeField(key, skipAll(BEFORE_FIELD, key, said.at));
    if (field === undefined) return undefined;
    const words = takeMatch(NAMES_FIELD, key, field.end)?.[0] ?? '';
    // 12号责任人李四 tells who it is; only a word of changing changes it.
    return new RegExp(`${CHANGED}(?:一下)?(?:为|成|到|至|是|给)`).test(words)
      ? OF_TASK.afterRefs?.(said)
      : undefined;
  },
};
