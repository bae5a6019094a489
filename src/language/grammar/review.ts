import { doubtBehindClosing } from '../aftermath.ts';
import type { Command } from '../command.ts';
import { daysIn, takeDay } from '../day-in-words.ts';
import { asks } from '../doubts.ts';
import type { Doubt, Reading } from '../reading.ts';
import { certain, choice } from '../readings.ts';
import { skip, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import {
  doubtInText,
  lacking,
  ofTask,
  type SaidOfTask,
  surely,
  type TaskForm,
  VERB_END,
  wordsOf,
  written,
} from './of-task.ts';

const verb = (words: string): RegExp => new RegExp(`(?:${words})${VERB_END}`, 'y');

/** 同意12号办结, 批准12号的延期申请, 不同意12号延期: what it is that is agreed to. */
const AGREED = new RegExp(
  `\\s?(?:的|任务|事项|予以|申请)*(延期|展期|延长时限|办结|销号|结项|通过)(?:的?申请|的?请求)?(?:${VERB_END}|(?<=延期)(?=[到至]))`,
  'y',
);

/** 通过 12 · 12号审核通过 · 同意12号办结; 同意12号延期 grants the extension. */
export const APPROVE: Grammar = ofTask({
  usage: ['通过', ''],
  several: true,
  verb: verb(
    '(?:审核|审批|审查)通过|通过审[核批查]|(?:审核)?同意(?:通过|办结)|予以通过|准予(?:通过|办结)|通过',
  ),
  read: (said) => {
    const agreed = said.between === undefined ? takeMatch(AGREED, said.line.key, said.at) : undefined;
    if (agreed !== undefined) return readAgreed(said, agreed);
    const vague = /^(?:同意|批准)$/.test(said.word) && said.between === undefined;
    if (vague && said.doubt === 'maybe-not-a-task') return undefined;
    if (vague) {
      return choice('incomplete', withNote('approve', said), { kind: 'grant-extension', ref: said.ref });
    }
    return struckOff('approve', said, said.word === '通过');
  },
});

function readAgreed(said: SaidOfTask, agreed: RegExpExecArray): Reading {
  const behind = { ...surely(said), at: said.at + agreed[0].length };
  // 同意12号延期了 tells what was done.
  const told: SaidOfTask = said.line.key.startsWith('了', behind.at)
    ? { ...behind, doubt: 'reported-speech' }
    : behind;
  switch (agreed[1]) {
    case '销号':
      return struckOff('close', told, false);
    case '延期':
    case '展期':
    case '延长时限':
      return granted(told);
    default:
      return struckOff('approve', told, false);
  }
}

/** 销号 12 · 12号予以销号. */
export const CLOSE: Grammar = ofTask({
  usage: ['销号', ''],
  several: true,
  verb: verb('(?:同意|准予)?销号'),
  read: (said) => struckOff('close', said, false),
});

/** 销号 12；13号也销号: what is said of another task is no note of this one. */
const ANOTHER_TASK = /(?:#\s?\d+|\d号)[^,;。]{0,6}(?:销号|通过|退回|办结|同意|收到)/;

/** @param loose the word alone may tell of something else: 12号通过，下周开工. */
function struckOff(kind: 'approve' | 'close', said: SaidOfTask, loose: boolean): Reading {
  const rest = said.line.key.slice(said.at);
  const asked = /请|麻烦|帮忙/.test(said.between ?? '') ? 'planned' : undefined;
  const maybe =
    loose && said.between !== undefined && said.found?.kind === 'day-like' && wordsOf(said) !== undefined;
  const doubt: Doubt | undefined = maybe
    ? 'maybe-not-a-task'
    : /\d\s?%|百分之/.test(rest) || ANOTHER_TASK.test(rest)
      ? 'several'
      : (asked ?? doubtBehindClosing(rest) ?? doubtInText(rest));
  return written(said, withNote(kind, said), doubt);
}

function withNote(kind: 'approve' | 'close', said: SaidOfTask): Command {
  const note = wordsOf(said);
  return { kind, ref: said.ref, ...(note === undefined ? {} : { note }) };
}

const RETURN_FORM: TaskForm = {
  usage: ['退回', '理由'],
  verb: new RegExp(
    `(?:退回|驳回|打回|(?:审核|审批|审查)?不(?:予)?通过)(?:${VERB_END}|(?=重报|整改|修改|补[充正报]|完善|重新))`,
    'y',
  ),
  read: (said) => {
    // A day in front of the reason stands for itself; one inside it is told with it.
    const start = skip(/[\s,:]*/y, said.line.key, said.at);
    const first = takeDay(said.line.key, start, said.line.context);
    const within =
      first === undefined ? undefined : skip(/之?[内前]?(?:补正|整改|重报|完善)?/y, said.line.key, first.end);
    const reason = wordsOf({ ...said, at: within ?? said.at });
    if (reason === undefined || /^(?:重新?(?:上?报|报送)|整改|修改|完善|吧|补[正报])+$/.test(reason)) {
      return lacking(RETURN_FORM, said);
    }
    const day = first?.value ?? dayToMend(said);
    const unsure = day?.vague || day?.far ? 'vague-value' : undefined;
    const glued = said.found?.kind === 'day-like' && /^[一-龥]/.test(said.line.key.slice(said.at));
    const other = glued && said.between !== undefined ? 'maybe-not-a-task' : undefined;
    const denied = /不/.test(said.word) ? 'negated' : undefined;
    return written(
      said,
      { kind: 'return', ref: said.ref, reason, ...(day && { mendBy: day.day }) },
      other ?? denied ?? doubtInText(reason) ?? unsure,
    );
  },
};

/** 退回 12 理由 · 12号退回，缺验收报告，3天内补齐. */
export const RETURN: Grammar = ofTask(RETURN_FORM);

const TO_MEND = /^之?[内前]?(?:请|要|须)?(?:补|改|整改|重|完善|反馈|报|修改)/;

/** The one day of a reason by which something is to be mended: 缺验收报告，3天内补齐. */
function dayToMend(said: SaidOfTask) {
  const days = daysIn(said.line.key, said.at, said.line.context).filter(({ end }) =>
    TO_MEND.test(said.line.key.slice(end)),
  );
  return days.length === 1 ? days[0]?.value : undefined;
}

/** 同意延期 12 · 12号同意延期. */
export const GRANT_EXTENSION: Grammar = ofTask({
  usage: ['同意延期', ''],
  verb: new RegExp(
    `(?:同意|批准|准予)(?:其|该项)?(?:延期|展期|延长)(?:申请)?(?:${VERB_END}|(?=[到至]))|(?:延期|展期)(?:申请)?(?:予以)?(?:同意|批准|准予)${VERB_END}`,
    'y',
  ),
  read: granted,
});

/** A day or a reason behind it is not what was asked for, perhaps; so it is shown what stands to be granted. */
function granted(said: SaidOfTask): Reading {
  const rest = said.line.key.slice(said.at);
  const asked = /请|麻烦|帮忙/.test(said.between ?? '') ? 'planned' : doubtBehindClosing(rest);
  const more = wordsOf(said) === undefined ? undefined : 'vague-value';
  return written(said, { kind: 'grant-extension', ref: said.ref }, asked ?? more);
}

const REFUSAL_FORM: TaskForm = {
  usage: ['不同意延期', '理由'],
  verb: verb(
    '(?:不同意|拒绝|不予|不批准|驳回)(?:其|该项)?(?:延期|展期|延长)(?:申请)?|(?:延期|展期)(?:申请)?(?:不予|不)(?:同意|批准|准许?)',
  ),
  read: (said) => {
    const agreed = /延期/.test(said.word) ? undefined : takeMatch(AGREED, said.line.key, said.at);
    const isExtension = /延期|展期|延长/.test(`${said.word}${agreed?.[1] ?? ''}`);
    if (!isExtension) return undefined;
    const behind = agreed === undefined ? said : { ...surely(said), at: said.at + agreed[0].length };
    const reason = wordsOf(behind);
    // Whoever is refused is told why.
    if (reason === undefined) {
      return asks(said.line.key.slice(behind.at))
        ? certain({ kind: 'show', ref: said.ref })
        : lacking(REFUSAL_FORM, said);
    }
    return written(behind, { kind: 'refuse-extension', ref: said.ref, reason }, doubtInText(reason));
  },
};

/** 不同意延期 12 理由 · 12号不同意延期，理由不充分 · 不同意12号延期，理由不充分. */
export const REFUSE_EXTENSION: Grammar = ofTask(REFUSAL_FORM);
