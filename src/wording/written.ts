import type { Judgement } from '../domain/colour.ts';
import type { EntryOf } from '../domain/history.ts';
import { type Block, line, type Message, message } from '../domain/message.ts';
import { targetText } from '../domain/target.ts';
import type { Task } from '../domain/task.ts';
import type { ActTable, ActWords } from './act-words.ts';
import { dueText } from './days.ts';
import { lamp, verdict } from './lamps.ts';
import { OFFICE_ACTS } from './office-acts.ts';
import { OWNER_ACTS } from './owner-acts.ts';
import { percentText, taskName } from './task-lines.ts';
import type { Written } from './written-facts.ts';

const UNDO_HINT = '10 分钟内回复“撤销”可撤回';

/** The answer to a message that wrote one thing. */
export function writtenReply(written: Written): Message {
  return message(...writtenBlocks(written), UNDO_HINT);
}

/** One line of it, where a message wrote several. */
export function writtenBrief(written: Written): Message {
  const { after, judgement } = written;
  const progressed = written.entries.some((entry) => entry.kind === 'progress');
  const more = progressed ? changeText(written) : written.untitled ? '' : actWords(written)?.brief?.(written);
  const change = more ? ` ${more}` : '';
  return message(
    `✅ ${verb(written)} ${called(written)}${change} ${lamp(judgement.colour)}`,
    ...fullHint(after, written, true),
  );
}

/** How many more were signed than are shown; nothing if none. */
export function acceptedMore(count: number): Message {
  return count > 0 ? message(`另有 ${count} 项一并签收，发“我的任务”查看`) : message();
}

export function undoHint(): string {
  return UNDO_HINT;
}

function writtenBlocks(written: Written): readonly (Block | string)[] {
  const { after, judgement, today } = written;
  const head = `✅ ${verb(written)} ${called(written)}`;
  if (written.untitled) return [head, '事项名称不在此显示（不属本群范围或内部掌握）'];
  const note = written.entries.findLast((entry) => entry.note !== undefined)?.note;
  const blocks: (Block | string)[] = [head];
  const lines = actWords(written)?.lines;
  if (lines !== undefined) return [head, ...lines(written)];
  const progressed = written.entries.some((entry) => entry.kind === 'progress');
  if (progressed && after.kindOfTask === 'annual')
    blocks.push(`${changeText(written)}${paceText(judgement)}${verdict(judgement)}`);
  else if (written.entries.some((entry) => entry.kind === 'submit'))
    blocks.push('待审核，审核通过后销号；审核期间不计逾期');
  else blocks.push(verdict(judgement));
  if (note !== undefined) blocks.push(...noteLines(note));
  blocks.push(dueText(after, today));
  blocks.push(...fullHint(after, written, false));
  return blocks;
}

function called(written: Written): string {
  if (!written.untitled) return taskName(written.after, written.openYear);
  return written.after.year === written.openYear
    ? `#${written.after.no}`
    : `${written.after.year}#${written.after.no}`;
}

function verb(written: Written): string {
  const kinds = new Set(written.entries.map((entry) => entry.kind));
  const behalf = written.entries.some((entry) => entry.onBehalf !== undefined) ? '（代录）' : '';
  if (kinds.has('progress')) return `${kinds.has('accept') ? '已签收并记录' : '已记录'}${behalf}`;
  if (kinds.has('submit')) return `已申请办结${behalf}`;
  if (kinds.has('accept')) return `已签收${behalf}`;
  return `${actWords(written)?.verb(written) ?? '已记录'}${behalf}`;
}

const ACTS: ActTable = { ...OWNER_ACTS, ...OFFICE_ACTS };

/** The words of the last act that has words of its own. */
function actWords({ entries }: Written): ActWords | undefined {
  const last = entries.findLast((entry) => ACTS[entry.kind] !== undefined);
  return last === undefined ? undefined : ACTS[last.kind];
}

function changeText({ before, after, entries }: Written): string {
  const report = entries.findLast((entry): entry is EntryOf<'progress'> => entry.kind === 'progress');
  if (after.kindOfTask === 'errand') return '已记进展';
  if (report?.percent === undefined) return percentText(after);
  const amount = report.amount === undefined ? '' : `（${targetText(report.amount)}）`;
  return `${before?.percent ?? 0}% → ${report.percent}%${amount}`;
}

function paceText(judgement: Judgement): string {
  return judgement.expected === undefined ? ' ' : `（时序 ${judgement.expected}%）`;
}

/** 100 % is not closed: say how to end it. */
function fullHint(after: Task, written: Written, short: boolean): readonly string[] {
  const reportedFull = written.entries.some((entry) => entry.kind === 'progress' && entry.percent === 100);
  if (!reportedFull || after.status !== 'active') return [];
  const command = `办结 ${after.year === written.openYear ? after.no : `${after.year}#${after.no}`}`;
  return [short ? `　已达100%，办结请发“${command}”` : `已达 100%，尚未办结：办结请发“${command}”`];
}

/** A note as people wrote it, at most two lines of it on the screen. */
function noteLines(note: string): readonly Block[] {
  const characters = [...note.replace(/\s+/gu, ' ').trim()];
  if (characters.length === 0) return [];
  return [line(characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`)];
}
