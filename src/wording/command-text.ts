import type { Command, TaskRef } from '../language/command.ts';
import { refText, commandText as writingText } from '../language/command-text.ts';

/** A command as a person would type it in full, tasks of the open year by their bare number: `进度 12 60% 完成招标`. */
export function commandText(command: Command, openYear: number): string {
  const short = (ref: TaskRef): TaskRef =>
    ref.kind === 'number' && ref.year === openYear ? { kind: 'number', no: ref.no } : ref;
  switch (command.kind) {
    case 'progress':
    case 'submit':
      return writingText({ ...command, ref: short(command.ref) });
    case 'accept':
      return writingText({ ...command, refs: command.refs === 'all' ? 'all' : command.refs.map(short) });
    case 'show':
      return `任务 ${refText(short(command.ref))}`;
    case 'history':
      return `历史 ${refText(short(command.ref))}`;
    case 'why':
      return `为什么红 ${refText(short(command.ref))}`;
    case 'undo':
      return '撤销';
    case 'bind':
      return `绑定 ${command.name} ${command.unit}`;
    case 'approve-bind':
      return `同意绑定 ${command.no}`;
    case 'search':
      return `查 ${command.words}`;
    case 'mine':
      return '我的任务';
    case 'list':
      return '逾期';
    case 'more':
      return '更多';
    case 'help':
      return '帮助';
    case 'group-id':
      return '群号';
  }
}
